// The thread that listens to a messenger, and the webhook's way past it.
#include "daemon/runtime/inbox_loop.hpp"

#include <gmock/gmock.h>

#include "tests/support/memory_files.hpp"
#include "tests/support/office.hpp"
#include "tests/support/stand_in_bot.hpp"

namespace vekha {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* secret = "s3cret-of-the-hook";

/// Answers nothing while `broken`.
class Breakable final : public Store {
  public:
    explicit Breakable(Store& inner) : inner_(inner) {}
    Result<void> read(const ReadFunction& function) override { return inner_.read(function); }
    Result<void> write(const WriteFunction& function) override {
        if (broken) return failure(fault, "База данных не открывается.");
        return inner_.write(function);
    }
    std::uint64_t revision() const override { return inner_.revision(); }

    std::atomic<bool> broken = false;
    Fault fault = Fault::unavailable;

  private:
    Store& inner_;
};

class Listening : public ::testing::Test {
  protected:
    std::unique_ptr<InboxLoop> listen(Receiving receiving = Receiving::polling) {
        auto made = std::make_unique<test::StandInBot>();
        bot = made.get();
        InboxContext context{
            store,  files,     [org = std::make_shared<const Organization>(office.org)] { return org; },
            *clock, 1'000'000, [this] { ++nudges; },
            "node"};
        return std::make_unique<InboxLoop>(
            std::move(context), std::move(made), channel,
            InboxWay{receiving, "https://vekha.example.org/api/v1/hooks/telegram",
                     receiving == Receiving::webhook ? secret : ""});
    }
    static Update words(const std::string& key) {
        Update update;
        update.key = key;
        update.sender = update.chat = "666";
        update.words = "Здравствуйте";
        return update;
    }
    std::optional<std::string> position() {
        return test::must(read_as<std::optional<std::string>>(
            *office.store, [](ReadView& view) { return view.setting("inbox.telegram.position"); }));
    }

    test::Office office;
    Breakable store{*office.store};
    test::MemoryFiles files;
    std::unique_ptr<Clock> clock = make_system_clock();
    std::shared_ptr<test::StandInChannel> channel = std::make_shared<test::StandInChannel>();
    test::StandInBot* bot = nullptr;
    std::atomic<int> nudges = 0;
};

TEST_F(Listening, WhatCameIsAnsweredOnceAndAskedForNoMoreEvenAfterARestart) {
    auto loop = listen();
    bot->give(words("1"));
    bot->give(words("2"));
    loop->start();
    bot->wait_asked_from(2);
    loop->stop();
    EXPECT_THAT(channel->sent, SizeIs(2));
    EXPECT_EQ(position(), "2");
    EXPECT_GE(nudges, 2);
    loop = listen();
    loop->start();
    bot->wait_asked_from(2);
    loop->stop();
    EXPECT_THAT(channel->sent, SizeIs(2));
}

TEST_F(Listening, AStoreThatTakesNothingLeavesTheUpdateWithTheMessenger) {
    auto loop = listen();
    store.broken = true;
    bot->give(words("1"));
    loop->start();
    bot->wait_asked_from(std::nullopt);
    loop->stop();
    EXPECT_THAT(channel->sent, IsEmpty());
    EXPECT_EQ(position(), std::nullopt);
}

TEST_F(Listening, StoppingDoesNotWaitForTheMessenger) {
    auto loop = listen();
    loop->start();
    bot->wait_asked_from(std::nullopt);
    EXPECT_TRUE(loop->stop());
}

TEST_F(Listening, AWebhookIsAnnouncedAndBringsUpdatesThatBearItsSecret) {
    auto loop = listen(Receiving::webhook);
    loop->start();
    EXPECT_EQ(bot->wait_hook(), "https://vekha.example.org/api/v1/hooks/telegram");
    const std::string update =
        R"({"update_id":5,"message":{"message_id":1,"from":{"id":666},"chat":{"id":666,"type":"private"},"text":"Привет"}})";
    for (const char* wrong : {"", "s3cret-of-the-hooK", "other"})
        EXPECT_EQ(loop->receive(wrong, update).error().fault, Fault::unauthenticated) << wrong;
    EXPECT_THAT(channel->sent, IsEmpty());
    EXPECT_TRUE(loop->receive(secret, update));
    EXPECT_TRUE(loop->receive(secret, update)) << "a replay is no error";
    EXPECT_THAT(channel->sent, SizeIs(1)) << "and nothing is said twice";
    EXPECT_EQ(loop->receive(secret, "{}").error().fault, Fault::invalid_input);
    store.broken = true;
    const std::string next =
        R"({"update_id":6,"message":{"message_id":2,"from":{"id":666},"chat":{"id":666,"type":"private"},"text":"Привет"}})";
    EXPECT_EQ(loop->receive(secret, next).error().fault, Fault::unavailable)
        << "the messenger brings it again";
    store.broken = false;
    EXPECT_TRUE(loop->receive(secret, next));
    EXPECT_THAT(channel->sent, SizeIs(2));
}

TEST_F(Listening, AnUpdateThatFailsByAFaultOfItsOwnIsLeftBehindInTheEnd) {
    auto loop = listen(Receiving::webhook);
    const std::string update =
        R"({"update_id":5,"message":{"message_id":1,"from":{"id":666},"chat":{"id":666,"type":"private"},"text":"Привет"}})";
    store.broken = true;
    for (int i = 0; i < 2 * inbox_failures_most; ++i) EXPECT_FALSE(loop->receive(secret, update));
    store.fault = Fault::internal;
    for (int i = 1; i < inbox_failures_most; ++i) EXPECT_FALSE(loop->receive(secret, update));
    EXPECT_TRUE(loop->receive(secret, update)) << "others wait behind it";
    EXPECT_THAT(channel->sent, IsEmpty());
}

TEST_F(Listening, WhereUpdatesAreAskedForNobodyBringsAny) {
    auto loop = listen();
    EXPECT_EQ(loop->receive("", "{}").error().fault, Fault::unauthenticated);
    EXPECT_EQ(loop->receive(secret, "{}").error().fault, Fault::unauthenticated);
}

}  // namespace
}  // namespace vekha
