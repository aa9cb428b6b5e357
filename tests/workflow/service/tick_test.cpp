#include "workflow/service/tick.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using testing::ElementsAre;

Item school_item() {
    return test::item("1.1", "Назначить координатора", {{std::nullopt, day("2026-03-20")}},
                      {"Директор СОШ № 1"}, {EvidenceKind::order});
}

TEST(Tick, LatenessClimbsFromTheLeadToTheHead) {
    test::Office office;
    office.import({school_item()});
    office.live_until(at("2026-04-04T00:00:00Z"));
    EXPECT_THAT(office.told(),
                ElementsAre("assigned oleg", "T-10 oleg", "T-3 oleg", "T-1 oleg", "T0 oleg", "late+1 oleg",
                            "late+1 irina", "late+3 oleg", "late+3 irina", "late+3 pavel", "late+5 oleg",
                            "late+5 irina", "late+5 vera", "late+10 oleg", "late+10 irina", "late+10 egor"));
}

TEST(Tick, WhatIsAcceptedFallsSilentAtOnce) {
    test::Office office;
    office.import({school_item()});
    office.live_until(at("2026-03-18T09:00:00Z"));
    const auto before = office.told().size();
    ASSERT_TRUE(office.does("oleg", SubmitReport{"Приказ издан"}));
    ASSERT_TRUE(office.does("irina", AcceptReport{{{1, "Приказ уже в деле"}}}));
    office.live_until(at("2026-06-01T00:00:00Z"));
    const auto told = office.told();
    EXPECT_EQ(told.size(), before + 1) << "only the controller heard of the report";
    EXPECT_EQ(told.back(), "submitted:1 irina");
    EXPECT_FALSE(office.task().next_action_at);
}

TEST(Tick, AfterDowntimeOnlyWhatMattersNowIsSentAndTheRestIsOnRecord) {
    test::Office office;
    office.import({school_item()});
    office.live_until(at("2026-02-10T00:00:00Z"));
    office.now = at("2026-03-26T08:00:00Z");
    const auto done = test::must(tick(*office.store, office.org, office.now));
    EXPECT_EQ(done.superseded, 5u);
    EXPECT_THAT(office.told(), ElementsAre("assigned oleg", "late+3 oleg", "late+3 irina", "late+3 pavel"));
}

TEST(Tick, TheReasonNamesTheRungAndHoldsTrueWhenItIsSentLate) {
    const auto reason = [](int offset) { return rung_reason({"any", {}, offset, {}, false}); };
    EXPECT_EQ(reason(-3), "Напоминание за 3 рабочих дня до срока.");
    EXPECT_EQ(reason(0), "Срок сегодня.");
    EXPECT_EQ(reason(1), "Напоминание через 1 рабочий день после срока.");
    EXPECT_EQ(rung_reason({"assigned", {}, -5, {}, false}), "Вам поручена задача.");
}

TEST(Tick, AnotherLookAtTheSameMomentPlansNothingTwice) {
    test::Office office;
    office.import({school_item()});
    office.live_until(at("2026-03-18T09:00:00Z"));
    const auto before = office.told();
    for (int look = 0; look < 5; ++look) test::must(tick(*office.store, office.org, office.now));
    EXPECT_EQ(office.told(), before);
}

TEST(Tick, ARungThatReachesNobodyIsToldToTheController) {
    test::Office office;
    office.import({school_item()});
    auto dismissed = test::person("oleg", {Duty::executor}, "Школы");
    dismissed.person.active = false;
    test::must(save_people(*office.store, PersonId{}, {{dismissed}, {}}, office.now));
    office.live_until(at("2026-03-05T09:00:00Z"));
    EXPECT_THAT(office.told(), ElementsAre("assigned:nobody irina", "T-10:nobody irina"));
}

TEST(Tick, CostsNothingWhereNothingIsDue) {
    test::Office office;
    office.import({school_item()});
    office.live_until(at("2026-02-10T00:00:00Z"));
    const auto revision = office.store->revision();
    const auto idle = test::must(tick(*office.store, office.org, office.now));
    EXPECT_EQ(idle.tasks, 0u);
    EXPECT_EQ(office.store->revision(), revision) << "no write, so no sync";
    EXPECT_EQ(idle.next, at("2026-03-05T06:00:00Z"));
}

TEST(Reschedule, FollowsAChangedLadder) {
    test::Office office;
    office.import({school_item()});
    office.live_until(at("2026-02-10T00:00:00Z"));
    office.org.policy.rungs.insert(office.org.policy.rungs.begin(),
                                   {"T-25", -25, std::chrono::hours{9}, {Audience::lead}, false});
    EXPECT_EQ(test::must(reschedule(*office.store, office.org, office.now)), 1u);
    EXPECT_EQ(office.task().next_action_at, at("2026-02-12T06:00:00Z"));
}

}  // namespace
}  // namespace vekha
