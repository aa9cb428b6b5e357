#include "workflow/reader/deadline_merge.hpp"

#include <algorithm>

#include "workflow/reader/calendar.hpp"

namespace vekha::reading {
namespace {

using std::chrono::days;

bool day_only(const Atom& atom) {
    return atom.kind == Atom::Kind::span && atom.part == Part::none && atom.reach == Reach::none &&
           atom.from.day != 0 && atom.from.month == 0;
}
bool part_of_any_month(const Atom& atom) {
    return atom.kind == Atom::Kind::span && atom.from.month == 0 && atom.from.year == 0 &&
           (atom.part == Part::week || atom.part == Part::half || atom.part == Part::decade);
}
bool yearly_date(const Atom& atom) {
    return atom.kind == Atom::Kind::span && atom.part == Part::none && atom.reach == Reach::none &&
           atom.from.month != 0 && atom.from.year == 0 && atom.to.year == 0 && atom.bound != Bound::since;
}

// True if `other` became a part of the rhythm.
bool attach(Rhythm& rhythm, const Atom& other) {
    if (other.kind == Atom::Kind::rhythm && other.rhythm.following) {
        rhythm.following = true;
        if (rhythm.unit == Unit::none) rhythm.unit = other.rhythm.unit;
        return true;
    }
    const bool monthly =
        rhythm.unit == Unit::month || rhythm.unit == Unit::quarter || rhythm.unit == Unit::none;
    if (day_only(other) && monthly && rhythm.day_to == 0) {
        rhythm.day_from = other.bound == Bound::until ? 0 : other.from.day;
        rhythm.day_to = other.to.day;
        return true;
    }
    if (part_of_any_month(other) && rhythm.unit == Unit::month && rhythm.part == Part::none &&
        rhythm.weekday == 0) {
        rhythm.part = other.part;
        rhythm.part_from = other.part_from;
        rhythm.part_to = other.part_to;
        return true;
    }
    if (yearly_date(other) && rhythm.unit == Unit::year && rhythm.times == 1 && !rhythm.annual) {
        rhythm.annual = true;
        rhythm.annual_until = other.bound == Bound::until;
        rhythm.annual_from = other.from;
        rhythm.annual_to = other.to;
        return true;
    }
    // «еженедельно по средам», «среда, еженедельно»
    if (other.kind == Atom::Kind::rhythm && other.rhythm.weekday != 0 && other.rhythm.nth == 0 &&
        rhythm.unit == Unit::week && rhythm.weekday == 0 && rhythm.times == 1) {
        rhythm.weekday = other.rhythm.weekday;
        return true;
    }
    if (other.kind == Atom::Kind::rhythm && other.rhythm.weekday != 0 && other.rhythm.nth != 0 &&
        rhythm.unit == Unit::month && rhythm.weekday == 0 && rhythm.times == 1) {
        rhythm.weekday = other.rhythm.weekday;
        rhythm.nth = other.rhythm.nth;
        return true;
    }
    return false;
}

// «1 неделя – среда, 2 неделя – четверг»: a scheme within each month.
bool weekday_scheme(std::vector<Atom>& atoms, const Frame& frame) {
    const auto weekday = [](const Atom& a) {
        return a.kind == Atom::Kind::rhythm && a.rhythm.weekday != 0 && a.rhythm.nth == 0;
    };
    const auto week = [](const Atom& a) { return part_of_any_month(a) && a.part == Part::week; };
    if (std::none_of(atoms.begin(), atoms.end(), weekday) || std::none_of(atoms.begin(), atoms.end(), week))
        return false;
    if (frame.heading) {
        std::erase_if(atoms, weekday);  // the weeks of the heading's month stand
        return true;
    }
    std::erase_if(atoms, [&](const Atom& a) { return weekday(a) || week(a); });
    Atom scheme;
    scheme.kind = Atom::Kind::rhythm;
    scheme.rhythm.unit = Unit::month;
    scheme.rhythm.scheme = true;
    atoms.push_back(scheme);
    return true;
}

// «до 25 числа» in a plan of a year, with no rhythm beside it: the day of each month, and a person will look.
void repeat_lone_days(std::vector<Atom>& atoms, const Frame& frame) {
    if (frame.heading) return;
    for (Atom& atom : atoms) {
        if (!day_only(atom)) continue;
        Rhythm rhythm;
        rhythm.unit = Unit::month;
        rhythm.day_from = atom.bound == Bound::until ? 0 : atom.from.day;
        rhythm.day_to = atom.to.day;
        rhythm.scheme = true;
        atom = Atom{};
        atom.kind = Atom::Kind::rhythm;
        atom.rhythm = rhythm;
    }
}

using Run = std::vector<Dated>;

void fold_run(Run run, Folded& out) {
    const auto later = [](const Dated& a, const Dated& b) { return a.window.first < b.window.first; };
    const bool ordered = std::is_sorted(run.begin(), run.end(), later);
    const bool listed =
        std::all_of(run.begin() + 1, run.end(), [](const Dated& d) { return d.join == Atom::Join::list; });
    std::sort(run.begin(), run.end(), later);
    run.erase(std::unique(run.begin(), run.end(),
                          [](const Dated& a, const Dated& b) { return a.window == b.window; }),
              run.end());
    const auto next_to = [](const Dated& a, const Dated& b) {
        return *b.window.first == a.window.last + days{1};
    };
    bool all = run.size() > 1;
    for (std::size_t i = 1; i < run.size(); ++i) all = all && next_to(run[i - 1], run[i]);
    if (!ordered) out.doubtful = true;
    const bool fold_some = run.front().month && !listed;
    Window open = run.front().window;
    for (std::size_t i = 1; i < run.size(); ++i) {
        if (next_to(run[i - 1], run[i]) && (all || fold_some)) {
            open.last = run[i].window.last;
            out.neighbours = true;
            // A part of a list folded, or single days: two windows are as honest.
            if (!all || run[i].day) out.doubtful = true;
            if (year_of(*run[i].window.first) != year_of(run[i - 1].window.last)) out.doubtful = true;
        } else {
            out.windows.push_back(open);
            open = run[i].window;
        }
    }
    out.windows.push_back(open);
}

}  // namespace

void attach_to_rhythms(std::vector<Atom>& atoms, const Frame& frame) {
    if (weekday_scheme(atoms, frame)) return;
    // «май, октябрь ежегодно»: one date alone can be the rhythm's.
    const bool one_date = std::count_if(atoms.begin(), atoms.end(), yearly_date) == 1;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (atoms[i].kind != Atom::Kind::rhythm) continue;
        bool changed = true;
        while (changed) {
            changed = false;
            for (const std::size_t other : {i + 1, i - 1}) {
                if (other >= atoms.size() || other == i) continue;
                if (yearly_date(atoms[other]) && !one_date) continue;
                if (!attach(atoms[i].rhythm, atoms[other])) continue;
                atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(other));
                if (other < i) --i;
                changed = true;
                break;
            }
        }
        if (atoms[i].rhythm.unit == Unit::none) atoms[i].rhythm.unit = Unit::month;
    }
    repeat_lone_days(atoms, frame);
}

Folded fold_neighbours(const std::vector<Dated>& dated) {
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
            fold_run(std::move(run), out);
        i = next;
    }
    std::sort(out.windows.begin(), out.windows.end(), [](const Window& a, const Window& b) {
        return a.last != b.last ? a.last < b.last : a.first < b.first;
    });
    out.windows.erase(std::unique(out.windows.begin(), out.windows.end()), out.windows.end());
    return out;
}

}  // namespace vekha::reading
