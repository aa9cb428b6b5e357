#include "workflow/engine/amend.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/build.hpp"
#include "workflow/engine/ladder.hpp"
#include "workflow/engine/transitions.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using testing::ElementsAre;
using testing::IsEmpty;

/// Due on 20 March, open, with an order and a protocol asked for.
Task open_task() {
    auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    task.state = TaskState::open;
    task.number = "2";
    task.ladder_at = task.created_at;
    task.requirements = {{1, EvidenceKind::order, RequirementState::requested, {}},
                         {2, EvidenceKind::protocol, RequirementState::received, {}}};
    return task;
}

NewTerm term(std::string_view due) {
    return {{std::nullopt, day(due)},
            day(due),
            "Прочитано так.",
            test::moscow().at(day(due) + std::chrono::days{1}, TimeOfDay{0})};
}

Amendment same_words(const Task& task) {
    Amendment amendment;
    amendment.reason = "приказ № 45";
    amendment.number = task.number;
    amendment.title = task.title;
    return amendment;
}

std::vector<std::string> names(const std::vector<TaskChange>& changes) {
    std::vector<std::string> list;
    for (const auto& one : changes) list.emplace_back(name(one));
    return list;
}

Task after(Task task, const Amendment& amendment, std::string_view moment = "2026-03-01T10:00:00Z") {
    for (const auto& change : amend(task, amendment))
        apply(task, {task.id, test::controller, at(moment), change});
    return task;
}

TEST(Amend, WhatStaysTheSameChangesNothing) {
    const auto task = open_task();
    auto amendment = same_words(task);
    amendment.term = term("2026-03-20");
    amendment.owners = NewOwners{task.assignments, task.controller};
    EXPECT_THAT(amend(task, amendment), IsEmpty());
}

TEST(Amend, AMovedTermKeepsTheFirstDueDayAndStartsTheLadderAnew) {
    auto amendment = same_words(open_task());
    amendment.term = term("2026-04-30");
    const auto task = after(open_task(), amendment);
    EXPECT_EQ(task.due, day("2026-04-30"));
    EXPECT_EQ(task.first_due, day("2026-03-20"));
    EXPECT_EQ(task.moves, 1);
    EXPECT_EQ(task.ladder_at, at("2026-03-01T10:00:00Z"));
    const auto rungs = lay_ladder(task, test::default_policy(), WorkingCalendar{}, test::moscow());
    EXPECT_EQ(rungs[1].id, "T-10#1") << "a rung of its own beside the one of the old term";
    EXPECT_EQ(rung_name(rungs[1].id), "T-10");
    EXPECT_EQ(moves_of(rungs[1].id), 1);
}

TEST(Amend, ATermMovedIntoThePastSendsNoPileOfReminders) {
    auto amendment = same_words(open_task());
    amendment.term = term("2026-02-20");
    const auto task = after(open_task(), amendment);
    const auto step =
        climb(task, test::default_policy(), WorkingCalendar{}, test::moscow(), at("2026-03-01T10:00:00Z"));
    EXPECT_FALSE(step.fire);
    EXPECT_THAT(step.superseded, IsEmpty());
    EXPECT_TRUE(step.next) << "the ladder goes on with what is still ahead";
}

TEST(Amend, ASuspendedTaskMovesAndStaysSuspended) {
    auto task = open_task();
    task.state = TaskState::suspended;
    auto amendment = same_words(task);
    amendment.term = term("2026-04-30");
    EXPECT_EQ(after(task, amendment).state, TaskState::suspended);
    EXPECT_EQ(after(task, amendment).due, day("2026-04-30"));
}

TEST(Amend, AHandedInReportDoesNotBecomeLateNorNeedMore) {
    auto task = open_task();
    task.state = TaskState::submitted;
    auto amendment = same_words(task);
    amendment.term = term("2026-03-01");
    amendment.owners = NewOwners{{{test::stranger, AssignmentRole::lead, ""}}, test::controller};
    amendment.evidence_asked = {EvidenceKind::report};
    EXPECT_THAT(amend(task, amendment), IsEmpty());
    amendment.term = term("2026-04-30");
    amendment.evidence_waived = {EvidenceKind::order};
    EXPECT_THAT(names(amend(task, amendment)), ElementsAre("task_moved", "requirement_waived"));
}

TEST(Amend, AClosedTaskIsHistory) {
    for (const auto state : {TaskState::accepted, TaskState::cancelled}) {
        auto task = open_task();
        task.state = state;
        auto amendment = same_words(task);
        amendment.title = "Другое";
        amendment.term = term("2026-04-30");
        EXPECT_THAT(amend(task, amendment), IsEmpty());
        EXPECT_THAT(exclude(task, "приказ № 45"), IsEmpty());
    }
}

TEST(Amend, NewPapersAreAskedForAndThoseGoneAreWaivedWhileEmpty) {
    auto amendment = same_words(open_task());
    amendment.evidence_asked = {EvidenceKind::report, EvidenceKind::order};
    amendment.evidence_waived = {EvidenceKind::protocol};
    auto task = after(open_task(), amendment);
    ASSERT_EQ(task.requirements.size(), 3U) << "the order is asked for already";
    EXPECT_EQ(task.requirements[1].state, RequirementState::received) << "what was handed over stays";
    EXPECT_EQ(task.requirements[2].kind, EvidenceKind::report);
    amendment.evidence_asked.clear();
    amendment.evidence_waived = {EvidenceKind::order};
    task = after(open_task(), amendment);
    EXPECT_EQ(task.requirements[0].state, RequirementState::waived);
    EXPECT_EQ(task.requirements[0].waiver, "приказ № 45");
}

TEST(Amend, NewNumbersAreAskedForAndThoseGoneAreWaivedWhileNobodyReportedThem) {
    const Indicator reach{"охват не менее 80 %", 80, "%", Indicator::Direction::at_least};
    const Indicator schools{"5 школ", 5, "школ", Indicator::Direction::exactly};
    const Indicator more{"охват не менее 90 %", 90, "%", Indicator::Direction::at_least};
    auto before = open_task();
    before.indicators = {{1, reach, std::nullopt, {}, {}}, {2, schools, 5.0, {}, {}}};
    auto amendment = same_words(before);
    amendment.indicators_asked = {more, schools};
    amendment.indicators_waived = {reach, schools};
    const auto task = after(before, amendment);
    ASSERT_EQ(task.indicators.size(), 3U) << "of the schools it is asked already";
    EXPECT_EQ(task.indicators[0].waiver, "Показатель исключён из плана: приказ № 45");
    EXPECT_TRUE(task.indicators[1].waiver.empty()) << "what was reported stays";
    EXPECT_EQ(task.indicators[2].number, 3);
    EXPECT_EQ(task.indicators[2].plan, more);
    before.state = TaskState::submitted;
    EXPECT_THAT(names(amend(before, amendment)), ElementsAre("indicator_waived"))
        << "nothing new is asked of a report that waits";
}

TEST(Amend, OthersTakeTheTaskOverWithItsHistory) {
    auto amendment = same_words(open_task());
    amendment.owners = NewOwners{{{test::stranger, AssignmentRole::lead, "Директор"}}, test::controller};
    auto before = open_task();
    before.acknowledgements = {{test::lead, at("2026-02-02T07:00:00Z")}};
    const auto task = after(before, amendment);
    EXPECT_EQ(task.lead(), test::stranger);
    EXPECT_EQ(task.acknowledgements.size(), 1U);
}

TEST(Exclude, EndsWhatIsStillOwedAndLeavesAReportToItsDecision) {
    auto task = open_task();
    EXPECT_THAT(names(exclude(task, "Исключено: приказ № 45")), ElementsAre("task_cancelled"));
    task.state = TaskState::submitted;
    EXPECT_THAT(exclude(task, "Исключено: приказ № 45"), IsEmpty());
}

}  // namespace
}  // namespace vekha
