#include "workflow/engine/calendar.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace vekha {
namespace {

bool is_weekday(Day day) {
    const std::chrono::weekday weekday{day};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

/// Mondays to Fridays up to and with `day`, from some Monday on; the difference of two is what counts.
int weekdays_until(Day day) {
    const Day monday = day - (std::chrono::weekday{day} - std::chrono::Monday);
    const auto weeks = (monday - Day{std::chrono::days{-3}}).count() / 7;  // 29 December 1969 was a Monday
    const auto in_week = std::min<std::int64_t>((day - monday).count() + 1, 5);
    return static_cast<int>(weeks * 5 + in_week);
}

}  // namespace

WorkingCalendar::WorkingCalendar(const std::vector<CalendarYear>& years) {
    for (const auto& given : years) {
        Year year;
        year.provisional = given.provisional;
        for (const Day day : given.off) year.exceptions[day] = false;
        for (const Day day : given.work) year.exceptions[day] = true;
        years_[given.year] = std::move(year);
    }
}

bool WorkingCalendar::works(Day day) const {
    if (const auto year = years_.find(static_cast<int>(civil(day).year())); year != years_.end())
        if (const auto exception = year->second.exceptions.find(day);
            exception != year->second.exceptions.end())
            return exception->second;
    return is_weekday(day);
}

Day WorkingCalendar::add_working_days(Day day, int count) const {
    const std::chrono::days step{count < 0 ? -1 : 1};
    for (int left = std::abs(count); left > 0;) {
        day += step;
        if (works(day)) --left;
    }
    return day;
}

Day WorkingCalendar::previous_or_same(Day day) const {
    while (!works(day)) day -= std::chrono::days{1};
    return day;
}

Day WorkingCalendar::next_or_same(Day day) const {
    while (!works(day)) day += std::chrono::days{1};
    return day;
}

int WorkingCalendar::working_days_between(Day from, Day to) const {
    if (to < from) return -working_days_between(to, from);
    // By weeks, and then by the days that are not as their weekday has it: a span of years costs no more than
    // its holidays.
    int count = weekdays_until(to) - weekdays_until(from);
    const int last_year = static_cast<int>(civil(to).year());
    auto year = years_.lower_bound(static_cast<int>(civil(from).year()));
    for (; year != years_.end() && year->first <= last_year; ++year) {
        const auto& exceptions = year->second.exceptions;
        for (auto one = exceptions.upper_bound(from); one != exceptions.end() && one->first <= to; ++one)
            if (static_cast<int>(civil(one->first).year()) == year->first)  // as works() has it
                count += (one->second ? 1 : 0) - (is_weekday(one->first) ? 1 : 0);
    }
    return count;
}

CalendarStanding WorkingCalendar::standing(int year) const {
    const auto known = years_.find(year);
    if (known == years_.end()) return CalendarStanding::weekends_only;
    return known->second.provisional ? CalendarStanding::provisional : CalendarStanding::official;
}

std::vector<std::pair<Day, bool>> WorkingCalendar::exceptions() const {
    std::vector<std::pair<Day, bool>> days;
    for (const auto& [number, year] : years_)
        for (const auto& [day, works] : year.exceptions) {
            if (works != is_weekday(day)) days.emplace_back(day, works);
        }
    return days;
}

}  // namespace vekha
