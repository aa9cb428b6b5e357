#include "notifiers/delivery/recheck.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::at;

const Instant in_time = at("2026-03-30T06:00:00Z");
const Instant late = at("2026-04-02T06:00:00Z");

Task task_in(TaskState state) {
    Task task = test::task_due("2026-03-31", at("2026-03-01T06:00:00Z"));
    task.state = state;
    return task;
}

OutboxRow row_of(NoticeKind kind, std::string rung = "T-1") {
    OutboxRow row;
    row.kind = kind;
    row.task = TaskId{7};
    row.rung = std::move(rung);
    return row;
}

Submission submission(int number, Verdict verdict) {
    Submission one;
    one.number = number;
    one.verdict = verdict;
    return one;
}

TEST(Recheck, AReminderForAnAcceptedOrCancelledTaskIsDropped) {
    for (const auto state : {TaskState::accepted, TaskState::cancelled}) {
        const Task task = task_in(state);
        for (const auto kind : {NoticeKind::assigned, NoticeKind::reminder, NoticeKind::overdue,
                                NoticeKind::submitted, NoticeKind::returned, NoticeKind::failed})
            EXPECT_EQ(recheck(row_of(kind), &task, late), Recheck::closed) << name(kind);
    }
}

TEST(Recheck, OwnersWhoHandedInAreLeftAlone) {
    const Task task = task_in(TaskState::submitted);
    EXPECT_EQ(recheck(row_of(NoticeKind::reminder), &task, in_time), Recheck::handed_in);
    EXPECT_EQ(recheck(row_of(NoticeKind::overdue), &task, late), Recheck::handed_in);
    EXPECT_EQ(recheck(row_of(NoticeKind::assigned), &task, in_time), Recheck::handed_in);
}

TEST(Recheck, ASuspendedTaskIsSilent) {
    const Task task = task_in(TaskState::suspended);
    EXPECT_EQ(recheck(row_of(NoticeKind::overdue), &task, late), Recheck::suspended);
    EXPECT_EQ(recheck(row_of(NoticeKind::submitted), &task, late), Recheck::suspended);
}

TEST(Recheck, OverdueIsToldOnlyWhileTheTaskIsLate) {
    const Task task = task_in(TaskState::open);
    EXPECT_EQ(recheck(row_of(NoticeKind::overdue), &task, late), Recheck::still_true);
    EXPECT_EQ(recheck(row_of(NoticeKind::overdue), &task, in_time), Recheck::not_late);
    EXPECT_EQ(recheck(row_of(NoticeKind::reminder), &task, in_time), Recheck::still_true);
}

TEST(Recheck, ARungOfATermThatWasMovedSinceIsDropped) {
    Task task = task_in(TaskState::open);
    task.moves = 1;
    EXPECT_EQ(recheck(row_of(NoticeKind::reminder, "T-3"), &task, in_time), Recheck::moved);
    EXPECT_EQ(recheck(row_of(NoticeKind::reminder, "T-3#1"), &task, in_time), Recheck::still_true);
    EXPECT_EQ(recheck(row_of(NoticeKind::overdue, "late+1"), &task, late), Recheck::moved);
    EXPECT_EQ(recheck(row_of(NoticeKind::overdue, "weekly:2026-05-11#1"), &task, late), Recheck::still_true);
    EXPECT_EQ(recheck(row_of(NoticeKind::assigned, "assigned"), &task, in_time), Recheck::still_true);
}

TEST(Recheck, TheControllerHearsOfTheLatestReportAlone) {
    Task task = task_in(TaskState::submitted);
    task.submissions = {submission(1, Verdict::returned), submission(2, Verdict::pending)};
    EXPECT_EQ(recheck(row_of(NoticeKind::submitted, "submitted:1"), &task, in_time), Recheck::answered);
    EXPECT_EQ(recheck(row_of(NoticeKind::submitted, "submitted:2"), &task, in_time), Recheck::still_true);
    task.state = TaskState::open;
    EXPECT_EQ(recheck(row_of(NoticeKind::submitted, "submitted:2"), &task, in_time), Recheck::answered);
}

TEST(Recheck, AReturnIsToldUntilTheNextReportIsIn) {
    Task task = task_in(TaskState::open);
    task.submissions = {submission(1, Verdict::returned)};
    EXPECT_EQ(recheck(row_of(NoticeKind::returned, "returned:1"), &task, in_time), Recheck::still_true);
    task.submissions.push_back(submission(2, Verdict::pending));
    task.state = TaskState::submitted;
    EXPECT_EQ(recheck(row_of(NoticeKind::returned, "returned:1"), &task, in_time), Recheck::handed_in);
    task.submissions.back().verdict = Verdict::returned;
    task.state = TaskState::open;
    EXPECT_EQ(recheck(row_of(NoticeKind::returned, "returned:1"), &task, in_time), Recheck::answered);
}

TEST(Recheck, AnOutageNeedsNoTaskAndTheOthersDo) {
    EXPECT_EQ(recheck(row_of(NoticeKind::outage), nullptr, in_time), Recheck::still_true);
    EXPECT_EQ(recheck(row_of(NoticeKind::amended), nullptr, in_time), Recheck::still_true);
    EXPECT_EQ(recheck(row_of(NoticeKind::reminder), nullptr, in_time), Recheck::task_gone);
}

TEST(Recheck, WhatChangedBesideAnyTaskNeedsNone) {
    auto row = row_of(NoticeKind::changed, "substitution:1");
    EXPECT_EQ(recheck(row, nullptr, in_time), Recheck::task_gone);
    row.task = TaskId{};
    EXPECT_EQ(recheck(row, nullptr, in_time), Recheck::still_true);
}

}  // namespace
}  // namespace vekha
