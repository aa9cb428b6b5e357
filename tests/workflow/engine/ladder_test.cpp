#include "workflow/engine/ladder.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::moscow;

/// March 2026: the 9th is a day off moved from the 8th; the rest of the weeks are plain.
WorkingCalendar calendar() {
    return WorkingCalendar({{2026, false, {day("2026-03-09")}, {}, {}}});
}

std::vector<std::string> ids(const std::vector<LaidRung>& rungs) {
    std::vector<std::string> list;
    for (const auto& rung : rungs) list.push_back(rung.id);
    return list;
}

TEST(Ladder, StandsOnWorkingDaysAroundTheDueDay) {
    const auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    const auto rungs = lay_ladder(task, test::default_policy(), calendar(), moscow());
    ASSERT_EQ(rungs.size(), 13u);
    EXPECT_EQ(rungs[0].id, "assigned");
    // Ten working days before Friday the 20th; Monday the 9th is off, so it is the 5th and not the 6th.
    EXPECT_EQ(rungs[1].id, "T-10");
    EXPECT_EQ(format(rungs[1].moment), "2026-03-05T06:00:00.000Z");
    EXPECT_EQ(format(rungs[3].moment), "2026-03-19T06:00:00.000Z");
    EXPECT_EQ(rungs[4].id, "T0");
    EXPECT_TRUE(rungs[4].urgent);
    EXPECT_EQ(rungs[5].id, "late+1");
    EXPECT_EQ(format(rungs[5].moment), "2026-03-23T06:00:00.000Z") << "the next working day is Monday";
}

TEST(Ladder, GoesOnEachWeekAfterTheLastRungAndThenEnds) {
    const auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    const auto rungs = lay_ladder(task, test::default_policy(), calendar(), moscow());
    EXPECT_EQ(rungs[8].id, "late+10");
    EXPECT_EQ(rungs[9].id, "weekly:2026-04-06");
    EXPECT_EQ(rungs[9].offset, 11);
    EXPECT_EQ(rungs.back().id, "weekly:2026-04-27");
    EXPECT_EQ(rungs.back().offset, 26);
}

TEST(Ladder, AnnouncesATaskOnlyWhereNoRungIsDueAlready) {
    const auto late = test::task_due("2026-03-20", at("2026-03-26T07:00:00Z"));
    EXPECT_EQ(ids(lay_ladder(late, test::default_policy(), calendar(), moscow())).front(), "T-10");
}

TEST(Climb, SaysNothingBeforeTheFirstRungAndWhenToLookAgain) {
    auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    task.ladder_at = task.created_at;
    task.state = TaskState::open;
    const auto step = climb(task, test::default_policy(), calendar(), moscow(), at("2026-03-05T05:59:59Z"));
    EXPECT_FALSE(step.fire);
    EXPECT_EQ(step.next, at("2026-03-05T06:00:00Z"));
}

TEST(Climb, FiresTheRungWhoseMomentHasCome) {
    auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    task.ladder_at = task.created_at;
    task.state = TaskState::open;
    const auto step = climb(task, test::default_policy(), calendar(), moscow(), at("2026-03-05T06:00:00Z"));
    ASSERT_TRUE(step.fire);
    EXPECT_EQ(step.fire->id, "T-10");
    EXPECT_TRUE(step.superseded.empty());
    EXPECT_EQ(step.next, at("2026-03-17T06:00:00Z"));
}

TEST(Climb, AfterDowntimeSendsWhatMattersNowAndRecordsTheRest) {
    auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    task.ladder_at = at("2026-03-05T06:00:00Z");
    task.state = TaskState::open;
    const auto step = climb(task, test::default_policy(), calendar(), moscow(), at("2026-03-25T10:00:00Z"));
    ASSERT_TRUE(step.fire);
    EXPECT_EQ(step.fire->id, "late+3");
    EXPECT_EQ(step.superseded, (std::vector<std::string>{"T-3", "T-1", "T0", "late+1"}));
}

TEST(Climb, OpensAPlannedTaskWhenItsWindowBegins) {
    auto task = test::task_due("2026-03-31", at("2026-02-01T07:00:00Z"));
    task.window.first = day("2026-03-01");
    task.ladder_at = task.created_at;
    const auto before = climb(task, test::default_policy(), calendar(), moscow(), at("2026-02-28T20:59:59Z"));
    EXPECT_FALSE(before.opens);
    EXPECT_EQ(before.next, at("2026-02-28T21:00:00Z")) << "midnight in Moscow";
    EXPECT_TRUE(climb(task, test::default_policy(), calendar(), moscow(), at("2026-02-28T21:00:00Z")).opens);
}

TEST(Climb, LeavesTasksAloneThatNobodyOwes) {
    auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    for (const auto state :
         {TaskState::submitted, TaskState::accepted, TaskState::suspended, TaskState::cancelled}) {
        task.state = state;
        const auto step =
            climb(task, test::default_policy(), calendar(), moscow(), at("2026-05-01T10:00:00Z"));
        EXPECT_FALSE(step.fire) << name(state);
        EXPECT_FALSE(step.next) << name(state);
    }
}

TEST(Climb, EveryRungIsSettledOnceWhateverTheHourOfTheLook) {
    const auto policy = test::default_policy();
    for (int start = 0; start < 60; ++start) {
        auto task = test::task_due("2026-03-20", at("2026-02-02T07:00:00Z"));
        task.state = TaskState::open;
        std::vector<std::string> settled;
        Instant now = task.created_at + std::chrono::hours{7 * start};
        for (;;) {
            const auto step = climb(task, policy, calendar(), moscow(), now);
            settled.insert(settled.end(), step.superseded.begin(), step.superseded.end());
            if (step.fire) {
                settled.push_back(step.fire->id);
                task.ladder_at = step.fire->moment;
            }
            if (!step.next) break;
            now = std::max(*step.next, now + std::chrono::hours{start});
        }
        EXPECT_EQ(settled, ids(lay_ladder(task, policy, calendar(), moscow())))
            << "first look at hour " << 7 * start;
    }
}

}  // namespace
}  // namespace vekha
