#include "workflow/reader/deadline_merge.hpp"

#include <algorithm>

#include "workflow/reader/calendar.hpp"

namespace vekha::reading {
namespace {

using std::chrono::days;

bool single_month(const Atom& atom) {
    return atom.kind == Atom::Kind::span && atom.part == Part::none && atom.reach == Reach::none &&
           !atom.range && atom.bound == Bound::within && atom.from.month != 0 && atom.from.day == 0;
}
bool part_without_month(const Atom& atom) {
    return atom.kind == Atom::Kind::span && atom.from.month == 0 && atom.from.year == 0 &&
           (atom.part == Part::week || atom.part == Part::half || atom.part == Part::decade);
}
bool single_day(const Atom& atom) {
    return atom.kind == Atom::Kind::span && atom.part == Part::none && !atom.range && atom.from.day != 0 &&
           atom.from.month != 0;
}
bool bare_weekday(const Atom& atom) {
    return atom.kind == Atom::Kind::rhythm && !atom.rhythm.weekdays.empty() && atom.rhythm.nths.empty() &&
           !atom.rhythm.every;
}

bool day_without_month(const Atom& atom) {
    return atom.kind == Atom::Kind::span && atom.part == Part::none && atom.reach == Reach::none &&
           atom.from.day != 0 && atom.from.month == 0;
}
bool until_day(const Atom& atom) {
    return atom.kind == Atom::Kind::span && atom.part == Part::none && atom.to.day != 0 &&
           (atom.bound == Bound::until || atom.bound == Bound::not_later);
}

// «I кв. – до 10 апреля»: the quarter only says what the date is for.
bool label(const Atom& one, const Atom& two) {
    const bool span = one.kind == Atom::Kind::span && one.bound == Bound::within &&
                      one.reach == Reach::none &&
                      (one.part == Part::quarter || one.part == Part::half_year || single_month(one));
    const bool names = (span && two.dashed) || one.reported;
    return names && until_day(two) && two.to.month != 0;
}

// «не ранее 1 июня и не позднее 1 августа»: one span.
bool ends(const Atom& one, Atom& two) {
    const bool begins = one.kind == Atom::Kind::span && one.bound == Bound::since && one.part == Part::none &&
                        one.from.day != 0 && one.from.month != 0;
    if (!begins || !until_day(two) || two.range || two.to.month == 0 || two.join == Atom::Join::semicolon)
        return false;
    two.from = one.from;
    two.range = true;
    two.bound = Bound::within;
    return true;
}

using Run = std::vector<Dated>;

bool next_to(const Dated& a, const Dated& b) {
    return *b.window.first == a.window.last + days{1};
}

// «Ноябрь, апрель, май»: the months before the break of order may be of the year before.
void doubt_order(Run& run, Choices& choices) {
    const auto later = [](const Dated& a, const Dated& b) { return a.window.first < b.window.first; };
    const auto fall = std::is_sorted_until(run.begin(), run.end(), later);
    if (fall == run.end() || !choices.take(Doubt::order)) return;
    for (auto one = run.begin(); one != fall; ++one) {
        const auto back = [](Day day) {
            const int year = year_of(day) - 1, month = month_of_day(day);
            return day == month_end(year + 1, month) ? month_end(year, month)
                                                     : day_or_last(year, month, day_in_month(day));
        };
        one->window = {back(*one->window.first), back(one->window.last)};
    }
}

void fold_run(Run run, Folded& out, Choices& choices) {
    const auto later = [](const Dated& a, const Dated& b) { return a.window.first < b.window.first; };
    const bool listed =
        std::all_of(run.begin() + 1, run.end(), [](const Dated& d) { return d.join == Atom::Join::list; });
    doubt_order(run, choices);
    std::sort(run.begin(), run.end(), later);
    run.erase(std::unique(run.begin(), run.end(),
                          [](const Dated& a, const Dated& b) { return a.window == b.window; }),
              run.end());
    bool all = run.size() > 1;
    for (std::size_t i = 1; i < run.size(); ++i) all = all && next_to(run[i - 1], run[i]);
    const bool fold_some = run.front().month && !listed;
    Window open = run.front().window;
    for (std::size_t i = 1; i < run.size(); ++i) {
        const bool over_new_year = year_of(*run[i].window.first) != year_of(run[i - 1].window.last);
        // A part of a list folded, or single days, or a fold over New Year: two windows are as honest.
        const auto weight = !all || run[i].day || over_new_year ? Weight::doubt : Weight::custom;
        if (next_to(run[i - 1], run[i]) && (all || fold_some) &&
            choices.is("neighbours", "one_window", weight)) {
            open.last = run[i].window.last;
            out.neighbours = true;
        } else {
            out.windows.push_back(open);
            open = run[i].window;
        }
    }
    out.windows.push_back(open);
}

}  // namespace

void join_parts(std::vector<Atom>& atoms) {
    for (std::size_t i = 0; i + 1 < atoms.size();) {
        Atom &one = atoms[i], &two = atoms[i + 1];
        const bool narrowed = single_month(one) && (part_without_month(two) || day_without_month(two));
        if (!narrowed && !label(one, two) && !ends(one, two)) {
            ++i;
            continue;
        }
        two.join = one.join;
        two.dashed = one.dashed;
        const Point month = one.from;
        atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(i));
        if (!narrowed) continue;
        for (; i < atoms.size() && (part_without_month(atoms[i]) || day_without_month(atoms[i])); ++i)
            for (Point* point : {&atoms[i].from, &atoms[i].to})
                point->month = month.month, point->year = month.year;
    }
    for (std::size_t i = 1; i < atoms.size(); ++i)
        if (single_day(atoms[i - 1]) && bare_weekday(atoms[i]))
            atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(i));
}

void sort_windows(std::vector<Window>& windows) {
    std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) {
        return a.last != b.last ? a.last < b.last : a.first < b.first;
    });
    windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
}

Folded fold_neighbours(const std::vector<Dated>& dated, Choices& choices) {
    Folded out;
    for (std::size_t i = 0; i < dated.size();) {
        Run run{dated[i]};
        std::size_t next = i + 1;
        const auto joins = [&](const Dated& d) {
            return (run.front().month && d.month) ||
                   (run.front().day && d.day && d.join != Atom::Join::bullet && d.window.first &&
                    run.front().window.first);
        };
        while (next < dated.size() && joins(dated[next])) run.push_back(dated[next++]);
        if (run.size() == 1)
            out.windows.push_back(run.front().window);
        else
            fold_run(std::move(run), out, choices);
        i = next;
    }
    sort_windows(out.windows);
    return out;
}

}  // namespace vekha::reading
