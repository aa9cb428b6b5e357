// The years that a deadline's words leave out.
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_windows.hpp"

namespace vekha::reading {
namespace {

constexpr int short_period = 31;  // days; a period no longer than this is a heading: a month, a week, a day
constexpr int far_days = 100;     // from the plan; a printed year farther away may be a slip

bool in_month(Part part) {
    return part == Part::week || part == Part::half || part == Part::decade;
}

bool dated(const Atom& atom) {
    return (atom.kind == Atom::Kind::span || atom.kind == Atom::Kind::throughout) &&
           atom.reach == Reach::none;
}

bool wants_year(const Atom& atom) {
    if (!dated(atom) || atom.year_unknown) return false;
    return (atom.to.year == 0 || atom.from.year == 0);
}

// First and last month of the atom, for placing it in a year.
std::pair<int, int> months_of(const Atom& atom) {
    switch (atom.part) {
        case Part::quarter:
            return {atom.part_from * 3 - 2, atom.part_to * 3};
        case Part::half_year:
            return {atom.part_from * 6 - 5, atom.part_to * 6};
        case Part::season:
        case Part::breaks:
            return {atom.part_from == 1 ? 12 : atom.part_from * 3 - 3,
                    atom.part_from == 1 ? 12 : atom.part_from * 3 - 1};
        case Part::term:
            return atom.part_from <= 2 ? std::pair{9, 12} : std::pair{1, 5};
        case Part::trimester:
            return atom.part_from == 1   ? std::pair{9, 11}
                   : atom.part_from == 2 ? std::pair{12, 12}
                                         : std::pair{3, 5};
        case Part::school_half:
            return atom.part_from == 1 ? std::pair{9, 12} : std::pair{1, 5};
        default:
            return {std::max(atom.from.month, 1), std::max(atom.from.month, 1)};
    }
}

// The distance in days between a span and a period; 0 where they meet.
int distance(const Period& span, const Period& period) {
    if (span.last < period.first) return static_cast<int>((period.first - span.last).count());
    if (span.first > period.last) return static_cast<int>((span.first - period.last).count());
    return 0;
}

struct Guess {
    int year = 0;
    bool inside = false;
    bool several = false;  // more than one year of the plan would do
};

// The year that puts months first..last into the period, or nearest to it; after it rather than before.
Guess guess_year(int first, int last, const Period& period) {
    Guess best;
    int nearest = 0;
    for (int year = year_of(period.first) - 1; year <= year_of(period.last) + 1; ++year) {
        const int away = distance({month_start(year, first), month_end(year, last)}, period);
        if (away == 0 && best.inside) best.several = true;
        if (best.year == 0 || away < nearest || (away == nearest && !best.inside)) {
            best.year = year;
            nearest = away;
            best.inside = away == 0;
        }
    }
    return best;
}

// August before the school year or after it; July after it rather than before.
void settle_summer(Atom& atom, const Period& school, Choices& choices) {
    const int before = year_of(school.first), after = year_of(school.last);
    if (atom.from.month == 8)
        atom.from.year = choices.is("school_august", "before") ? before : after;
    else if (choices.take(Doubt::other_year))
        atom.from.year = atom.from.year == before ? after : before;
}

void infer(Atom& atom, const Frame& frame, Choices& choices) {
    const bool heading_rules = frame.heading && (atom.part == Part::none || in_month(atom.part));
    const auto& period = heading_rules ? frame.heading : frame.plan ? frame.plan : frame.heading;
    if (!period) {
        atom.year_unknown = true;
        return;
    }
    // «I полугодие» of a school is September to December
    if (atom.part == Part::half_year && is_school_year(*period) &&
        choices.is("school_half", "of_school_year"))
        atom.part = Part::school_half;
    const auto [first, last] = months_of(atom);
    const Guess guess = guess_year(first, last, *period);
    atom.from.year = guess.year;
    atom.guessed_year = true;
    if (atom.next_year) {
        atom.from.year = year_of(period->first) + 1;
        return;
    }
    const bool bare_month = atom.part == Part::none && atom.from.day == 0;
    if (bare_month && !guess.inside && is_school_year(*period) && (first == 7 || first == 8))
        settle_summer(atom, *period, choices);
    else if (guess.several && choices.take(Doubt::other_year))
        ++atom.from.year;
}

// The end of a range in the first year that puts it after the start.
void follow(Atom& atom) {
    if (atom.to.year != 0 || atom.from.year == 0) return;
    atom.to.year = atom.from.year;
    if (atom.part != Part::none) return;
    const bool before =
        atom.to.month < atom.from.month || (atom.to.month == atom.from.month && atom.to.day < atom.from.day);
    if (before) ++atom.to.year;
}

// «Июнь – декабрь 2020»: the start has the end's year, or the one before.
void precede(Atom& atom) {
    if (!atom.range || atom.part != Part::none || atom.from.year != 0 || atom.to.year == 0) return;
    if (atom.from.month == 0) return;
    const bool after =
        atom.from.month > atom.to.month || (atom.from.month == atom.to.month && atom.from.day > atom.to.day);
    atom.from.year = atom.to.year - (after ? 1 : 0);
}

// The year that follows later in the list holds for the atoms before: «Апрель, сентябрь, декабрь 2023 года».
void take_year_of_next(Atom& atom, const Atom& next, const Frame& frame, Choices& choices) {
    if (!wants_year(atom) || atom.from.year != 0 || atom.to.year != 0 || !dated(next) || next.from.year == 0)
        return;
    if (atom.next_year || next.join == Atom::Join::semicolon || atom.part == Part::school_year ||
        next.part == Part::school_year)
        return;
    if (next.part == Part::none && next.from.month == 0) return;
    int year = next.from.year;
    const bool months = atom.part == Part::none && next.part == Part::none;
    if (months && atom.to.month == 12 && next.from.month == 1) {
        if (choices.is("new_year_list", "runs_on")) --year;
    } else if (months && frame.plan && is_school_year(*frame.plan)) {
        const auto within = [&](int y) {
            return distance({month_start(y, atom.from.month), month_end(y, atom.from.month)}, *frame.plan) ==
                   0;
        };
        if (!within(year) && within(year - 1) && !choices.take(Doubt::other_year)) --year;
    }
    atom.to.year = year;
    if (!atom.range || atom.part != Part::none) atom.from.year = year;
    precede(atom);
}

void take_year_of_previous(Atom& atom, const Atom& previous) {
    if (!wants_year(atom) || atom.from.year != 0 || atom.to.year != 0 || !dated(previous) ||
        previous.to.year == 0)
        return;
    if (atom.join != Atom::Join::list || previous.to.month == 0 || atom.part != Part::none) return;
    atom.from.year = previous.to.year + (atom.from.month < previous.to.month ? 1 : 0);
}

// «3 неделя», «до 15 числа» in a plan of one month, or under its heading.
void take_month_of_heading(Atom& atom, const Frame& frame) {
    if (!dated(atom) || atom.from.month != 0 || atom.from.year != 0) return;
    const bool bare_day = atom.part == Part::none && atom.from.day != 0;
    if (!in_month(atom.part) && !bare_day) return;
    if (!frame.heading || length(*frame.heading) > short_period) {
        atom.year_unknown = true;
        return;
    }
    atom.from.month = atom.to.month = month_of_day(frame.heading->first);
    atom.from.year = atom.to.year = year_of(frame.heading->first);
}

// «2026-2027» in the plan of that school year is the school year.
void take_years_of_school(Atom& atom, const Frame& frame) {
    if (dated(atom) && atom.part == Part::none && atom.range && atom.from.month == 0 && frame.plan &&
        is_school_year(*frame.plan) && atom.from.year == year_of(frame.plan->first) &&
        atom.to.year == year_of(frame.plan->last))
        atom.part = Part::school_year;
}

// «26.09.14» in a plan of 2015: as printed, though the year may be a slip.
void doubt_far_year(Atom& atom, const Frame& frame, Choices& choices) {
    if (!dated(atom) || atom.part != Part::none || !frame.plan || atom.from.day == 0 ||
        atom.from.month == 0 || atom.from.month > 12 || atom.to.month > 12 || atom.from.year == 0 ||
        atom.to.year != atom.from.year)
        return;
    const Period months{month_start(atom.from.year, atom.from.month), month_end(atom.to.year, atom.to.month)};
    if (distance(months, *frame.plan) > far_days && choices.take(Doubt::far_year))
        atom.from.year = atom.to.year = 0;
}

}  // namespace

void settle_years(std::vector<Atom>& atoms, const Frame& frame, Choices& choices) {
    for (Atom& atom : atoms) {
        take_month_of_heading(atom, frame);
        doubt_far_year(atom, frame, choices);
        take_years_of_school(atom, frame);
        if (dated(atom)) precede(atom);
        if (dated(atom) && atom.from.year != 0 && atom.to.year == 0) follow(atom);
    }
    for (std::size_t i = atoms.size(); i-- > 1;) take_year_of_next(atoms[i - 1], atoms[i], frame, choices);
    for (std::size_t i = 1; i < atoms.size(); ++i) {
        take_year_of_previous(atoms[i], atoms[i - 1]);
        if (dated(atoms[i])) follow(atoms[i]);
    }
    // In a plan of one calendar year a list without any year reads from its end, as one with a year does.
    const bool calendar = frame.plan && length(*frame.plan) <= 366 && !is_school_year(*frame.plan);
    for (std::size_t i = atoms.size(); i-- > 0;) {
        Atom& atom = atoms[i];
        if (wants_year(atom) && calendar && i + 1 < atoms.size() && atoms[i + 1].join == Atom::Join::list)
            take_year_of_next(atom, atoms[i + 1], frame, choices);
        if (wants_year(atom) && atom.from.year == 0 && !atom.year_unknown) infer(atom, frame, choices);
        if (dated(atom)) follow(atom);
    }
    // «Июль, август»: August goes with its July.
    for (std::size_t i = 1; i < atoms.size(); ++i) {
        Atom &july = atoms[i - 1], &august = atoms[i];
        if (!dated(july) || !dated(august) || july.part != Part::none || august.part != Part::none ||
            august.range)
            continue;
        if (august.guessed_year && august.from.month == 8 && august.from.day == 0 && july.to.month == 7 &&
            july.to.day == 0)
            august.from.year = august.to.year = july.to.year;
    }
}

}  // namespace vekha::reading
