#include "workflow/reader/deadline_windows.hpp"

#include "workflow/reader/calendar.hpp"

namespace vekha::reading {
namespace {

using std::chrono::days;

Period month_part(const Atom& atom, int part, int year, int month) {
    const Day first = month_start(year, month), last = month_end(year, month);
    switch (atom.part) {
        case Part::week:
            if (part < 0) return {last - days{6}, last};
            return {first + days{7 * (part - 1)},
                    part == 5 ? last : std::min(last, first + days{7 * part - 1})};
        case Part::decade:
            if (part < 0) part = 3;
            return {first + days{10 * (part - 1)}, part == 3 ? last : first + days{10 * part - 1}};
        default:
            if (part < 0) part = 2;
            return part == 1 ? Period{first, first + days{14}} : Period{first + days{15}, last};
    }
}

Period year_part(Part kind, int part, int year) {
    switch (kind) {
        case Part::quarter:
            if (part < 0) part = 4;
            return {month_start(year, part * 3 - 2), month_end(year, part * 3)};
        case Part::half_year:
            if (part < 0) part = 2;
            return {month_start(year, part * 6 - 5), month_end(year, part * 6)};
        case Part::season:
            if (part == 1) return {month_start(year, 12), month_end(year + 1, 2)};
            return {month_start(year, part * 3 - 3), month_end(year, part * 3 - 1)};
        case Part::trimester:
            if (part == 2) return {month_start(year, 12), month_end(year + 1, 2)};
            return part == 1 ? Period{month_start(year, 9), month_end(year, 11)}
                             : Period{month_start(year, 3), month_end(year, 5)};
        case Part::school_half:
            return part == 1 ? Period{month_start(year, 9), month_end(year, 12)}
                             : Period{month_start(year, 1), month_end(year, 5)};
        default:  // a school term
            switch (part) {
                case 1:
                    return {month_start(year, 9), month_end(year, 10)};
                case 2:
                    return {month_start(year, 11), month_end(year, 12)};
                case 3:
                    return {month_start(year, 1), month_end(year, 3)};
                default:
                    return {month_start(year, 4), month_end(year, 5)};
            }
    }
}

Period nth_weekday(const Atom& atom) {
    const Day first = month_start(atom.from.year, atom.from.month),
              last = month_end(atom.from.year, atom.from.month);
    const std::chrono::weekday wanted{static_cast<unsigned>(atom.weekday % 7)};
    if (atom.part_from < 0) {
        const Day day = last - (std::chrono::weekday{last} - wanted);
        return {day, day};
    }
    const Day day = first + (wanted - std::chrono::weekday{first}) + days{7 * (atom.part_from - 1)};
    return {std::min(day, last), std::min(day, last)};
}

// A school year's second half lies in the next calendar year.
int year_for(const Atom& atom, int part) {
    const bool school = atom.reach == Reach::school_year;
    const bool second = (atom.part == Part::school_half && part == 2) ||
                        (atom.part == Part::term && part >= 3) || (atom.part == Part::trimester && part == 3);
    return atom.from.year + (school && second ? 1 : 0);
}

Period point_span(const Point& point, bool& misprint) {
    if (point.month == 0) return calendar_year(point.year);
    if (point.day == 0) return {month_start(point.year, point.month), month_end(point.year, point.month)};
    const Day day = day_or_last(point.year, point.month, point.day);
    misprint = misprint || day_in_month(day) != point.day;
    return {day, day};
}

Period whole(const Atom& atom, bool& doubtful) {
    if (atom.part == Part::school_year)
        return {school_year(atom.from.year).first, school_year(atom.to.year - 1).last};
    if (atom.part == Part::weekday) return nth_weekday(atom);
    if (atom.part == Part::week || atom.part == Part::decade || atom.part == Part::half) {
        doubtful = true;
        return {month_part(atom, atom.part_from, atom.from.year, atom.from.month).first,
                month_part(atom, atom.part_to, atom.from.year, atom.from.month).last};
    }
    if (atom.part != Part::none) {
        Period span{year_part(atom.part, atom.part_from, year_for(atom, atom.part_from)).first,
                    year_part(atom.part, atom.part_to, year_for(atom, atom.part_to)).last};
        // «2-3 четверть»: the later part may lie in the next year.
        if (span.last < span.first) span.last = year_part(atom.part, atom.part_to, atom.from.year + 1).last;
        doubtful = doubtful || atom.part == Part::term || atom.part == Part::trimester ||
                   atom.part == Part::season || atom.part == Part::school_half;
        return span;
    }
    Period span{point_span(atom.from, doubtful).first, point_span(atom.to, doubtful).last};
    if (span.last < span.first) {
        std::swap(span.first, span.last);
        doubtful = true;
    }
    return span;
}

// In a school-year plan quarters and half-years are clipped to it. A range of quarters with no year stands
// whole.
Period clipped(const Atom& atom, const Period& span, const Frame& frame) {
    if (!frame.plan || !is_school_year(*frame.plan) || atom.bound != Bound::within) return span;
    if (atom.part != Part::quarter && atom.part != Part::half_year) return span;
    if (atom.range && atom.guessed_year) return span;
    return common(span, *frame.plan).value_or(span);
}

}  // namespace

Days days_of(const Atom& atom, const Frame& frame) {
    Days result;
    result.doubtful = atom.doubtful || atom.misprint || atom.vague;
    bool doubtful = false;
    const Period span = clipped(atom, whole(atom, doubtful), frame);
    result.doubtful = result.doubtful || doubtful;
    switch (atom.bound) {
        case Bound::within:
            result.window = {span.first, span.last};
            break;
        case Bound::until_end:
            result.window = {std::nullopt, span.last};
            break;
        case Bound::until:
            if (atom.part == Part::none && atom.to.day != 0) {
                result.window = {std::nullopt, span.last};
            } else {
                result.window = {std::nullopt, span.first - days{1}};
                result.doubtful = true;
            }
            break;
        case Bound::since:
            result.window = {span.first, frame.plan && frame.plan->last >= span.first
                                             ? frame.plan->last
                                             : calendar_year(year_of(span.first)).last};
            result.doubtful = true;
            break;
    }
    return result;
}

}  // namespace vekha::reading
