// Arithmetic of months, quarters and school terms over civil days.
#pragma once

#include <algorithm>
#include <optional>

#include "workflow/model/roadmap.hpp"

namespace vekha::reading {

constexpr int first_year = 1990;  ///< years outside these two are no years of a plan
constexpr int last_year = 2099;

inline Day month_start(int year, int month) {
    return day_of(year, static_cast<unsigned>(month), 1);
}
inline Day month_end(int year, int month) {
    return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
                                 std::chrono::last};
}
inline int year_of(Day day) {
    return static_cast<int>(civil(day).year());
}
inline int month_of_day(Day day) {
    return static_cast<int>(static_cast<unsigned>(civil(day).month()));
}
inline int day_in_month(Day day) {
    return static_cast<int>(static_cast<unsigned>(civil(day).day()));
}

/// The day of a month, or the month's last where it is shorter.
inline Day day_or_last(int year, int month, int day) {
    return std::min(month_end(year, month),
                    month_start(year, month) + std::chrono::days{std::max(day, 1) - 1});
}

inline int length(const Period& period) {
    return static_cast<int>((period.last - period.first).count()) + 1;
}

/// 1 September to a day of the next year: a plan for a school year.
inline bool is_school_year(const Period& period) {
    return month_of_day(period.first) >= 8 && year_of(period.last) == year_of(period.first) + 1 &&
           length(period) <= 366 && month_of_day(period.last) <= 8;
}

inline Period school_year(int year) {
    return {day_of(year, 9, 1), day_of(year + 1, 5, 31)};
}
inline Period calendar_year(int year) {
    return {day_of(year, 1, 1), day_of(year, 12, 31)};
}

/// The common part of two spans.
inline std::optional<Period> common(const Period& a, const Period& b) {
    const Period both{std::max(a.first, b.first), std::min(a.last, b.last)};
    if (both.first > both.last) return std::nullopt;
    return both;
}

}  // namespace vekha::reading
