#include "workflow/engine/ladder_shift.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::moscow;

constexpr TimeOfDay opens{std::chrono::hours{9}};
constexpr TimeOfDay closes{std::chrono::hours{18}};

/// March 2026: Monday the 9th is a day off.
WorkingCalendar calendar() {
    return WorkingCalendar({{2026, false, {day("2026-03-09")}, {}, {}}});
}

Task open_task() {
    auto task = test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"));
    task.state = TaskState::open;
    return task;
}

LaidRung rung(const Task& task, std::string_view id) {
    for (auto& one : lay_ladder(task, test::default_policy(), calendar(), moscow()))
        if (one.id == id) return one;
    ADD_FAILURE() << "no rung " << id;
    return {};
}

std::string moment(const Task& task, std::string_view id) {
    return format(rung(task, id).moment);
}

TEST(OutageDays, CountTheWorkingHoursThatWereLost) {
    const auto days = [](std::string_view from, std::string_view to) {
        return outage_days(at(from), at(to), opens, closes, calendar(), moscow());
    };
    EXPECT_EQ(days("2026-03-16T17:00:00Z", "2026-03-17T05:00:00Z"), 0) << "a night";
    EXPECT_EQ(days("2026-03-06T17:00:00Z", "2026-03-10T05:00:00Z"), 0) << "a long weekend";
    EXPECT_EQ(days("2026-03-16T07:00:00Z", "2026-03-16T09:00:00Z"), 1) << "two hours of one day";
    EXPECT_EQ(days("2026-03-16T12:00:00Z", "2026-03-17T07:00:00Z"), 1) << "an evening and a morning";
    EXPECT_EQ(days("2026-03-16T05:00:00Z", "2026-03-19T05:00:00Z"), 3);
    EXPECT_EQ(days("2026-03-19T05:00:00Z", "2026-03-16T05:00:00Z"), 0) << "a clock that went back";
}

TEST(Outage, EscalationsWaitAsLongAsItLasted) {
    auto task = open_task();
    task.delays = {{at("2026-03-23T17:00:00Z"), at("2026-03-25T17:00:00Z"), 2}};
    EXPECT_EQ(moment(task, "T0"), "2026-03-20T06:00:00.000Z");
    EXPECT_EQ(moment(task, "late+1"), "2026-03-23T06:00:00.000Z") << "had spoken before";
    EXPECT_EQ(moment(task, "late+3"), "2026-03-27T06:00:00.000Z");
    EXPECT_EQ(rung(task, "late+3").offset, 5) << "so many working days late it speaks";
    EXPECT_EQ(moment(task, "weekly:2026-04-06"), "2026-04-08T06:00:00.000Z");
}

TEST(Outage, SeveralAddUp) {
    auto task = open_task();
    task.delays = {{at("2026-03-23T17:00:00Z"), at("2026-03-25T17:00:00Z"), 2},
                   {at("2026-03-26T05:00:00Z"), at("2026-03-26T15:00:00Z"), 1}};
    EXPECT_EQ(moment(task, "late+1"), "2026-03-23T06:00:00.000Z");
    EXPECT_EQ(moment(task, "late+3"), "2026-03-30T06:00:00.000Z") << "moved by the first into the second";
}

TEST(Outage, OwesNothingToATermThatWasSetAfterIt) {
    auto task = open_task();
    task.delays = {{at("2026-03-10T05:00:00Z"), at("2026-03-12T17:00:00Z"), 3}};
    EXPECT_EQ(moment(task, "late+1"), "2026-03-23T06:00:00.000Z");
}

TEST(Hold, ARungDoesNotSpeakBeforeTheDayItIsHeldTo) {
    auto task = open_task();
    task.edits = {{"T-3", {}, RungEdit::Kind::hold, day("2026-03-18"), "совещание", test::controller}};
    EXPECT_EQ(moment(task, "T-3"), "2026-03-18T06:00:00.000Z");
    EXPECT_EQ(rung(task, "T-3").offset, -2);
    task.edits.front().until = day("2026-03-16");
    EXPECT_EQ(moment(task, "T-3"), "2026-03-17T06:00:00.000Z") << "speaks later anyway";
}

TEST(Hold, TheLadderKeepsItsOrder) {
    auto task = open_task();
    task.ladder_at = at("2026-03-05T06:00:00Z");
    task.edits = {{"T-3", {}, RungEdit::Kind::hold, day("2026-03-19"), "совещание", test::controller}};
    const auto step = climb(task, test::default_policy(), calendar(), moscow(), at("2026-03-19T06:00:00Z"));
    ASSERT_TRUE(step.fire);
    EXPECT_EQ(step.fire->id, "T-1") << "what is nearer to the term speaks";
    EXPECT_EQ(step.superseded, std::vector<std::string>{"T-3"});
}

TEST(Hold, ForOnePersonLeavesTheRungWhereItIs) {
    auto task = open_task();
    task.edits = {{"T-3", test::lead, RungEdit::Kind::hold, day("2026-03-18"), "отпуск", test::controller}};
    EXPECT_EQ(moment(task, "T-3"), "2026-03-17T06:00:00.000Z");
}

TEST(WeeklyMoment, IsTheNextOneAndMovesFromADayOff) {
    const WeeklyMoment monday;
    const auto next = [&](std::string_view from) {
        return format(next_weekly_moment(monday, at(from), calendar(), moscow()));
    };
    EXPECT_EQ(next("2026-03-12T06:00:00Z"), "2026-03-16T06:00:00.000Z");
    EXPECT_EQ(next("2026-03-16T06:00:00Z"), "2026-03-16T06:00:00.000Z");
    EXPECT_EQ(next("2026-03-16T06:00:01Z"), "2026-03-23T06:00:00.000Z");
    EXPECT_EQ(next("2026-03-09T06:00:00Z"), "2026-03-10T06:00:00.000Z") << "Monday is off";
    EXPECT_EQ(next("2026-03-10T05:00:00Z"), "2026-03-10T06:00:00.000Z") << "of last Monday";
}

}  // namespace
}  // namespace vekha
