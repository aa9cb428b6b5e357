// From an update to the task and back to the chat.
#include "notifiers/inbox/update_taker.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/outbox/outbox.hpp"
#include "tests/support/memory_files.hpp"
#include "tests/support/office.hpp"
#include "tests/support/stand_in_bot.hpp"
#include "workflow/service/contacts.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Oleg, who is in Telegram as 700, owes task 1, which wants an order and a protocol.
class Takes : public ::testing::Test {
  protected:
    void SetUp() override {
        test::must(office.store->write([&](Transaction& change) -> Result<void> {
            auto oleg = change.person_by_login("oleg").value().value();
            oleg.telegram = "700";
            auto saved = change.save(oleg);
            if (!saved) return tl::unexpected(saved.error());
            return {};
        }));
        office.import(
            {test::item("1.4", "Провести семинар", {{test::day("2026-02-01"), test::day("2026-03-20")}},
                        {"Директор СОШ № 1"}, {EvidenceKind::order, EvidenceKind::protocol}),
             test::item("1.5", "Провести слёт", {{test::day("2026-02-01"), test::day("2026-03-20")}},
                        {"Методист"}, {})});
        office.live_until(office.now + 1h);
    }

    Update update(const std::string& sender = "700") {
        Update made;
        made.key = std::to_string(++updates_);
        made.sender = made.chat = sender;
        return made;
    }
    Update press(AnswerVerb verb, int task, const std::string& sender = "700") {
        auto made = update(sender);
        made.pressed = AnswerToken{verb, TaskId{task}, 0};
        made.callback = "cb" + made.key;
        return made;
    }
    Update with_file(const std::string& place, std::int64_t size = 0, const std::string& sender = "700") {
        auto made = update(sender);
        made.files = {{"приказ.pdf", "application/pdf", size, place}};
        return made;
    }
    AnswerReply take(const Update& one) { return test::must(taker_.take(one, office.now)); }
    Task task(int id) { return office.task(TaskId{id}); }

    test::Office office;
    test::MemoryFiles files;
    test::StandInBot bot;
    test::StandInChannel channel;
    std::vector<std::chrono::milliseconds> waits;
    bool stopping = false;
    UpdateTaker taker_{
        {*office.store, files, [org = std::make_shared<const Organization>(office.org)] { return org; },
         10'000'000, [this] { return stopping; },
         [this](std::chrono::milliseconds wait) { waits.push_back(wait); }},
        bot,
        channel};
    int updates_ = 0;
};

TEST_F(Takes, APressAcknowledgesStopsTheButtonsWaitingAndSaysSo) {
    take(press(AnswerVerb::acknowledge, 1));
    EXPECT_THAT(task(1).acknowledgements, SizeIs(1));
    EXPECT_THAT(bot.presses, ElementsAre("cb1"));
    ASSERT_THAT(channel.sent, SizeIs(1));
    EXPECT_EQ(channel.sent[0].recipient.telegram, "700");
    EXPECT_FALSE(channel.sent[0].text.empty());
}

TEST_F(Takes, AFileIsKeptAndBecomesADraft) {
    take(with_file("1000", 1000));
    EXPECT_THAT(files.kept, SizeIs(1));
    ASSERT_THAT(channel.sent, SizeIs(1));
    EXPECT_EQ(task(1).state, TaskState::open) << "a draft hands in nothing";
}

TEST_F(Takes, WhatIsTooLargeOrGoneIsNamedAndTheRestIsTaken) {
    Update many = with_file("1000");
    many.files.push_back({"кино.mp4", "", std::int64_t{2} << 30, "1"});
    many.files.push_back({"скан.pdf", "", 0, "20000000"});
    many.files.push_back({"старое.pdf", "", 0, "gone"});
    take(many);
    EXPECT_THAT(files.kept, SizeIs(1));
    EXPECT_EQ(bot.fetches, 3) << "two gigabytes are not even begun";
    ASSERT_THAT(channel.sent, SizeIs(1));
    for (const char* words : {"«кино.mp4»: больше 9 МБ", "«скан.pdf»: больше 9 МБ", "«старое.pdf»"})
        EXPECT_THAT(channel.sent[0].text, HasSubstr(words));
}

TEST_F(Takes, ABrokenDownloadIsTriedAgainAndThenAskedForAnew) {
    take(with_file("broken"));
    EXPECT_EQ(bot.fetches, 2);
    EXPECT_THAT(channel.sent.at(0).text, HasSubstr("пришлите ещё раз"));
}

TEST_F(Takes, AStopInTheMiddleOfADownloadLosesNothing) {
    stopping = true;
    const auto stopped = taker_.take(with_file("broken"), office.now);
    ASSERT_FALSE(stopped);
    EXPECT_THAT(channel.sent, IsEmpty());
    stopping = false;
    Update again = with_file("1000");
    again.key = "1";
    EXPECT_FALSE(take(again).repeated) << "the update was not dealt with";
    EXPECT_THAT(files.kept, SizeIs(1));
}

TEST_F(Takes, AFullDiskIsNobodysAnswer) {
    files.full = true;
    EXPECT_EQ(taker_.take(with_file("1000"), office.now).error().fault, Fault::storage_full);
}

TEST_F(Takes, AReplayedUpdateChangesNothingAndSaysNothing) {
    const Update file = with_file("1000");
    take(file);
    EXPECT_TRUE(take(file).repeated);
    EXPECT_EQ(bot.fetches, 1);
    EXPECT_THAT(channel.sent, SizeIs(1));
}

TEST_F(Takes, AStrangersFilesCostNoDownloadAndNoRoom) {
    take(with_file("1000", 0, "666"));
    EXPECT_EQ(bot.fetches, 0);
    EXPECT_THAT(files.kept, IsEmpty());
    EXPECT_THAT(channel.sent, SizeIs(1)) << "but the stranger is told how to be known";
}

TEST_F(Takes, ACrowdOfStrangersIsAnsweredOnlyForAWhileAndHoldsUpNobodyWhoIsKnown) {
    for (int i = 0; i < strangers_per_hour + 20; ++i) {
        auto hello = update(std::to_string(1000 + i));
        hello.words = "Здравствуйте";
        take(hello);
    }
    EXPECT_THAT(channel.sent, SizeIs(strangers_per_hour));
    take(press(AnswerVerb::acknowledge, 1));
    EXPECT_THAT(task(1).acknowledgements, SizeIs(1));
    auto code = update("5000");
    code.start = "K7abc";
    take(code);
    EXPECT_THAT(channel.sent, SizeIs(strangers_per_hour + 2)) << "a code is looked at however many came";
    office.now += 1h;
    auto later = update("6000");
    later.words = "Здравствуйте";
    take(later);
    EXPECT_THAT(channel.sent, SizeIs(strangers_per_hour + 3));
}

TEST_F(Takes, ACodeLinksTheChatByACommandOrBareAndAGroupLinksNobody) {
    const auto code = [&] {
        return test::must(make_link_code(*office.store, office.id("anna"), office.id("anna"),
                                         AddressKind::telegram, office.now))
            .code;
    };
    const auto number = [&] {
        return test::must(read_as<std::string>(*office.store, [](ReadView& view) -> Result<std::string> {
            return view.person_by_login("anna").value().value().telegram;
        }));
    };
    auto in_group = update("900");
    in_group.chat = "-1001";
    in_group.start = code();
    take(in_group);
    EXPECT_EQ(number(), "");
    auto bare = update("900");
    bare.words = " " + code() + "\n";
    take(bare);
    EXPECT_EQ(number(), "900");
    auto moved = update("901");
    moved.start = code();
    take(moved);
    EXPECT_EQ(number(), "901");
}

TEST_F(Takes, APressOnSomebodyElsesTaskIsRefusedAndJournaled) {
    take(press(AnswerVerb::acknowledge, 2));
    EXPECT_THAT(task(2).acknowledgements, IsEmpty());
    const auto journal = test::must(read_as<std::vector<JournalEntry>>(
        *office.store, [](ReadView& view) { return view.journal(1, 1000); }));
    EXPECT_EQ(journal.back().type, "answer_refused");
}

TEST_F(Takes, AReplyThatTheMessengerDoesNotTakeGoesOnAsAMessageOfThisChannel) {
    channel.busy = 2;
    const auto pressed = press(AnswerVerb::acknowledge, 1);
    const auto reply = take(pressed);
    EXPECT_THAT(channel.sent, IsEmpty());
    EXPECT_TRUE(take(pressed).repeated) << "and it is planned once";
    OutboxSettings settings;
    settings.channels = {"smtp", "telegram"};
    Outbox outbox(*office.store, std::make_shared<const Organization>(office.org),
                  std::make_shared<TemplateSet>(TemplateSet::built_in()),
                  LinkMaker{[](TaskId, PersonId) { return std::string("https://v.example.org/l/1"); },
                            [](TaskId) { return std::string("https://v.example.org/tasks/1"); },
                            "https://v.example.org/"},
                  settings, [] { return std::uint64_t{7}; });
    const auto claimed = [&] {
        // Within a sentence the first letter is a small one.
        for (const auto& job : test::must(outbox.claim(office.now, "daemon-1")).jobs)
            if (job.message.text.find(reply.text.substr(2, 40)) != std::string::npos) return job;
        ADD_FAILURE() << "the reply is not among the messages";
        return Job{};
    };
    const auto first = claimed();
    EXPECT_EQ(first.delivery.channel, "telegram");
    EXPECT_EQ(first.message.recipient.telegram, "700");
    ASSERT_EQ(outbox.settle(office.now, first, try_later(SendReason::unreachable)).value(),
              StepKind::try_again);
    office.now += 1h;
    const auto second = claimed();
    EXPECT_EQ(second.delivery.id, first.delivery.id);
    EXPECT_EQ(second.delivery.channel, "telegram") << "no other channel";
    ASSERT_EQ(outbox.settle(office.now, second, delivered(200)).value(), StepKind::sent);
    const auto lines = test::must(read_as<std::vector<Dispatch>>(
        *office.store, [&](ReadView& view) { return view.dispatches({.delivery = first.delivery.id}); }));
    std::vector<DispatchStep> steps;
    for (const auto& line : lines) steps.push_back(line.step);
    EXPECT_THAT(steps, ElementsAre(DispatchStep::sent, DispatchStep::postponed, DispatchStep::digested));
}

TEST_F(Takes, WhatAStrangerWasNotToldIsNotToldLater) {
    channel.busy = 2;
    auto hello = update("666");
    hello.words = "Здравствуйте";
    take(hello);
    const auto rows = test::must(read_as<std::vector<OutboxRow>>(
        *office.store, [&](ReadView& view) { return view.ready_rows(office.now, 100); }));
    for (const auto& row : rows) EXPECT_NE(row.kind, NoticeKind::answered);
}

TEST_F(Takes, AReplyWaitsAsLongAsTheMessengerWishes) {
    channel.busy = 1;
    take(press(AnswerVerb::acknowledge, 1));
    EXPECT_THAT(waits, ElementsAre(3000ms));
    EXPECT_THAT(channel.sent, SizeIs(1));
}

}  // namespace
}  // namespace vekha
