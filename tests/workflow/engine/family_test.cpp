// Groups whose members must each answer, and parts that a lead hands on.
#include "workflow/engine/family.hpp"

#include <gmock/gmock.h>

#include "tests/workflow/engine/story.hpp"

namespace vekha {
namespace {

using test::day;
using testing::ElementsAre;
using testing::IsEmpty;

class Family : public test::Story {
  protected:
    Task member(int id, TaskState state) const {
        Task child = task;
        child.id = TaskId{id};
        child.parent = task.id;
        child.branch = Branch::each;
        child.state = state;
        child.children.clear();
        return child;
    }
    /// The task as a parent of three schools and nobody's own.
    void gathers() {
        task.assignments.clear();
        for (const int id : {11, 12, 13})
            task.children.push_back({TaskId{id}, PersonId{id}, Branch::each, ChildStanding::owed});
    }
    std::vector<std::string> follow(const Task& child) {
        std::vector<std::string> names;
        for (const auto& change : parent_follows(task, child)) {
            names.emplace_back(name(change));
            apply(task, {task.id, PersonId{}, now, change});
        }
        return names;
    }
};

TEST_F(Family, TheParentClosesWhenAllAreAcceptedOrExcused) {
    gathers();
    EXPECT_TRUE(task.gathers());
    EXPECT_THAT(follow(member(11, TaskState::accepted)), ElementsAre("child_settled"));
    EXPECT_THAT(follow(member(11, TaskState::accepted)), IsEmpty()) << "said once";
    EXPECT_THAT(follow(member(12, TaskState::cancelled)), ElementsAre("child_settled"));
    EXPECT_EQ(task.owed_children(), 1);
    EXPECT_THAT(follow(member(13, TaskState::accepted)), ElementsAre("child_settled", "task_accepted"));
    EXPECT_EQ(task.state, TaskState::accepted);
}

TEST_F(Family, AParentWhoseChildrenWereAllExcusedEndsWithoutCompletion) {
    gathers();
    follow(member(11, TaskState::cancelled));
    follow(member(12, TaskState::cancelled));
    EXPECT_THAT(follow(member(13, TaskState::cancelled)), ElementsAre("child_settled", "task_cancelled"));
}

TEST_F(Family, AChildThatComesBackBringsItsParent) {
    gathers();
    for (const int id : {11, 12, 13}) follow(member(id, TaskState::accepted));
    EXPECT_THAT(follow(member(12, TaskState::open)), ElementsAre("child_settled", "task_reopened"));
    EXPECT_EQ(task.state, TaskState::open);
    EXPECT_EQ(task.owed_children(), 1);
}

TEST_F(Family, AParentWithALeadWaitsForTheLeadsReport) {
    task.children = {{TaskId{11}, PersonId{11}, Branch::part, ChildStanding::owed}};
    EXPECT_THAT(follow(member(11, TaskState::accepted)), ElementsAre("child_settled"));
    EXPECT_EQ(task.state, TaskState::open);
}

TEST_F(Family, TheLeadHandsAPartOnWithAnEarlierDateAndAcceptsIt) {
    const HandPart command{test::stranger, day("2026-03-16"), "Собрать списки", {EvidenceKind::registry}};
    const auto part = make_part(task, acting(test::lead), ground(), now, command);
    ASSERT_TRUE(part) << describe(part.error());
    EXPECT_EQ(part->due, day("2026-03-16"));
    EXPECT_EQ(part->lead(), test::stranger);
    EXPECT_EQ(part->controller, test::lead) << "responsibility stays";
    EXPECT_EQ(part->branch, Branch::part);
    EXPECT_EQ(part->depth, 1);
    ASSERT_EQ(part->requirements.size(), 1u);
    EXPECT_EQ(part->requirements[0].kind, EvidenceKind::registry);
}

TEST_F(Family, APartIsRefusedWhereItMakesNoSense) {
    const auto fault = [&](PersonId who, const HandPart& command) {
        const auto part = make_part(task, acting(who), ground(), now, command);
        EXPECT_FALSE(part);
        return part ? Fault::internal : part.error().fault;
    };
    const HandPart good{test::stranger, day("2026-03-16"), "Собрать списки", {}};
    auto late = good;
    late.due = day("2026-03-21");
    EXPECT_EQ(fault(test::lead, late), Fault::invalid_input) << "later than the whole";
    auto past = good;
    past.due = day("2026-03-09");
    EXPECT_EQ(fault(test::lead, past), Fault::invalid_input);
    auto own = good;
    own.person = test::helper;
    EXPECT_EQ(fault(test::lead, own), Fault::invalid_input) << "an owner already";
    EXPECT_EQ(fault(test::helper, good), Fault::forbidden);
    task.depth = 4;
    EXPECT_EQ(fault(test::lead, good), Fault::too_large);
}

TEST_F(Family, WhatStopsOrEndsTheWholeStopsOrEndsItsMembers) {
    gathers();
    const auto child = member(11, TaskState::open);
    EXPECT_THAT(child_follows(child, task, CancelTask{"Не нужно"}, ground(), now),
                ElementsAre(TaskChange{TaskCancelled{"Не нужно"}}));
    EXPECT_THAT(child_follows(member(11, TaskState::accepted), task, CancelTask{"Не нужно"}, ground(), now),
                IsEmpty());
    const auto stopped = child_follows(child, task, SuspendTask{"Карантин"}, ground(), now);
    EXPECT_THAT(stopped, ElementsAre(TaskChange{TaskSuspended{"Карантин"}}));
    EXPECT_THAT(child_follows(member(11, TaskState::submitted), task, SuspendTask{"Карантин"}, ground(), now),
                IsEmpty())
        << "a report that waits for its decision still does";
}

TEST_F(Family, AMovedTermMovesTheMembersToo) {
    gathers();
    const auto child = member(11, TaskState::open);
    task.window.last = day("2026-03-26");
    task.due = day("2026-03-26");
    const auto moved = child_follows(child, task, MoveTask{day("2026-03-26"), "решение"}, ground(), now);
    ASSERT_EQ(moved.size(), 1u);
    EXPECT_EQ(std::get<TaskMoved>(moved[0]).due, day("2026-03-26"));
}

}  // namespace
}  // namespace vekha
