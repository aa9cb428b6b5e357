#include "workflow/engine/calendar.hpp"

#include <cstdlib>

namespace vekha {

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
    const auto weekday = std::chrono::weekday{day};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
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
    int count = 0;
    for (Day day = from + std::chrono::days{1}; day <= to; day += std::chrono::days{1})
        if (works(day)) ++count;
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
            const std::chrono::weekday weekday{day};
            const bool usual = weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
            if (works != usual) days.emplace_back(day, works);
        }
    return days;
}

}  // namespace vekha
