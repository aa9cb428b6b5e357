// What every shipped year must keep to: the collected facts of 2013 to 2026, the yearly counts, and the
// arithmetic of working days over every day of those years.
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "config/builtin.hpp"
#include "config/calendar_file.hpp"
#include "tests/support/places.hpp"

namespace vekha::config {
namespace {

constexpr int first_year = 2013;
constexpr int last_year = 2026;
constexpr std::chrono::days one_day{1};

const Day first_day = day_of(first_year, 1, 1);
const Day last_day = day_of(last_year, 12, 31);

/// Working days of each year, as the yearly decrees left them.
const std::map<int, int> working_days{{2013, 247}, {2014, 247}, {2015, 247}, {2016, 247}, {2017, 247},
                                      {2018, 247}, {2019, 247}, {2020, 219}, {2021, 240}, {2022, 247},
                                      {2023, 247}, {2024, 248}, {2025, 247}, {2026, 247}};

/// The collected facts stand beside the checkout where they were collected.
const std::filesystem::path facts = std::filesystem::path(source_folder()) / "../shared/calendars/ru.tsv";

const WorkingCalendar& shipped() {
    static const WorkingCalendar calendar = [] {
        auto read = read_calendars();
        if (!read) throw std::runtime_error("the shipped calendars are broken");
        return std::move(*read);
    }();
    return calendar;
}

/// The facts by year: off days, short days and worked weekends.
std::map<int, CalendarYear> collected_years() {
    std::map<int, CalendarYear> years;
    std::ifstream file(facts);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string text, kind;
        std::getline(fields, text, '\t');
        std::getline(fields, kind, '\t');
        const Day day = parse_day(text).value();
        auto& year = years[static_cast<int>(civil(day).year())];
        year.year = static_cast<int>(civil(day).year());
        auto& list = kind == "off" ? year.off : kind == "work" ? year.work : year.shortened;
        list.push_back(day);
        // A worked weekend day that is an hour shorter is told as short alone.
        const std::chrono::weekday weekday{day};
        if (kind == "short" && (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday))
            year.work.push_back(day);
    }
    return years;
}

WorkingCalendar collected() {
    std::vector<CalendarYear> list;
    for (const auto& [number, year] : collected_years()) list.push_back(year);
    return WorkingCalendar(list);
}

/// The arithmetic that reminders and terms stand on, from every day of the years.
void keeps_to_the_arithmetic(const WorkingCalendar& calendar) {
    int counted = 0;  // working days since the day before the first
    for (Day day = first_day; day <= last_day; day += one_day) {
        if (calendar.works(day)) ++counted;
        ASSERT_EQ(calendar.working_days_between(first_day - one_day, day), counted) << format(day);
        ASSERT_EQ(calendar.add_working_days(day, 0), day);
        for (const int count : {1, 2, 3, 5, 10, 22}) {
            const Day after = calendar.add_working_days(day, count);
            const Day before = calendar.add_working_days(day, -count);
            ASSERT_TRUE(calendar.works(after) && calendar.works(before)) << format(day);
            ASSERT_EQ(calendar.working_days_between(day, after), count) << format(day);
            // Back from a working day the count is the same; a day off stands before the day it counts from.
            ASSERT_EQ(calendar.working_days_between(before, day), count - (calendar.works(day) ? 0 : 1))
                << format(day);
            ASSERT_EQ(calendar.add_working_days(calendar.add_working_days(day, 1), count),
                      calendar.add_working_days(day, count + 1))
                << format(day);
            if (calendar.works(day)) {
                ASSERT_EQ(calendar.add_working_days(after, -count), day) << format(day);
            }
        }
        const Day back = calendar.previous_or_same(day);
        const Day on = calendar.next_or_same(day);
        ASSERT_TRUE(back <= day && day <= on && calendar.works(back) && calendar.works(on)) << format(day);
        ASSERT_EQ(calendar.works(day), back == day && on == day) << format(day);
        ASSERT_EQ(calendar.working_days_between(back, on), back == on ? 0 : 1) << "nothing works between";
    }
}

TEST(CalendarProperties, EveryYearHasAsManyWorkingDaysAsItsDecreeLeft) {
    for (const auto& [year, count] : working_days) {
        EXPECT_EQ(shipped().working_days_between(day_of(year - 1, 12, 31), day_of(year, 12, 31)), count)
            << year;
        EXPECT_EQ(shipped().standing(year), CalendarStanding::official) << year;
    }
}

TEST(CalendarProperties, AddingAndCountingAreInverseOverEveryDayOf14Years) {
    keeps_to_the_arithmetic(shipped());
}

TEST(CalendarProperties, CountsAddUpOverEveryDayBetweenTwo) {
    const Day from = first_day - one_day;
    const int whole = shipped().working_days_between(from, last_day);
    for (Day middle = first_day; middle <= last_day; middle += std::chrono::days{7}) {
        ASSERT_EQ(
            shipped().working_days_between(from, middle) + shipped().working_days_between(middle, last_day),
            whole)
            << format(middle);
        ASSERT_EQ(shipped().working_days_between(middle, from),
                  -shipped().working_days_between(from, middle));
    }
}

TEST(CalendarProperties, EveryDayIsOfTheKindThatWasCollected) {
    if (!std::filesystem::exists(facts)) GTEST_SKIP() << "no collected facts here";
    const WorkingCalendar known = collected();
    for (Day day = first_day; day <= last_day; day += one_day)
        ASSERT_EQ(shipped().works(day), known.works(day)) << format(day);
    for (const auto& [year, count] : working_days)
        EXPECT_EQ(known.working_days_between(day_of(year - 1, 12, 31), day_of(year, 12, 31)), count) << year;
}

TEST(CalendarProperties, ShortDaysAreThoseThatWereCollected) {
    if (!std::filesystem::exists(facts)) GTEST_SKIP() << "no collected facts here";
    const auto known = collected_years();
    for (const auto& [file, text] : builtin_files("calendars/")) {
        const auto year = parse_calendar_year(text, std::string(file));
        ASSERT_TRUE(year) << file;
        if (const auto facts_of = known.find(year->year);
            facts_of != known.end() && year->year <= last_year) {
            EXPECT_EQ(year->shortened, facts_of->second.shortened) << file;
        }
    }
}

TEST(CalendarProperties, WhatWasCollectedKeepsToTheArithmeticToo) {
    if (!std::filesystem::exists(facts)) GTEST_SKIP() << "no collected facts here";
    keeps_to_the_arithmetic(collected());
}

}  // namespace
}  // namespace vekha::config
