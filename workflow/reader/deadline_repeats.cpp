// The windows of what repeats.
#include <algorithm>
#include <tuple>

#include "workflow/model/limits.hpp"
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_windows.hpp"

namespace vekha::reading {
namespace {

using std::chrono::days;

std::pair<int, int> months_later(int year, int month, int count) {
    const int all = year * 12 + (month - 1) + count;
    return {all / 12, all % 12 + 1};
}

// Whole cycles of `months` months from year-month on, as long as they begin in the plan.
std::vector<Period> month_cycles(int year, int month, int months, const Period& plan) {
    std::vector<Period> cycles;
    while (month_start(year, month) <= plan.last && cycles.size() <= limits::windows_per_deadline) {
        const auto [end_year, end_month] = months_later(year, month, months - 1);
        cycles.push_back({month_start(year, month), month_end(end_year, end_month)});
        std::tie(year, month) = months_later(year, month, months);
    }
    return cycles;
}

std::vector<Period> day_cycles(Day first, int length, const Period& plan) {
    std::vector<Period> cycles;
    for (; first <= plan.last && cycles.size() <= limits::windows_per_deadline; first += days{length})
        cycles.push_back({first, first + days{length - 1}});
    return cycles;
}

// Terms and trimesters do not tile the calendar year: they are listed by school year.
std::vector<Period> school_cycles(Unit unit, const Period& plan) {
    std::vector<Period> cycles;
    for (int y = year_of(plan.first) - 1;
         y <= year_of(plan.last) && cycles.size() <= limits::windows_per_deadline; ++y) {
        if (unit == Unit::term) {
            cycles.insert(cycles.end(), {{month_start(y, 9), month_end(y, 10)},
                                         {month_start(y, 11), month_end(y, 12)},
                                         {month_start(y + 1, 1), month_end(y + 1, 3)},
                                         {month_start(y + 1, 4), month_end(y + 1, 5)}});
        } else {
            cycles.insert(cycles.end(), {{month_start(y, 9), month_end(y, 11)},
                                         {month_start(y, 12), month_end(y + 1, 2)},
                                         {month_start(y + 1, 3), month_end(y + 1, 5)}});
        }
    }
    return cycles;
}

std::vector<Period> year_cycles(int step, const Period& plan) {
    if (length(plan) <= 366) return {plan};
    std::vector<Period> cycles;
    const bool school = month_of_day(plan.first) == 9;
    for (int y = year_of(plan.first); y <= year_of(plan.last); y += step) {
        const Period cycle = school ? Period{school_year(y).first, school_year(y + step - 1).last}
                                    : Period{calendar_year(y).first, calendar_year(y + step - 1).last};
        if (common(cycle, plan)) cycles.push_back(cycle);
    }
    return cycles;
}

std::vector<Period> cycles_of(Unit unit, int step, const Period& plan) {
    const int year = year_of(plan.first), month = month_of_day(plan.first);
    switch (unit) {
        case Unit::day:
            return day_cycles(plan.first, step, plan);
        case Unit::week: {
            if (step > 1) return day_cycles(plan.first, 7 * step, plan);
            const auto since_monday = std::chrono::weekday{plan.first} - std::chrono::Monday;
            return day_cycles(plan.first - since_monday, 7, plan);
        }
        case Unit::month:
            return month_cycles(year, month, step, plan);
        case Unit::quarter:
            return month_cycles(year, (month - 1) / 3 * 3 + 1, 3 * step, plan);
        case Unit::half_year:
            return month_cycles(year, (month - 1) / 6 * 6 + 1, 6 * step, plan);
        case Unit::term:
        case Unit::trimester:
            return school_cycles(unit, plan);
        default:
            return year_cycles(step, plan);
    }
}

std::optional<Cycle> cycle_of(Unit unit, int step) {
    const int months = unit == Unit::month       ? step
                       : unit == Unit::quarter   ? 3 * step
                       : unit == Unit::half_year ? 6 * step
                                                 : 0;
    if (months == 1) return Cycle::month;
    if (months == 3 && unit == Unit::quarter) return Cycle::quarter;
    if (months == 6 && unit != Unit::month) return Cycle::half_year;
    if (unit == Unit::week && step == 1) return Cycle::week;
    if (unit == Unit::year && step == 1) return Cycle::year;
    return std::nullopt;
}

void keep_within(std::vector<Window>& windows, const std::vector<Period>& cycles, const Period& plan) {
    for (const Period& cycle : cycles)
        if (const auto part = common(cycle, plan)) windows.push_back({part->first, part->last});
}

// «3 раза в год»: equal parts, by whole months where they divide so.
std::vector<Period> even_parts(const Period& year, int times) {
    std::vector<Period> parts;
    const int first_month = year_of(year.first) * 12 + month_of_day(year.first) - 1;
    const int months = year_of(year.last) * 12 + month_of_day(year.last) - first_month;
    if (months % times == 0)
        return month_cycles(year_of(year.first), month_of_day(year.first), months / times, year);
    for (int i = 0; i < times; ++i)
        parts.push_back({year.first + days{length(year) * i / times},
                         year.first + days{length(year) * (i + 1) / times - 1}});
    return parts;
}

Repeats times_a_year(const Rhythm& rhythm, const Period& plan) {
    Repeats result;
    result.doubtful = true;
    if (rhythm.times == 2) {
        result.every = Cycle::half_year;
        result.doubtful = false;
        keep_within(result.windows, cycles_of(Unit::half_year, 1, plan), plan);
    } else if (rhythm.times == 4 && is_school_year(plan)) {
        keep_within(result.windows, cycles_of(Unit::term, 1, plan), plan);
    } else if (rhythm.times == 4 || rhythm.times == 12) {
        result.every = rhythm.times == 4 ? Cycle::quarter : Cycle::month;
        result.doubtful = false;
        keep_within(result.windows, cycles_of(rhythm.times == 4 ? Unit::quarter : Unit::month, 1, plan),
                    plan);
    } else {
        for (const Period& year : cycles_of(Unit::year, 1, plan))
            if (const auto part = common(year, plan))
                keep_within(result.windows, even_parts(*part, rhythm.times), plan);
    }
    return result;
}

Repeats on_weekdays(const Rhythm& rhythm, const Period& plan) {
    Repeats result;
    result.every = rhythm.nth == 0 ? Cycle::week : Cycle::month;
    const std::chrono::weekday wanted{static_cast<unsigned>(rhythm.weekday % 7)};
    const auto keep = [&](Day day) {
        if (day >= plan.first && day <= plan.last) result.windows.push_back({day, day});
    };
    if (rhythm.nth == 0) {
        for (Day day = plan.first + (wanted - std::chrono::weekday{plan.first}); day <= plan.last;
             day += days{7})
            keep(day);
        return result;
    }
    for (const Period& month : cycles_of(Unit::month, 1, plan)) {
        const Day first =
            month.first + (wanted - std::chrono::weekday{month.first}) + days{7 * (rhythm.nth - 1)};
        if (rhythm.nth < 0)
            keep(month.last - (std::chrono::weekday{month.last} - wanted));
        else if (first <= month.last)
            keep(first);
    }
    return result;
}

// «ежемесячно до 25 числа», «с 20 по 30 каждого месяца», «до 10 числа месяца, следующего за отчетным».
Repeats on_days(const Rhythm& rhythm, const Period& plan) {
    Repeats result;
    const Unit unit = rhythm.unit == Unit::none ? Unit::month : rhythm.unit;
    result.every = cycle_of(unit, rhythm.step);
    result.doubtful = rhythm.following || unit != Unit::month || rhythm.scheme;
    for (const Period& cycle : cycles_of(unit, rhythm.step, plan)) {
        auto [year, month] = std::pair{year_of(cycle.last), month_of_day(cycle.last)};
        if (rhythm.following) std::tie(year, month) = months_later(year, month, 1);
        const Day last = day_or_last(year, month, rhythm.day_to);
        const Day first = rhythm.day_from == 0 ? cycle.first : day_or_last(year, month, rhythm.day_from);
        if (last >= plan.first && last <= plan.last && first <= last) result.windows.push_back({first, last});
    }
    return result;
}

Repeats each_year(const Rhythm& rhythm, const Period& plan) {
    Repeats result;
    result.every = Cycle::year;
    const bool school = month_of_day(plan.first) == 9;
    for (int y = year_of(plan.first); y <= year_of(plan.last); ++y) {
        Atom atom;
        atom.from = rhythm.annual_from;
        atom.to = rhythm.annual_to;
        atom.from.year = atom.to.year = y;
        if (atom.to.month < atom.from.month) ++atom.to.year;
        const Period span{days_of(atom, {}).window.first.value_or(plan.first), days_of(atom, {}).window.last};
        Window window{span.first, span.last};
        if (rhythm.annual_until) {
            if (atom.to.day == 0) window.last = span.first - days{1}, result.doubtful = true;
            window.first =
                school ? school_year(atom.to.month >= 9 ? y : y - 1).first : calendar_year(y).first;
            if (*window.first > window.last) continue;
        }
        if (window.last >= plan.first && window.last <= plan.last) result.windows.push_back(window);
    }
    return result;
}

Repeats parts_of_months(const Rhythm& rhythm, const Period& plan) {
    Repeats result;
    result.every = Cycle::month;
    result.doubtful = true;
    for (const Period& month : cycles_of(Unit::month, 1, plan)) {
        Atom atom;
        atom.part = rhythm.part;
        atom.part_from = rhythm.part_from;
        atom.part_to = rhythm.part_to;
        atom.from = {0, month_of_day(month.first), year_of(month.first)};
        const Window window = days_of(atom, {}).window;
        if (window.last >= plan.first && window.last <= plan.last) result.windows.push_back(window);
    }
    return result;
}

Repeats plain(const Rhythm& rhythm, const Period& plan) {
    Repeats result;
    keep_within(result.windows, cycles_of(rhythm.unit, rhythm.step, plan), plan);
    result.every = cycle_of(rhythm.unit, rhythm.step);
    result.doubtful = !result.every || rhythm.times > 1;
    return result;
}

}  // namespace

Repeats repeats(const Rhythm& rhythm, const Period& plan) {
    Repeats result;
    if (rhythm.annual)
        result = each_year(rhythm, plan);
    else if (rhythm.day_to != 0)
        result = on_days(rhythm, plan);
    else if (rhythm.part != Part::none)
        result = parts_of_months(rhythm, plan);
    else if (rhythm.weekday != 0)
        result = on_weekdays(rhythm, plan);
    else if (rhythm.unit == Unit::year && rhythm.times > 1 && rhythm.step == 1)
        result = times_a_year(rhythm, plan);
    else
        result = plain(rhythm, plan);
    result.doubtful = result.doubtful || rhythm.scheme;
    if (result.windows.size() > limits::windows_per_deadline) {
        result.windows.resize(limits::windows_per_deadline);
        result.cut = result.doubtful = true;
    }
    return result;
}

}  // namespace vekha::reading
