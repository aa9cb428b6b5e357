#include "notifiers/delivery/hold.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::moscow;

/// 9 to 11 May 2026 are days off, 16 May (a Saturday) works.
WorkingCalendar may() {
    CalendarYear year;
    year.year = 2026;
    year.off = {day("2026-05-11")};
    year.work = {day("2026-05-16")};
    return WorkingCalendar({year});
}

Instant held(std::string_view moment, bool urgent = false) {
    return hold(at(moment), urgent, SendingHours{}, may(), moscow());
}

TEST(Hold, InTheHoursItLeavesAtOnce) {
    EXPECT_EQ(held("2026-05-12T06:00:00Z"), at("2026-05-12T06:00:00Z"));  // Tuesday 9:00 in Moscow
    EXPECT_EQ(held("2026-05-12T05:30:00Z"), at("2026-05-12T05:30:00Z"));
    EXPECT_EQ(held("2026-05-12T14:30:59Z"), at("2026-05-12T14:30:59Z"));  // 17:30:59, the last minute
}

TEST(Hold, EarlyWaitsForTheMorningAndLateForTheNext) {
    EXPECT_EQ(held("2026-05-12T05:29:59Z"), at("2026-05-12T05:30:00Z"));
    EXPECT_EQ(held("2026-05-12T14:31:00Z"), at("2026-05-13T05:30:00Z"));
    EXPECT_EQ(held("2026-05-12T21:30:00Z"), at("2026-05-13T05:30:00Z"));  // half past midnight of the 13th
}

TEST(Hold, AtAnyTimeNothingWaits) {
    SendingHours hours;
    hours.any_time = true;
    const auto night = at("2026-05-09T23:00:00Z");  // the night to a Sunday
    EXPECT_EQ(hold(night, false, hours, may(), moscow()), night);
}

TEST(Hold, DaysOffArePassedAndAWorkingSaturdayIsNot) {
    EXPECT_EQ(held("2026-05-08T15:00:00Z"),
              at("2026-05-12T05:30:00Z"));  // Friday evening before a long weekend
    EXPECT_EQ(held("2026-05-16T08:00:00Z"), at("2026-05-16T08:00:00Z"));
}

TEST(Hold, UrgentLeavesAtAnyHourOfAWorkingDayOnly) {
    EXPECT_EQ(held("2026-05-12T18:00:00Z", true), at("2026-05-12T18:00:00Z"));
    EXPECT_EQ(held("2026-05-10T09:00:00Z", true), at("2026-05-12T05:30:00Z"));
}

TEST(Hold, HoldingTwiceChangesNothing) {
    for (Instant moment = at("2026-05-07T00:00:00Z"); moment < at("2026-05-18T00:00:00Z");
         moment += std::chrono::minutes{37}) {
        const Instant once = hold(moment, false, SendingHours{}, may(), moscow());
        EXPECT_GE(once, moment);
        EXPECT_EQ(hold(once, false, SendingHours{}, may(), moscow()), once);
    }
}

}  // namespace
}  // namespace vekha
