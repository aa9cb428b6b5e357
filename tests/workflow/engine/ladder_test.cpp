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

/// The office's default: on day 2 of 3 the controller is reminded; then it climbs.
Policy with_acceptance() {
    auto policy = test::default_policy();
    const auto nine = std::chrono::hours{9};
    policy.acceptance = {{"accept-1", -1, nine, {Audience::controller}, false},
                         {"accept+1", 1, nine, {Audience::controller}, false},
                         {"accept+3", 3, nine, {Audience::controller, Audience::deputy_head}, true},
                         {"accept+5", 5, nine, {Audience::head}, false}};
    return policy;
}

/// A report handed in on Monday the 16th, to be decided by Thursday the 19th.
Task handed_in() {
    auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    task.state = TaskState::submitted;
    Submission report;
    report.number = 2;
    report.at = at("2026-03-16T08:00:00Z");
    report.decision_due = day("2026-03-19");
    task.submissions = {Submission{}, report};
    task.acceptance_at = report.at;
    return task;
}

TEST(Acceptance, HasAClockOfItsOwnWhileTheReportWaits) {
    const auto task = handed_in();
    const auto rungs = lay_current(task, with_acceptance(), calendar(), moscow());
    EXPECT_EQ(ids(rungs), (std::vector<std::string>{"accept-1:2", "accept+1:2", "accept+3:2", "accept+5:2"}));
    EXPECT_EQ(format(rungs[0].moment), "2026-03-18T06:00:00.000Z");
    EXPECT_EQ(format(rungs[1].moment), "2026-03-20T06:00:00.000Z");
    const auto step = climb(task, with_acceptance(), calendar(), moscow(), at("2026-03-16T08:00:00Z"));
    EXPECT_FALSE(step.fire);
    EXPECT_EQ(step.next, rungs[0].moment);
}

TEST(Acceptance, NeverSpeaksOfAMomentBeforeTheReportWasHandedIn) {
    auto task = handed_in();
    task.submissions.back().decision_due = day("2026-03-17");
    task.acceptance_at = at("2026-03-16T08:00:00Z");
    const auto step = climb(task, with_acceptance(), calendar(), moscow(), at("2026-03-16T08:00:00Z"));
    EXPECT_FALSE(step.fire) << "the reminder was due an hour before the report came";
    EXPECT_EQ(step.next, at("2026-03-18T06:00:00Z"));
}

TEST(Acceptance, ReportsWithoutATermHaveNoLadder) {
    auto task = handed_in();
    task.submissions.back().decision_due.reset();
    EXPECT_TRUE(lay_current(task, with_acceptance(), calendar(), moscow()).empty());
}

TEST(Acceptance, AnUrgentRungIsKnownByItsLaidName) {
    EXPECT_TRUE(is_urgent(with_acceptance(), "accept+3:2"));
    EXPECT_FALSE(is_urgent(with_acceptance(), "accept+1:2"));
    EXPECT_TRUE(is_urgent(with_acceptance(), "T0#1"));
    EXPECT_FALSE(is_urgent(with_acceptance(), "weekly:2026-04-06"));
}

TEST(Gathering, OpensAndLeavesTheWordsToItsChildren) {
    auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    task.assignments.clear();
    task.children = {{TaskId{8}, test::lead, Branch::each, ChildStanding::owed}};
    const auto step = climb(task, test::default_policy(), calendar(), moscow(), at("2026-03-25T10:00:00Z"));
    EXPECT_TRUE(step.opens);
    EXPECT_FALSE(step.fire);
    EXPECT_FALSE(step.next);
}

TEST(Pace, RemindsTheOwnersAtTheTasksOwnPaceUntilItsEnd) {
    auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    task.cadence = Cadence{2, day("2026-03-09"), day("2026-03-18"), test::controller, "на контроле главы"};
    std::vector<std::string> paces;
    for (const auto& rung : lay_ladder(task, test::default_policy(), calendar(), moscow()))
        if (rung.by == LaidBy::pace) {
            paces.push_back(rung.id);
            EXPECT_EQ(rung.audience, (std::vector<Audience>{Audience::lead, Audience::contributors}));
        }
    // Counted from Monday the 9th, a day off: the 11th, the 13th, then over the weekend the 17th.
    EXPECT_EQ(paces, (std::vector<std::string>{"pace:2026-03-11", "pace:2026-03-13", "pace:2026-03-17"}));
}

TEST(Pace, GivesWayToARungOfTheSameMoment) {
    auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    task.state = TaskState::open;
    task.ladder_at = at("2026-03-13T06:00:00Z");
    task.cadence = Cadence{2, day("2026-03-09"), day("2026-03-18"), test::controller, "на контроле главы"};
    const auto step = climb(task, test::default_policy(), calendar(), moscow(), at("2026-03-17T06:00:00Z"));
    ASSERT_TRUE(step.fire);
    EXPECT_EQ(step.fire->id, "T-3");
    EXPECT_EQ(step.superseded, std::vector<std::string>{"pace:2026-03-17"});
}

}  // namespace
}  // namespace vekha
