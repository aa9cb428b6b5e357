// Ko as the office counts it: what fell due, what was done in time, and what nothing later can change.
#include "workflow/reports/timeliness.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::moscow;

/// A task due on Tuesday 31 March 2026, and what happened to it.
class Life {
  public:
    explicit Life(std::string_view due = "2026-03-31") {
        happens("2026-02-02T07:00:00Z", TaskPlanned{test::task_due(due, at("2026-02-02T07:00:00Z"))});
        happens("2026-02-02T07:01:00Z", TaskOpened{});
    }
    Life& happens(std::string_view moment, TaskChange change, PersonId actor = test::lead) {
        events_.push_back({TaskId{7}, actor, at(moment), std::move(change)});
        return *this;
    }
    Life& reported(std::string_view moment) {
        ReportSubmitted report{"сделано", {}, {}, day("2026-04-06"), at("2026-04-06T21:00:00Z")};
        return happens(moment, std::move(report));
    }
    Life& moved(std::string_view moment, std::string_view due) {
        const Day to = day(due);
        return happens(moment,
                       TaskMoved{{std::nullopt, to},
                                 to,
                                 "перенос",
                                 moscow().at(to + std::chrono::days{1}, TimeOfDay{0}),
                                 "приказ"},
                       test::controller);
    }
    std::optional<TaskTimeliness> on(std::string_view as_of) const {
        return judge(events_, day(as_of), WorkingCalendar{}, moscow());
    }

  private:
    std::vector<TaskEvent> events_;
};

TEST(Timeliness, ATaskFallsDueAtTheEndOfItsDayAndIsLateByWorkingDaysFromThenOn) {
    const Life life;
    EXPECT_FALSE(life.on("2026-02-01")) << "not there yet";
    EXPECT_FALSE(life.on("2026-03-30")->first.fell_due);
    const auto on_the_day = life.on("2026-03-31")->first;
    EXPECT_TRUE(on_the_day.fell_due);
    EXPECT_FALSE(on_the_day.in_time);
    EXPECT_EQ(on_the_day.days_late, 0);
    EXPECT_EQ(life.on("2026-04-06")->first.days_late, 4);
}

TEST(Timeliness, AClockThatWasSetBackPutsNoEventBeforeOthers) {
    Life life;
    life.reported("2026-02-01T07:00:00Z");
    EXPECT_FALSE(life.on("2026-02-01")) << "the report came after the task, whatever the clock said";
    EXPECT_TRUE(life.on("2026-02-02"));
}

TEST(Timeliness, AClockThatWasSetBackOverMidnightDoesNotMakeTimelyWhatWasLate) {
    Life life;
    life.happens("2026-03-31T21:30:00Z", TaskAcknowledged{});  // half past midnight in Moscow, 1 April
    life.reported("2026-03-31T20:30:00Z");                     // the clock was set back by an hour meanwhile
    EXPECT_FALSE(life.on("2026-03-31")->first.in_time);
    EXPECT_FALSE(life.on("2026-04-30")->first.in_time) << "the figure of a past day stays";
}

TEST(Timeliness, TheExecutorIsDoneWhenTheReportComesHoweverLongItIsDecided) {
    Life life;
    life.reported("2026-03-31T20:59:00Z");  // 23:59 in Moscow
    EXPECT_TRUE(life.on("2026-03-31")->first.in_time) << "it waits for its decision";
    life.happens("2026-04-20T08:00:00Z", TaskAccepted{}, test::controller);
    const auto done = life.on("2026-04-30");
    EXPECT_TRUE(done->first.in_time);
    EXPECT_TRUE(done->current.in_time);
}

TEST(Timeliness, AReturnedReportIsNotDone) {
    Life life;
    life.reported("2026-03-30T08:00:00Z");
    life.happens("2026-04-01T08:00:00Z", ReportReturned{"нет приказа"}, test::controller);
    EXPECT_TRUE(life.on("2026-03-31")->first.in_time);
    EXPECT_FALSE(life.on("2026-04-02")->first.in_time);
    life.reported("2026-04-03T08:00:00Z");
    EXPECT_EQ(life.on("2026-04-30")->first.days_late, 3) << "until the second report";
}

TEST(Timeliness, WhatHappensAfterTheDayLeavesItsFigureAsItWas) {
    Life life;
    const auto figure = [&] {
        Timeliness table;
        table.add(*life.on("2026-04-01"), [](const TaskTimeliness&, PersonId id) {
            return TimelinessGroup{"", id.value};
        });
        return table.total;
    };
    const auto before = figure();
    EXPECT_EQ(before.first.in_time, (Share{0, 1}));
    life.moved("2026-04-02T08:00:00Z", "2026-04-30").reported("2026-04-03T08:00:00Z");
    life.happens("2026-04-03T09:00:00Z", TaskAccepted{}, test::controller);
    EXPECT_EQ(figure(), before);
    EXPECT_TRUE(life.on("2026-04-03")->current.fell_due == false) << "and the new day has its own";
}

TEST(Timeliness, AnExtensionMovesTheCurrentFigureAndNeverTheFirst) {
    Life life;
    life.moved("2026-03-20T08:00:00Z", "2026-04-15").reported("2026-04-10T08:00:00Z");
    const auto done = life.on("2026-04-30");
    EXPECT_FALSE(done->first.in_time);
    EXPECT_EQ(done->first.days_late, 8);
    EXPECT_TRUE(done->current.in_time);
}

TEST(Timeliness, ALateTaskStaysLateWhateverFollows) {
    const auto late = [](const Life& life) {
        const auto judged = life.on("2026-06-30");
        return judged->first.fell_due && !judged->first.in_time;
    };
    Life extended;
    EXPECT_TRUE(late(extended.moved("2026-04-02T08:00:00Z", "2026-06-01").reported("2026-05-05T08:00:00Z")));
    Life paused;
    paused.happens("2026-03-25T08:00:00Z", TaskSuspended{"ждём"}, test::controller);
    EXPECT_TRUE(late(paused));
    EXPECT_TRUE(late(paused.happens("2026-05-25T08:00:00Z", TaskResumed{40}, test::controller)));
    Life reopened;
    reopened.reported("2026-04-02T08:00:00Z")
        .happens("2026-04-03T08:00:00Z", TaskAccepted{}, test::controller);
    EXPECT_TRUE(late(reopened.happens("2026-04-06T08:00:00Z", TaskReopened{"ошибка"}, test::controller)));
    Life handed_on;
    handed_on.happens("2026-04-02T08:00:00Z",
                      TaskReassigned{{{test::helper, AssignmentRole::lead, ""}}, test::controller, "приказ"},
                      test::controller);
    EXPECT_TRUE(late(handed_on));
    Life cancelled;
    EXPECT_TRUE(late(cancelled.happens("2026-04-02T08:00:00Z", TaskCancelled{"отмена"}, test::controller)));
}

TEST(Timeliness, LatenessIsOfWhoLedWhenItFellDue) {
    Life life;
    life.happens("2026-04-02T08:00:00Z",
                 TaskReassigned{{{test::helper, AssignmentRole::lead, ""}}, test::controller, "приказ"},
                 test::controller);
    EXPECT_EQ(life.on("2026-04-30")->first.lead, test::lead);
    EXPECT_EQ(life.on("2026-04-30")->current.lead, test::lead);
    life.moved("2026-04-06T08:00:00Z", "2026-04-20").reported("2026-04-10T08:00:00Z");
    EXPECT_EQ(life.on("2026-04-30")->first.lead, test::lead);
    EXPECT_EQ(life.on("2026-04-30")->current.lead, test::helper) << "the new term is the new lead's";
}

TEST(Timeliness, CancelledBeforeItFellDueIsNoFigure) {
    Life life;
    life.happens("2026-03-30T08:00:00Z", TaskCancelled{"отмена"}, test::controller);
    EXPECT_FALSE(life.on("2026-04-30")->first.fell_due);
    EXPECT_FALSE(life.on("2026-04-30")->current.fell_due);
}

TEST(Timeliness, AStoppedClockDoesNotFallDueAnewUntilItGoesOn) {
    Life life;
    life.happens("2026-03-25T08:00:00Z", TaskSuspended{"ждём"}, test::controller);
    EXPECT_FALSE(life.on("2026-04-10")->current.fell_due);
    EXPECT_TRUE(life.on("2026-04-10")->first.fell_due);
    Life overdue;
    overdue.happens("2026-04-02T08:00:00Z", TaskSuspended{"ждём"}, test::controller);
    EXPECT_TRUE(overdue.on("2026-04-10")->current.fell_due) << "it was late before the pause";
}

TEST(Timeliness, AParentThatOnlyGathersIsNotCounted) {
    Life life;
    life.happens("2026-02-03T08:00:00Z",
                 ChildAdded{{TaskId{8}, test::helper, Branch::each, ChildStanding::owed}});
    EXPECT_TRUE(life.on("2026-04-30")) << "it has a lead of its own";
    life.happens("2026-02-04T08:00:00Z", TaskReassigned{{}, test::controller, "каждый отвечает"});
    EXPECT_FALSE(life.on("2026-04-30"));
}

TEST(Timeliness, TheControllersDaysAreCountedApart) {
    Life life;
    life.reported("2026-03-31T08:00:00Z");
    const auto waiting = life.on("2026-04-06")->control;
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].controller, test::controller);
    EXPECT_TRUE(waiting[0].counts) << "its term ended with the day";
    EXPECT_FALSE(waiting[0].in_term);
    EXPECT_FALSE(life.on("2026-04-03")->control[0].counts) << "its term runs";
    life.happens("2026-04-07T08:00:00Z", TaskAccepted{}, test::controller);
    const auto decided = life.on("2026-04-07")->control[0];
    EXPECT_TRUE(decided.decided && decided.counts && !decided.in_term);
    EXPECT_EQ(decided.working_days, 5);
}

TEST(Timeliness, FiguresAddUpByGroupAndInTotal) {
    Timeliness table;
    const GroupOf by_person = [](const TaskTimeliness&, PersonId id) {
        return TimelinessGroup{"человек", id.value};
    };
    Life done;
    done.reported("2026-03-31T08:00:00Z").happens("2026-04-01T08:00:00Z", TaskAccepted{}, test::controller);
    const Life owed;
    const Life early("2026-02-27");
    for (const Life* life : std::initializer_list<const Life*>{&done, &owed, &early})
        table.add(*life->on("2026-04-10"), by_person);
    EXPECT_EQ(table.total.first.in_time, (Share{1, 3}));
    EXPECT_EQ(table.total.first.in_time.percent(), 33.3);
    EXPECT_EQ(table.total.first.days_late, 8 + 30);
    EXPECT_EQ(table.total.first.days_late_most, 30);
    EXPECT_EQ(table.groups.at({"человек", test::lead.value}).first, table.total.first);
    EXPECT_EQ(table.groups.at({"человек", test::controller.value}).control.in_term, (Share{1, 1}));
    EXPECT_EQ(table.groups.at({"человек", test::controller.value}).control.average_days(), 1.0);

    Timeliness march;
    for (const Life* life : std::initializer_list<const Life*>{&done, &owed, &early})
        march.add(*life->on("2026-04-10"), by_person, day("2026-03-01"));
    EXPECT_EQ(march.total.first.in_time, (Share{1, 2})) << "what fell due in February is not of this period";
    EXPECT_FALSE(Share{}.percent()) << "nothing fell due";
}

}  // namespace
}  // namespace vekha
