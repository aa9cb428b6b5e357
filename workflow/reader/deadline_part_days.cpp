#include "workflow/reader/deadline_part_days.hpp"

#include <array>

#include "workflow/reader/calendar.hpp"

namespace vekha::reading {
namespace {

using std::chrono::days;

constexpr int week_days = 7;

Period by_sevens(int part, const Period& month) {
    if (part < 0) return {month.last - days{week_days - 1}, month.last};
    const Day first = month.first + days{week_days * (part - 1)};
    return {first, part == 5 ? month.last : std::min(month.last, first + days{week_days - 1})};
}

Day monday_of(Day day) {
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

// The week with the first of the month is the first; what lies outside the month is cut off.
Period calendar_week(int part, const Period& month) {
    const Day monday =
        part < 0 ? monday_of(month.last) : monday_of(month.first) + days{week_days * (part - 1)};
    return common({monday, monday + days{week_days - 1}}, month).value_or(by_sevens(part, month));
}

// The first week that lies in the month whole is the first.
Period full_week(int part, const Period& month) {
    const Day first_monday = monday_of(month.first + days{week_days - 1});
    const Day last_monday = monday_of(month.last - days{week_days - 1});
    const Day monday = part < 0 ? last_monday : first_monday + days{week_days * (part - 1)};
    return {monday, monday + days{week_days - 1}};
}

Period week_of(int part, const Period& month, Choices& choices) {
    if (choices.is("month_weeks", "calendar_weeks")) return calendar_week(part, month);
    if (choices.is("month_weeks", "full_weeks")) return full_week(part, month);
    return by_sevens(part, month);
}

Period decade_of(int part, const Period& month) {
    if (part < 0) part = 3;
    const Day first = month.first + days{10 * (part - 1)};
    return {first, part == 3 ? month.last : first + days{9}};
}

// «начало», «середина», «конец».
Period third_of(int part, const Period& month, Choices& choices) {
    if (!choices.is("month_edges", "weeks")) return decade_of(part, month);
    if (part == 1) return by_sevens(1, month);
    if (part == 2) return {month.first + days{11}, month.first + days{17}};
    return by_sevens(-1, month);
}

// Months of a school year's parts; the second half lies in the next calendar year.
Period school_part(Part kind, int part, int year) {
    switch (kind) {
        case Part::trimester:
            if (part == 2) return {month_start(year, 12), month_end(year + 1, 2)};
            return part == 1 ? Period{month_start(year, 9), month_end(year, 11)}
                             : Period{month_start(year, 3), month_end(year, 5)};
        case Part::school_half:
            return part == 1 ? Period{month_start(year, 9), month_end(year, 12)}
                             : Period{month_start(year, 1), month_end(year, 5)};
        default: {  // a term
            constexpr std::array<std::pair<int, int>, 4> months{{{9, 10}, {11, 12}, {1, 3}, {4, 5}}};
            const auto [first, last] = months[static_cast<std::size_t>(part - 1)];
            return {month_start(year, first), month_end(year, last)};
        }
    }
}

// The same without the holidays between them.
Period without_breaks(Part kind, int part, int year) {
    const auto span = [&](unsigned month, unsigned day, unsigned last_month, unsigned last_day) {
        return Period{day_of(year, month, day),
                      day_of(last_month < month ? year + 1 : year, last_month, last_day)};
    };
    if (kind == Part::school_half) return part == 1 ? span(9, 1, 12, 28) : span(1, 9, 5, 26);
    if (kind == Part::trimester)
        return part == 1 ? span(9, 1, 11, 17) : part == 2 ? span(11, 25, 2, 16) : span(2, 24, 5, 26);
    switch (part) {
        case 1:
            return span(9, 1, 10, 27);
        case 2:
            return span(11, 5, 12, 28);
        case 3:
            return span(1, 9, 3, 22);
        default:
            return span(4, 1, 5, 26);
    }
}

Period season_of(int part, int year, Choices& choices) {
    if (choices.is("seasons", "by_sun")) switch (part) {
            case 1:
                return {day_of(year, 12, 21), day_of(year + 1, 3, 20)};
            case 2:
                return {day_of(year, 3, 21), day_of(year, 6, 20)};
            case 3:
                return {day_of(year, 6, 21), day_of(year, 9, 22)};
            default:
                return {day_of(year, 9, 23), day_of(year, 12, 20)};
        }
    if (part == 1) return {month_start(year, 12), month_end(year + 1, 2)};
    return {month_start(year, part * 3 - 3), month_end(year, part * 3 - 1)};
}

Period breaks_of(int season, int year) {
    switch (season) {
        case 1:
            return {day_of(year, 12, 29), day_of(year + 1, 1, 8)};
        case 2:
            return {day_of(year, 3, 23), day_of(year, 3, 31)};
        case 3:
            return {day_of(year, 6, 1), day_of(year, 8, 31)};
        default:
            return {day_of(year, 10, 28), day_of(year, 11, 4)};
    }
}

int parts_of_year(Part kind) {
    return kind == Part::half_year || kind == Part::school_half ? 2 : kind == Part::trimester ? 3 : 4;
}

}  // namespace

Period days_of_month_part(const Atom& atom, int part, int year, int month, Choices& choices) {
    const Period whole{month_start(year, month), month_end(year, month)};
    if (atom.part == Part::week) return week_of(part, whole, choices);
    if (atom.part == Part::decade && atom.vague) return third_of(part, whole, choices);
    if (choices.is("month_parts", "whole_month")) return whole;
    if (atom.part == Part::decade) return decade_of(part, whole);
    if (part < 0) part = 2;
    return part == 1 ? Period{whole.first, whole.first + days{14}}
                     : Period{whole.first + days{15}, whole.last};
}

Period days_of_year_part(Part kind, int part, int year, Choices& choices) {
    if (part < 0) part = parts_of_year(kind);
    switch (kind) {
        case Part::quarter:
            return {month_start(year, part * 3 - 2), month_end(year, part * 3)};
        case Part::half_year:
            return {month_start(year, part * 6 - 5), month_end(year, part * 6)};
        case Part::season:
            return season_of(part, year, choices);
        case Part::breaks:
            return breaks_of(part, year);
        default:
            return choices.is("school_terms", "by_breaks") ? without_breaks(kind, part, year)
                                                           : school_part(kind, part, year);
    }
}

Period edge_of(Edge edge, const Period& span, Choices& choices) {
    if (edge == Edge::none) return span;
    const Day day = edge == Edge::start ? span.first : span.last;
    Period month{month_start(year_of(day), month_of_day(day)), month_end(year_of(day), month_of_day(day))};
    if (!choices.is("year_edges", "half_month")) return month;
    if (edge == Edge::start)
        month.last = month.first + days{14};
    else
        month.first += days{15};
    return month;
}

Day nth_weekday(int year, int month, int weekday, int nth) {
    const Day first = month_start(year, month), last = month_end(year, month);
    const std::chrono::weekday wanted{static_cast<unsigned>(weekday % week_days)};
    if (nth < 0) return last - (std::chrono::weekday{last} - wanted);
    return std::min(last, first + (wanted - std::chrono::weekday{first}) + days{week_days * (nth - 1)});
}

}  // namespace vekha::reading
