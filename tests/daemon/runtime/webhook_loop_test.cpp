#include "daemon/runtime/webhook_loop.hpp"

#include <condition_variable>
#include <map>

#include "tests/notifiers/webhooks/office.hpp"

namespace vekha::webhooks {
namespace {

/// Receivers by name: "slow" answers when it is let go, the others at once.
class Receivers {
  public:
    PostOutcome take(const Webhook& to) {
        std::unique_lock lock(mutex_);
        ++taken_[to.name];
        changed_.notify_all();
        if (to.name == "slow") changed_.wait(lock, [&] { return free_; });
        return {PostVerdict::taken, "sent", 200, {}};
    }
    bool wait_for(const std::string& name, int count) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds{20}, [&] { return taken_[name] >= count; });
    }
    int taken(const std::string& name) {
        const std::lock_guard lock(mutex_);
        return taken_[name];
    }
    void let_go() {
        const std::lock_guard lock(mutex_);
        free_ = true;
        changed_.notify_all();
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, int> taken_;
    bool free_ = false;
};

using WebhookLoops = Listening;

TEST_F(WebhookLoops, AReceiverThatAnswersNothingHoldsNobodyElse) {
    for (const std::string name : {"slow", "quick"})
        must(add(*store_, anywhere, {name, "https://" + name + ".example.test/", {}, true},
                 {ground_.controller, now_}));
    for (int made = 0; made < 40; ++made) happens(TaskAcknowledged{});
    const auto clock = make_system_clock();
    Receivers receivers;
    WebhookLoop loop(
        *store_,
        [&](const Webhook& to, const std::string&, const std::string&, Instant) {
            return receivers.take(to);
        },
        [](TaskId) { return std::string("https://v.example.test/"); }, *clock, "daemon", 2);
    loop.start();
    EXPECT_TRUE(receivers.wait_for("slow", 1));
    EXPECT_TRUE(receivers.wait_for("quick", 40));
    EXPECT_EQ(receivers.taken("slow"), 1) << "one sender alone is with it";
    happens(TaskAccepted{});
    loop.nudge();
    EXPECT_TRUE(receivers.wait_for("quick", 41)) << "what happens meanwhile is looked at, too";
    receivers.let_go();
    EXPECT_TRUE(receivers.wait_for("slow", 41));
    EXPECT_TRUE(loop.stop());
    for (const auto& webhook :
         must(read_as<std::vector<Webhook>>(*store_, [](ReadView& view) { return view.webhooks(); })))
        EXPECT_EQ(letters(webhook.id, LetterState::sent).size(), 41U) << webhook.name;
}

}  // namespace
}  // namespace vekha::webhooks
