#include "daemon/runtime/outbox_loop.hpp"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <utility>

#include "tests/notifiers/outbox/outbox_fixture.hpp"

namespace vekha::test {
namespace {

/// Stands until the test moves it.
class HandClock final : public Clock {
  public:
    explicit HandClock(Instant start) : now_(start) {}
    Instant now() const override {
        const std::lock_guard lock(mutex_);
        return now_;
    }
    std::chrono::milliseconds patience(Instant) const override { return std::chrono::milliseconds{20}; }
    void move(std::chrono::milliseconds by) {
        const std::lock_guard lock(mutex_);
        now_ += by;
    }

  private:
    mutable std::mutex mutex_;
    Instant now_;
};

/// Takes every message; `on_first` is what happens while the first is under way.
class TakingChannel final : public Channel {
  public:
    explicit TakingChannel(std::function<void()> on_first) : on_first_(std::move(on_first)) {}
    std::string_view name() const override { return "smtp"; }
    Outcome send(const Message& message) override {
        std::unique_lock lock(mutex_);
        if (logins_.empty()) on_first_();
        logins_.push_back(message.recipient.login);
        changed_.notify_all();
        return delivered(250);
    }
    std::vector<std::string> wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::seconds{20}, [&] { return logins_.size() >= count; });
        return logins_;
    }

  private:
    std::function<void()> on_first_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> logins_;
};

/// A server that is away for some writes.
class AwayStore final : public Store {
  public:
    explicit AwayStore(Store& inside) : inside_(inside) {}
    Result<void> read(const ReadFunction& function) override { return inside_.read(function); }
    Result<void> write(const WriteFunction& function) override {
        if (refuses == 0) return inside_.write(function);
        {
            const std::lock_guard lock(mutex_);
            --refuses;
            refused_ = true;
        }
        changed_.notify_all();
        return failure(Fault::unavailable, "away");
    }
    std::uint64_t revision() const override { return inside_.revision(); }

    /// Until a write was refused.
    void wait_for_refusal() {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::seconds{20}, [&] { return refused_; });
    }

    std::atomic<int> refuses = 0;

  private:
    Store& inside_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool refused_ = false;
};

class OutboxLoopStory : public OutboxStory {};

TEST_F(OutboxLoopStory, WhatWaitedBehindASlowServerIsLookedAtAgainBeforeItIsSent) {
    const auto first = add_task("Провести заседание");
    const auto second = add_task("Издать приказ");
    const auto third = add_task("Собрать отчёты");
    plan(first, NoticeKind::reminder, "T0", {PersonId{1}}, morning);
    plan(second, NoticeKind::reminder, "T0", {PersonId{2}}, morning);
    plan(third, NoticeKind::reminder, "T0", {PersonId{3}}, morning);
    HandClock clock(morning);
    const auto channel = std::make_shared<TakingChannel>([&] {
        clock.move(OutboxLoop::claim_fresh);
        set_state(second, TaskState::accepted);
    });
    OutboxLoop loop(*store_, *outbox_, {{"smtp", channel}}, clock, "daemon-1", 1);
    loop.start();
    EXPECT_THAT(channel->wait_for(2), testing::ElementsAre("lead", "controller"));
    EXPECT_TRUE(loop.stop());
    EXPECT_EQ(row("2/T0/2").state, OutboxState::dropped);
    EXPECT_EQ(row("3/T0/3").state, OutboxState::sent);
}

/// A store whose writer lets one wait: as long as another daemon stands still in its transaction.
class SlowStore final : public Store {
  public:
    SlowStore(Store& inside, std::function<void()> wait) : inside_(inside), wait_(std::move(wait)) {}
    Result<void> read(const ReadFunction& function) override { return inside_.read(function); }
    Result<void> write(const WriteFunction& function) override {
        if (auto wait = std::exchange(wait_, {})) wait();
        return inside_.write(function);
    }
    std::uint64_t revision() const override { return inside_.revision(); }

  private:
    Store& inside_;
    std::function<void()> wait_;
};

TEST_F(OutboxLoopStory, AClaimThatWaitedForTheDatabaseIsAsOldAsItsLease) {
    const auto task = add_task("Провести заседание");
    plan(task, NoticeKind::reminder, "T0", {PersonId{1}}, morning);
    HandClock clock(morning);
    SlowStore store(*store_, [&] { clock.move(OutboxLoop::claim_fresh); });
    Outbox outbox = outbox_over(store);
    std::optional<std::chrono::milliseconds> left;
    const auto channel = std::make_shared<TakingChannel>([&] {
        const auto kept = *read_as<std::optional<Delivery>>(
            *store_, [](ReadView& view) { return view.delivery(DeliveryId{1}); });
        left = *kept->leased_until - clock.now();
    });
    OutboxLoop loop(store, outbox, {{"smtp", channel}}, clock, "daemon-1", 1);
    loop.start();
    EXPECT_THAT(channel->wait_for(1), testing::ElementsAre("lead"));
    EXPECT_TRUE(loop.stop());
    EXPECT_EQ(left, settings_.lease) << "it was claimed anew before it was sent";
}

TEST_F(OutboxLoopStory, NothingIsSentByADaemonThatOthersMayHoldForGone) {
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {PersonId{1}}, morning);
    plan(add_task("Издать приказ"), NoticeKind::reminder, "T0", {PersonId{2}}, morning);
    HandClock clock(morning);
    std::atomic<bool> alive = true;
    const auto channel = std::make_shared<TakingChannel>([&] { alive = false; });
    OutboxLoop loop(*store_, *outbox_, {{"smtp", channel}}, clock, "daemon-1", 1,
                    [&] { return alive.load(); });
    loop.start();
    EXPECT_THAT(channel->wait_for(1), testing::ElementsAre("lead"));
    EXPECT_TRUE(loop.stop());
    EXPECT_EQ(row("2/T0/2").state, OutboxState::taken);
    const auto kept = *read_as<std::optional<Delivery>>(
        *store_, [](ReadView& view) { return view.delivery(DeliveryId{2}); });
    EXPECT_EQ(kept->state, DeliveryState::waiting) << "free to be sent by another";
    OutboxLoop other(*store_, *outbox_, {{"smtp", channel}}, clock, "daemon-2", 1);
    other.start();
    EXPECT_THAT(channel->wait_for(2), testing::ElementsAre("lead", "helper"));
    EXPECT_TRUE(other.stop());
}

TEST_F(OutboxLoopStory, ADeliveredMessageIsNotedOnceTheDatabaseIsBack) {
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {PersonId{1}}, morning);
    AwayStore store(*store_);
    Outbox outbox = outbox_over(store);
    HandClock clock(morning);
    const auto channel = std::make_shared<TakingChannel>([&] { store.refuses = 1; });
    OutboxLoop loop(store, outbox, {{"smtp", channel}}, clock, "daemon-1", 1);
    loop.start();
    EXPECT_THAT(channel->wait_for(1), testing::ElementsAre("lead"));
    // Planned for another: it is sent after the first was noted.
    plan(add_task("Издать приказ"), NoticeKind::reminder, "T0", {PersonId{2}}, morning);
    loop.nudge();
    channel->wait_for(2);
    EXPECT_EQ(row("1/T0/1").state, OutboxState::sent);
    EXPECT_EQ(store.refuses, 0);
}

TEST_F(OutboxLoopStory, ASenderThatIsStoppedStillNotesWhatWasDelivered) {
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {PersonId{1}}, morning);
    AwayStore store(*store_);
    Outbox outbox = outbox_over(store);
    HandClock clock(morning);
    const auto channel = std::make_shared<TakingChannel>([&] { store.refuses = 2; });
    OutboxLoop loop(store, outbox, {{"smtp", channel}}, clock, "daemon-1", 1);
    loop.start();
    store.wait_for_refusal();
    loop.stop();
    EXPECT_EQ(row("1/T0/1").state, OutboxState::sent);
}

TEST_F(OutboxLoopStory, ANudgeBringsWhatWasPlannedMeanwhile) {
    HandClock clock(morning);
    const auto channel = std::make_shared<TakingChannel>([] {});
    OutboxLoop loop(*store_, *outbox_, {{"smtp", channel}}, clock, "daemon-1");
    loop.start();
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {PersonId{1}}, morning);
    loop.nudge();
    EXPECT_THAT(channel->wait_for(1), testing::ElementsAre("lead"));
}

}  // namespace
}  // namespace vekha::test
