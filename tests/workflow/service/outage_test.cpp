#include "workflow/service/outage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;

Item school_item() {
    return test::item("1.1", "Назначить координатора", {{std::nullopt, day("2026-03-20")}},
                      {"Директор СОШ № 1"}, {EvidenceKind::order});
}

/// Works with signs of life until `stops`, stands still, and starts again at `back`.
void stand_still(test::Office& office, Instant stops, Instant back) {
    office.live_until(stops);
    ASSERT_TRUE(beat(*office.store, stops));
    office.now = back;
    EXPECT_TRUE(test::must(note_start(*office.store, office.org, back)));
}

TEST(NoteStart, AnOutageIsToldToTheControllersOnce) {
    test::Office office;
    EXPECT_FALSE(test::must(note_start(*office.store, office.org, office.now))) << "the first start ever";
    ASSERT_TRUE(beat(*office.store, office.now + std::chrono::minutes{15}));
    const auto back = office.now + std::chrono::hours{30};
    EXPECT_TRUE(test::must(note_start(*office.store, office.org, back)));
    EXPECT_FALSE(test::must(note_start(*office.store, office.org, back)));
    const auto rows = test::must(read_as<std::vector<OutboxRow>>(
        *office.store, [&](ReadView& view) { return view.ready_rows(back, 10); }));
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].kind, NoticeKind::outage);
    EXPECT_EQ(office.login(rows[0].person), "irina");
    EXPECT_THAT(rows[0].reason, testing::HasSubstr("29 часов"));
}

TEST(Catchup, AfterAnOutageEscalationsWaitAsLongAsItLasted) {
    test::Office office;
    office.import({school_item()});
    // From the evening of the first day late over two working days and the weekend to Monday morning.
    stand_still(office, at("2026-03-25T16:00:00Z"), at("2026-03-30T05:00:00Z"));
    EXPECT_THAT(office.told(), Contains("late+3 pavel"));
    office.live_until(at("2026-03-30T09:00:00Z"));
    EXPECT_THAT(office.told(), testing::Not(Contains("late+5 vera"))) << "its day was in the outage";
    office.live_until(at("2026-03-31T09:00:00Z"));
    EXPECT_THAT(office.told(), Contains("late+5 vera")) << "two working days later";
    EXPECT_THAT(office.told(), testing::Not(Contains("late+10 egor")));
    office.live_until(at("2026-04-07T09:00:00Z"));
    EXPECT_THAT(office.told(), Contains("late+10 egor"));
}

TEST(Catchup, TheOutageIsOnRecordWithTheTask) {
    test::Office office;
    office.import({school_item()});
    stand_still(office, at("2026-03-25T16:00:00Z"), at("2026-03-30T05:00:00Z"));
    const auto task = office.task();
    ASSERT_EQ(task.delays.size(), 1u);
    EXPECT_EQ(task.delays[0], (EscalationDelay{at("2026-03-25T16:00:00Z"), at("2026-03-30T05:00:00Z"), 2}));
    EXPECT_FALSE(test::must(note_start(*office.store, office.org, office.now)));
    EXPECT_EQ(office.task().delays.size(), 1u) << "another start adds nothing";
}

TEST(Catchup, WhoMissedTheTermInTheOutageIsToldOnceAndTruly) {
    test::Office office;
    office.import({school_item()});
    stand_still(office, at("2026-03-16T16:00:00Z"), at("2026-03-25T05:00:00Z"));
    office.live_until(office.now);
    EXPECT_THAT(office.told(), ElementsAre("assigned oleg", "T-10 oleg", "T0 oleg"))
        << "the lead hears of it; the escalation waits";
    const auto last = office.notices().back();
    EXPECT_EQ(last.reason, "Срок был 20 марта 2026 года.");
    EXPECT_EQ(last.kind, NoticeKind::overdue);
    office.live_until(at("2026-03-31T05:59:59Z"));
    EXPECT_EQ(office.told().size(), 3u);
    office.live_until(at("2026-03-31T06:00:00Z"));
    EXPECT_THAT(office.told(), IsSupersetOf({"late+1 oleg", "late+1 irina"})) << "six working days later";
}

TEST(Catchup, ANightOrATermAheadMovesNothing) {
    test::Office office;
    office.import({school_item()});
    stand_still(office, at("2026-03-24T16:00:00Z"), at("2026-03-25T04:00:00Z"));
    EXPECT_TRUE(office.task().delays.empty()) << "no working hour was lost";
    test::Office early;
    early.import({school_item()});
    stand_still(early, at("2026-03-10T16:00:00Z"), at("2026-03-12T16:00:00Z"));
    EXPECT_TRUE(early.task().delays.empty()) << "the term is a week ahead";
}

TEST(Catchup, ARungThatSpokeAfterTheLastSignOfLifeDoesNotSpeakAgain) {
    test::Office office;
    office.import({school_item()});
    office.live_until(at("2026-03-25T05:55:00Z"));
    ASSERT_TRUE(beat(*office.store, office.now));
    office.live_until(at("2026-03-25T06:03:00Z"));
    ASSERT_THAT(office.told(), Contains("late+3 pavel"));
    office.now = at("2026-03-26T16:00:00Z");
    EXPECT_TRUE(test::must(note_start(*office.store, office.org, office.now)));
    const auto before = office.told();
    office.live_until(at("2026-03-30T05:00:00Z"));
    EXPECT_EQ(office.told(), before);
}

}  // namespace
}  // namespace vekha
