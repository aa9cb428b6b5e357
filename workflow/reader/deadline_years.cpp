// The years that a deadline's words leave out.
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_windows.hpp"

namespace vekha::reading {
namespace {

constexpr int short_period = 31;  // days; a period no longer than this is a heading: a month, a week, a day

bool in_month(Part part) {
    return part == Part::week || part == Part::half || part == Part::decade;
}

bool dated(const Atom& atom) {
    return (atom.kind == Atom::Kind::span || atom.kind == Atom::Kind::throughout) &&
           atom.reach == Reach::none;
}

bool wants_year(const Atom& atom) {
    if (!dated(atom) || atom.year_unknown) return false;
    return atom.to.year == 0 || atom.from.year == 0;
}

// First and last month of the atom, for placing it in a year.
std::pair<int, int> months_of(const Atom& atom) {
    switch (atom.part) {
        case Part::quarter:
            return {atom.part_from * 3 - 2, atom.part_to * 3};
        case Part::half_year:
            return {atom.part_from * 6 - 5, atom.part_to * 6};
        case Part::season:
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

void infer(Atom& atom, const Frame& frame) {
    const bool heading_rules = frame.heading && (atom.part == Part::none || in_month(atom.part));
    const auto& period = heading_rules ? frame.heading : frame.plan ? frame.plan : frame.heading;
    if (!period) {
        atom.year_unknown = true;
        return;
    }
    if (atom.part == Part::half_year && is_school_year(*period)) {
        atom.part = Part::school_half;  // «I полугодие» of a school is September to December
        atom.doubtful = true;
    }
    const auto [first, last] = months_of(atom);
    const Guess guess = guess_year(first, last, *period);
    atom.from.year = guess.year;
    atom.guessed_year = true;
    const bool bare_month = atom.part == Part::none && atom.from.day == 0;
    const bool summer = bare_month && !guess.inside && is_school_year(*period) && (first == 7 || first == 8);
    atom.doubtful = atom.doubtful || summer || guess.several;
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
void take_year_of_next(Atom& atom, const Atom& next, const Frame& frame) {
    if (!wants_year(atom) || atom.from.year != 0 || atom.to.year != 0 || !dated(next) || next.from.year == 0)
        return;
    if (next.join == Atom::Join::semicolon || atom.part == Part::school_year ||
        next.part == Part::school_year)
        return;
    if (next.part == Part::none && next.from.month == 0) return;
    int year = next.from.year;
    const bool months = atom.part == Part::none && next.part == Part::none;
    if (months && atom.to.month == 12 && next.from.month == 1) {
        --year;  // neighbours across New Year
        atom.doubtful = true;
    } else if (months && frame.plan && is_school_year(*frame.plan)) {
        const auto within = [&](int y) {
            return distance({month_start(y, atom.from.month), month_end(y, atom.from.month)}, *frame.plan) ==
                   0;
        };
        if (!within(year) && within(year - 1)) --year, atom.doubtful = true;
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

}  // namespace

void settle_years(std::vector<Atom>& atoms, const Frame& frame) {
    for (Atom& atom : atoms) {
        take_month_of_heading(atom, frame);
        if (dated(atom)) precede(atom);
        if (dated(atom) && atom.from.year != 0 && atom.to.year == 0) follow(atom);
    }
    for (std::size_t i = atoms.size(); i-- > 1;) take_year_of_next(atoms[i - 1], atoms[i], frame);
    for (std::size_t i = 1; i < atoms.size(); ++i) {
        take_year_of_previous(atoms[i], atoms[i - 1]);
        if (dated(atoms[i])) follow(atoms[i]);
    }
    // In a plan of one calendar year a list without any year reads from its end, as one with a year does.
    const bool calendar = frame.plan && length(*frame.plan) <= 366 && !is_school_year(*frame.plan);
    for (std::size_t i = atoms.size(); i-- > 0;) {
        Atom& atom = atoms[i];
        if (wants_year(atom) && calendar && i + 1 < atoms.size() && atoms[i + 1].join == Atom::Join::list)
            take_year_of_next(atom, atoms[i + 1], frame);
        if (wants_year(atom) && atom.from.year == 0 && !atom.year_unknown) infer(atom, frame);
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
