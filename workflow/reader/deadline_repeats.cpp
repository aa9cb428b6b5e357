// The windows of what repeats.
#include <algorithm>
#include <tuple>

#include "workflow/model/limits.hpp"
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_merge.hpp"
#include "workflow/reader/deadline_part_days.hpp"

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
std::vector<Period> school_cycles(Unit unit, const Period& plan, Choices& choices) {
    const Part part = unit == Unit::term ? Part::term : Part::trimester;
    const int all = unit == Unit::term ? 4 : 3;
    constexpr int in_autumn = 2;  // as many begin before New Year
    std::vector<Period> cycles;
    for (int y = year_of(plan.first) - 1;
         y <= year_of(plan.last) && cycles.size() <= limits::windows_per_deadline; ++y)
        for (int number = 1; number <= all; ++number)
            cycles.push_back(days_of_year_part(part, number, number <= in_autumn ? y : y + 1, choices));
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

std::vector<Period> cycles_of(Unit unit, int step, const Period& plan, Choices& choices) {
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
            return school_cycles(unit, plan, choices);
        default:
            return year_cycles(step, plan);
    }
}

void keep_within(std::vector<Window>& windows, const std::vector<Period>& cycles, const Period& plan) {
    for (const Period& cycle : cycles)
        if (const auto part = common(cycle, plan)) windows.push_back({part->first, part->last});
}

// «3 раза в год»: equal parts, by whole months where they divide so.
std::vector<Period> even_parts(const Period& whole, int times) {
    std::vector<Period> parts;
    const int first_month = year_of(whole.first) * 12 + month_of_day(whole.first) - 1;
    const int months = year_of(whole.last) * 12 + month_of_day(whole.last) - first_month;
    if (months % times == 0)
        return month_cycles(year_of(whole.first), month_of_day(whole.first), months / times, whole);
    for (int i = 0; i < times; ++i) {
        const Period part{whole.first + days{length(whole) * i / times},
                          whole.first + days{length(whole) * (i + 1) / times - 1}};
        if (part.first <= part.last) parts.push_back(part);
    }
    return parts;
}

Repeats whole_plan(const Period& plan) {
    return {{{plan.first, plan.last}}, std::nullopt};
}

Repeats times_a_year(const Rhythm& rhythm, const Period& plan, Choices& choices) {
    Repeats result;
    const auto cycles = [&](Unit unit, std::optional<Cycle> every) {
        keep_within(result.windows, cycles_of(unit, 1, plan, choices), plan);
        result.every = every;
        return result;
    };
    if (rhythm.times == 2) return cycles(Unit::half_year, Cycle::half_year);
    if (rhythm.times == 12) return cycles(Unit::month, Cycle::month);
    if (rhythm.times == 4 && !is_school_year(plan)) return cycles(Unit::quarter, Cycle::quarter);
    if (choices.is("uneven_cycle", "whole_period")) return whole_plan(plan);
    if (rhythm.times == 4) return cycles(Unit::term, std::nullopt);
    for (const Period& year : cycles_of(Unit::year, 1, plan, choices))
        if (const auto part = common(year, plan))
            keep_within(result.windows, even_parts(*part, rhythm.times), plan);
    return result;
}

// «по средам и пятницам», «раз в две недели по пятницам».
Repeats each_weekday(const Rhythm& rhythm, const Period& plan, Choices& choices) {
    Repeats result;
    result.every = cycle_of(rhythm);
    if (rhythm.step > 1) choices.take(Doubt::scheme);  // which of the weeks?
    for (const int weekday : rhythm.weekdays) {
        const std::chrono::weekday wanted{static_cast<unsigned>(weekday % 7)};
        const Day first = plan.first + (wanted - std::chrono::weekday{plan.first});
        for (const Period& week : day_cycles(first, 7 * rhythm.step, plan))
            result.windows.push_back({week.first, week.first});
    }
    sort_windows(result.windows);
    return result;
}

// The n-th month of a cycle; the last for -1 and where none is named.
std::pair<int, int> month_in(const Period& cycle, int n) {
    if (n <= 0) return {year_of(cycle.last), month_of_day(cycle.last)};
    return months_later(year_of(cycle.first), month_of_day(cycle.first), n - 1);
}

// «последняя пятница месяца», «первый понедельник квартала»; a fifth that the month lacks is none.
Repeats nth_weekdays(const Rhythm& rhythm, const Period& plan, Choices& choices) {
    Repeats result;
    result.every = cycle_of(rhythm);
    for (const Period& cycle : cycles_of(rhythm.unit, 1, plan, choices))
        for (const int weekday : rhythm.weekdays)
            for (const int nth : rhythm.nths) {
                const auto [year, month] = month_in(cycle, nth < 0 ? -1 : 1);
                const Day day = nth_weekday(year, month, weekday, nth);
                const std::chrono::weekday wanted{static_cast<unsigned>(weekday % 7)};
                if (std::chrono::weekday{day} == wanted && day >= plan.first && day <= plan.last)
                    result.windows.push_back({day, day});
            }
    sort_windows(result.windows);
    return result;
}

// «в последний месяц квартала»
Repeats on_months(const Rhythm& rhythm, const Period& plan, Choices& choices) {
    Repeats result;
    result.every = cycle_of(rhythm);
    for (const Period& cycle : cycles_of(rhythm.unit, rhythm.step, plan, choices)) {
        const auto [year, month] = month_in(cycle, rhythm.month);
        keep_within(result.windows, {{month_start(year, month), month_end(year, month)}}, plan);
    }
    return result;
}

// «ежемесячно до 25 числа», «с 20 по 30 каждого месяца», «до 10 числа месяца, следующего за отчетным».
Repeats on_days(const Rhythm& rhythm, const Period& plan, Choices& choices) {
    Repeats result;
    const Unit unit = rhythm.unit == Unit::none ? Unit::month : rhythm.unit;
    result.every = cycle_of(rhythm);
    const bool unclear = unit != Unit::month && !rhythm.following && rhythm.month == 0;
    const bool next = rhythm.following || (unclear && choices.is("quarter_day", "next_month"));
    const bool late = rhythm.following && choices.is("reporting", "after_period");
    if (rhythm.scheme) choices.take(Doubt::scheme);
    for (const Period& cycle : cycles_of(unit, rhythm.step, plan, choices)) {
        auto [year, month] = month_in(cycle, rhythm.month);
        if (next) std::tie(year, month) = months_later(year, month, 1);
        const Day start = late ? month_start(year, month) : cycle.first;
        for (const DayRange& range : rhythm.days) {
            Window window{range.from == 0 ? start : day_or_last(year, month, range.from),
                          day_or_last(year, month, range.to)};
            if (range.from == 0 && choices.is("until_day", "before_it", Weight::custom))
                window.last -= days{1};
            if (window.last >= plan.first && window.last <= plan.last && *window.first <= window.last)
                result.windows.push_back(window);
        }
    }
    sort_windows(result.windows);
    return result;
}

// «до 10 апреля, 10 июля»: each from the day after the one before.
void follow_on(std::vector<Window>& windows, const Rhythm& rhythm) {
    if (rhythm.unit == Unit::year && rhythm.times == 1) return;
    for (std::size_t i = 1; i < windows.size(); ++i)
        if (*windows[i].first <= windows[i - 1].last) windows[i].first = windows[i - 1].last + days{1};
}

// «ежегодно, до 15 марта»: from the first day of that year's plan.
void open_year(Window& window, const Atom& date, int year, bool school) {
    if (window.first) return;
    const bool autumn = date.to.month >= 9;
    window.first = school ? school_year(autumn ? year : year - 1).first : calendar_year(year).first;
}

std::optional<Cycle> cycle_of_dates(const Rhythm& rhythm) {
    if (rhythm.unit == Unit::year && rhythm.times == 1) return Cycle::year;
    if (rhythm.dates.size() == 2) return Cycle::half_year;
    if (rhythm.dates.size() == 4) return Cycle::quarter;
    return std::nullopt;
}

Repeats on_dates(const Rhythm& rhythm, const Period& plan, Choices& choices) {
    Repeats result;
    result.every = cycle_of_dates(rhythm);
    const bool school = month_of_day(plan.first) == 9;
    for (int y = year_of(plan.first); y <= year_of(plan.last); ++y)
        for (Atom date : rhythm.dates) {
            date.from.year = date.to.year = date.next_year ? y + 1 : y;
            if (date.part == Part::none && date.to.month < date.from.month) ++date.to.year;
            Window window = days_of(date, {}, choices);
            open_year(window, date, y, school);
            if (*window.first > window.last) continue;
            const bool inside = window.last >= plan.first && window.last <= plan.last;
            if (inside || date.next_year) result.windows.push_back(window);
        }
    sort_windows(result.windows);
    follow_on(result.windows, rhythm);
    return result;
}

Repeats parts_of_months(const Rhythm& rhythm, const Period& plan, Choices& choices) {
    Repeats result;
    result.every = Cycle::month;
    Atom atom;
    atom.part = rhythm.part;
    atom.vague = rhythm.vague;
    for (const Period& month : cycles_of(Unit::month, 1, plan, choices)) {
        const int year = year_of(month.first), number = month_of_day(month.first);
        const Window window{days_of_month_part(atom, rhythm.part_from, year, number, choices).first,
                            days_of_month_part(atom, rhythm.part_to, year, number, choices).last};
        if (window.last >= plan.first && window.last <= plan.last) result.windows.push_back(window);
    }
    return result;
}

// «ежеквартально»: to the cycle's last day, or to the tenth after it where that is the custom.
void due_after_cycles(std::vector<Window>& windows, Unit unit) {
    if (unit != Unit::month && unit != Unit::quarter && unit != Unit::half_year) return;
    for (Window& window : windows) window.last += days{10};
}

Repeats plain(const Rhythm& rhythm, const Period& plan, Choices& choices) {
    Repeats result;
    const auto cycles = cycles_of(rhythm.unit, rhythm.step, plan, choices);
    result.every = cycle_of(rhythm);
    const bool terms = rhythm.unit == Unit::term || rhythm.unit == Unit::trimester;
    if (!result.every && choices.is("uneven_cycle", "whole_period")) return whole_plan(plan);
    if (rhythm.times > 1 && choices.take(Doubt::times_in_cycle))
        for (const Period& cycle : cycles) keep_within(result.windows, even_parts(cycle, rhythm.times), plan);
    else
        keep_within(result.windows, cycles, plan);
    if (result.every && !terms && choices.is("every_cycle", "tenth_after", Weight::custom))
        due_after_cycles(result.windows, rhythm.unit);
    return result;
}

Repeats found(const Rhythm& rhythm, const Period& plan, Choices& choices) {
    if (!rhythm.dates.empty()) return on_dates(rhythm, plan, choices);
    if (!rhythm.days.empty()) return on_days(rhythm, plan, choices);
    if (rhythm.month != 0) return on_months(rhythm, plan, choices);
    if (rhythm.part != Part::none) return parts_of_months(rhythm, plan, choices);
    if (!rhythm.weekdays.empty())
        return rhythm.nths.empty() ? each_weekday(rhythm, plan, choices)
                                   : nth_weekdays(rhythm, plan, choices);
    if (rhythm.unit == Unit::year && rhythm.times > 1 && rhythm.step == 1)
        return times_a_year(rhythm, plan, choices);
    return plain(rhythm, plan, choices);
}

}  // namespace

std::optional<Cycle> cycle_of(const Rhythm& rhythm) {
    const auto [unit, step] = std::pair{rhythm.unit, rhythm.step};
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

Repeats repeats(const Rhythm& rhythm, const Period& plan, Choices& choices) {
    Repeats result = found(rhythm, plan, choices);
    if (rhythm.scheme) choices.take(Doubt::scheme);
    if (result.windows.size() > limits::windows_per_deadline) {
        result.windows.resize(limits::windows_per_deadline);
        result.cut = true;
        choices.take(Doubt::cut);
    }
    return result;
}

}  // namespace vekha::reading
