#include "workflow/reader/deadline_windows.hpp"

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_part_days.hpp"

namespace vekha::reading {
namespace {

using std::chrono::days;

constexpr int long_plan_days = 550;  // over such a plan a bare day is rather a last day

// The calendar year of a part of the school year that begins in `year`.
int year_for(const Atom& atom, int part, int year) {
    const bool school = atom.reach == Reach::school_year;
    const bool second = (atom.part == Part::school_half && part == 2) ||
                        (atom.part == Part::term && part >= 3) || (atom.part == Part::trimester && part == 3);
    return year + (school && second ? 1 : 0);
}

Period point_span(const Point& point, Choices& choices) {
    if (point.month == 0) return calendar_year(point.year);
    const Period month{month_start(point.year, point.month), month_end(point.year, point.month)};
    if (point.day == 0) return month;
    if (point.day == last_of_month) return {month.last, month.last};
    const Day day = month.first + days{point.day - 1};
    if (day <= month.last) return {day, day};
    const Day meant = choices.take(Doubt::no_such_day) ? day : month.last;
    return {meant, meant};
}

Period school_years(const Atom& atom, Choices& choices) {
    const int last = atom.to.year;
    Period span = {school_year(atom.from.year).first, school_year(last - 1).last};
    if (choices.is("school_year_end", "june_30", Weight::custom)) span.last = day_of(last, 6, 30);
    if (choices.is("school_year_end", "august_31", Weight::custom)) span.last = day_of(last, 8, 31);
    return span;
}

// «конец декабря – начало января»: the later month may lie in the next year.
Period months_parts_span(const Atom& atom, Choices& choices) {
    const int last_year =
        atom.to.year + (atom.to.year == atom.from.year && atom.to.month < atom.from.month ? 1 : 0);
    return {days_of_month_part(atom, atom.part_from, atom.from.year, atom.from.month, choices).first,
            days_of_month_part(atom, atom.part_to, last_year, atom.to.month, choices).last};
}

Period parts_span(const Atom& atom, Choices& choices) {
    if (atom.part == Part::week || atom.part == Part::decade || atom.part == Part::half)
        return months_parts_span(atom, choices);
    const int last_year = atom.to.year != 0 ? atom.to.year : atom.from.year;
    Period span{
        days_of_year_part(atom.part, atom.part_from, year_for(atom, atom.part_from, atom.from.year), choices)
            .first,
        days_of_year_part(atom.part, atom.part_to, year_for(atom, atom.part_to, last_year), choices).last};
    // «2-3 четверть»: the later part may lie in the next year.
    if (span.last < span.first)
        span.last = days_of_year_part(atom.part, atom.part_to, last_year + 1, choices).last;
    return span;
}

Period whole(const Atom& atom, Choices& choices) {
    if (atom.part == Part::school_year) return school_years(atom, choices);
    if (atom.part == Part::weekday) {
        const Day day = nth_weekday(atom.from.year, atom.from.month, atom.weekday, atom.part_from);
        return {day, day};
    }
    if (atom.part != Part::none) return parts_span(atom, choices);
    Period span{point_span(atom.from, choices).first, point_span(atom.to, choices).last};
    if (span.last >= span.first) return span;
    if (!choices.take(Doubt::swapped)) return {span.last, span.first};
    Point later = atom.to;
    later.year = atom.from.year + 1;
    return {span.first, point_span(later, choices).last};
}

// In a school-year plan quarters and half-years are clipped to it. A range of quarters with no year stands
// whole.
Period clipped(const Atom& atom, const Period& span, const Frame& frame) {
    if (!frame.plan || !is_school_year(*frame.plan) || atom.bound != Bound::within) return span;
    if (atom.part != Part::quarter && atom.part != Part::half_year) return span;
    if (atom.range && atom.guessed_year) return span;
    return common(span, *frame.plan).value_or(span);
}

bool one_day(const Atom& atom) {
    return atom.part == Part::none && atom.to.day != 0;
}

Window until(const Atom& atom, const Period& span, Choices& choices) {
    if (one_day(atom))
        return {std::nullopt,
                choices.is("until_day", "before_it", Weight::custom) ? span.last - days{1} : span.last};
    return {std::nullopt, choices.is("until_month", "through_it") ? span.last : span.first - days{1}};
}

// «с 1 сентября»: to the end of the plan, else of the year.
Window since(const Atom& atom, const Period& span, const Frame& frame, Choices& choices) {
    const Day first = atom.bound == Bound::after ? span.last + days{1} : span.first;
    const bool lasts = atom.kind == Atom::Kind::throughout;  // «постоянно с 1 марта» leaves no question
    if (!lasts && choices.is("since", "begins")) return {first, std::max(first, span.last)};
    const bool inside = frame.plan && frame.plan->last >= first;
    return {first, inside ? frame.plan->last : calendar_year(year_of(first)).last};
}

// «09.12» near 2012: September 2012 is as honest; a bare day in a plan of many years may mean «до».
Window within(const Atom& atom, const Period& span, const Frame& frame, Choices& choices) {
    const bool single = one_day(atom) && !atom.range && atom.kind == Atom::Kind::span;
    if (!single || !frame.plan) return {span.first, span.last};
    const int first_year = year_of(frame.plan->first);
    if (atom.numeric && atom.from.day <= 12 && std::abs(2000 + atom.from.month - first_year) <= 1 &&
        choices.take(Doubt::month_and_year))
        return {month_start(2000 + atom.from.month, atom.from.day),
                month_end(2000 + atom.from.month, atom.from.day)};
    const auto weight = length(*frame.plan) > long_plan_days ? Weight::doubt : Weight::custom;
    if (choices.is("bare_day", "until_it", weight)) return {std::nullopt, span.last};
    return {span.first, span.last};
}

}  // namespace

Window days_of(const Atom& atom, const Frame& frame, Choices& choices) {
    if (atom.misprint) choices.take(Doubt::misprint);
    if (atom.vague && atom.part == Part::none) choices.take(Doubt::approximate);
    const Period span = edge_of(atom.edge, clipped(atom, whole(atom, choices), frame), choices);
    switch (atom.bound) {
        case Bound::within:
            return within(atom, span, frame, choices);
        case Bound::until_end:
            return {std::nullopt, span.last};
        case Bound::until:
            return until(atom, span, choices);
        case Bound::not_later:
            if (one_day(atom)) return until(atom, span, choices);
            return {std::nullopt, choices.is("not_later", "before_it") ? span.first - days{1} : span.last};
        case Bound::until_mid:
            return {std::nullopt, choices.is("month_edges", "weeks")
                                      ? span.first - days{1}
                                      : month_start(atom.from.year, atom.from.month) + days{14}};
        case Bound::after:
        case Bound::since:
            return since(atom, span, frame, choices);
    }
    return {span.first, span.last};
}

}  // namespace vekha::reading
