// What hangs on a rhythm: its day, its week, its dates of the year.
#include <algorithm>

#include "workflow/reader/deadline_merge.hpp"

namespace vekha::reading {
namespace {

bool is_rhythm(const Atom& atom) {
    return atom.kind == Atom::Kind::rhythm;
}
bool day_only(const Atom& atom) {
    return atom.kind == Atom::Kind::span && atom.part == Part::none && atom.reach == Reach::none &&
           atom.from.day != 0 && atom.from.month == 0;
}
bool part_of_any_month(const Atom& atom) {
    return atom.kind == Atom::Kind::span && atom.from.month == 0 && atom.from.year == 0 &&
           (atom.part == Part::week || atom.part == Part::half || atom.part == Part::decade);
}
// A date or a part of the year without a year: «до 15 марта», «III квартал», «первая неделя мая».
bool yearly_date(const Atom& atom) {
    if (atom.kind != Atom::Kind::span || atom.reach != Reach::none || atom.from.year != 0 ||
        atom.to.year != 0 || atom.excluded || atom.bound == Bound::since || atom.bound == Bound::after ||
        atom.part == Part::breaks)
        return false;
    const bool of_year =
        atom.part == Part::quarter || atom.part == Part::half_year || atom.part == Part::season;
    return atom.from.month != 0 || of_year;
}

DayRange days_of_month(const Atom& atom) {
    const bool open = atom.bound == Bound::until || atom.bound == Bound::not_later;
    return {open ? 0 : atom.from.day, atom.to.day};
}

// «еженедельно по средам», «среда, еженедельно», «ежемесячно, третий четверг»
bool attach_weekdays(Rhythm& rhythm, const Rhythm& other) {
    const bool weekly = rhythm.unit == Unit::week && other.nths.empty();
    const bool monthly = rhythm.unit == Unit::month && !other.nths.empty() && rhythm.nths.empty();
    if (other.weekdays.empty() || !rhythm.weekdays.empty() || rhythm.times != 1 || (!weekly && !monthly))
        return false;
    rhythm.weekdays = other.weekdays;
    rhythm.nths = other.nths;
    return true;
}

// True if `other` became a part of the rhythm.
bool attach(Rhythm& rhythm, const Atom& other) {
    if (is_rhythm(other)) {
        if (!other.rhythm.following && other.rhythm.month == 0) return attach_weekdays(rhythm, other.rhythm);
        rhythm.following = rhythm.following || other.rhythm.following;
        if (other.rhythm.month != 0) rhythm.month = other.rhythm.month;
        if (rhythm.unit == Unit::none || other.rhythm.month != 0) rhythm.unit = other.rhythm.unit;
        return true;
    }
    const bool monthly = rhythm.unit == Unit::month || rhythm.unit == Unit::quarter ||
                         rhythm.unit == Unit::half_year || rhythm.unit == Unit::none;
    if (day_only(other) && monthly && rhythm.weekdays.empty()) {
        rhythm.days.push_back(days_of_month(other));
        return true;
    }
    if (part_of_any_month(other) && rhythm.unit == Unit::month && rhythm.part == Part::none &&
        rhythm.weekdays.empty()) {
        rhythm.part = other.part;
        rhythm.part_from = other.part_from;
        rhythm.part_to = other.part_to;
        rhythm.vague = other.vague;
        return true;
    }
    return false;
}

bool plain_rhythm(const Rhythm& rhythm) {
    return rhythm.step == 1 && rhythm.days.empty() && rhythm.weekdays.empty() && rhythm.dates.empty() &&
           !rhythm.following && rhythm.month == 0;
}

// Hangs the run of dates right after the rhythm, or right before it, on it.
void attach_dates(std::vector<Atom>& atoms, std::size_t at) {
    const std::size_t wanted = dates_wanted(atoms[at].rhythm);
    if (!plain_rhythm(atoms[at].rhythm)) return;
    std::size_t end = at + 1, begin = at;
    while (end < atoms.size() && yearly_date(atoms[end])) ++end;
    while (begin > 0 && yearly_date(atoms[begin - 1])) --begin;
    const std::size_t after = end - at - 1, before = at - begin;
    const bool joined_after = after > 0 && atoms[at + 1].join != Atom::Join::semicolon;
    // A list before the rhythm has its own years; one date alone is the rhythm's.
    const bool take_after = joined_after && before == 0 && (wanted == 0 || after == wanted);
    const bool take_before = after == 0 && (wanted == 0 ? before == 1 : before == wanted) && before > 0;
    if (!take_after && !take_before) return;
    const auto first = atoms.begin() + static_cast<std::ptrdiff_t>(take_after ? at + 1 : begin);
    const auto last = atoms.begin() + static_cast<std::ptrdiff_t>(take_after ? end : at);
    const std::vector<Atom> dates(first, last);
    atoms[at].rhythm.dates = dates;
    atoms.erase(first, last);
}

// «1 неделя – среда, 2 неделя – четверг»: a scheme within each month.
bool weekday_scheme(std::vector<Atom>& atoms, const Frame& frame) {
    const auto weekday = [](const Atom& a) {
        return is_rhythm(a) && !a.rhythm.weekdays.empty() && a.rhythm.nths.empty();
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
        rhythm.days = {days_of_month(atom)};
        rhythm.scheme = true;
        atom = Atom{};
        atom.kind = Atom::Kind::rhythm;
        atom.rhythm = rhythm;
    }
}

}  // namespace

std::size_t dates_wanted(const Rhythm& rhythm) {
    switch (rhythm.unit) {
        case Unit::year:
            return rhythm.times == 1 ? 0 : static_cast<std::size_t>(rhythm.times);
        case Unit::half_year:
            return 2;
        case Unit::quarter:
        case Unit::term:
            return 4;
        case Unit::trimester:
            return 3;
        default:
            return 1000;  // months and weeks are named by no list
    }
}

void attach_to_rhythms(std::vector<Atom>& atoms, const Frame& frame) {
    if (weekday_scheme(atoms, frame)) return;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (!is_rhythm(atoms[i])) continue;
        for (bool changed = true; changed;) {
            changed = false;
            for (const std::size_t other : {i + 1, i - 1}) {
                if (other >= atoms.size() || !attach(atoms[i].rhythm, atoms[other])) continue;
                atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(other));
                if (other < i) --i;
                changed = true;
                break;
            }
        }
        if (atoms[i].rhythm.unit == Unit::none) atoms[i].rhythm.unit = Unit::month;
    }
    for (std::size_t i = 0; i < atoms.size(); ++i)
        if (is_rhythm(atoms[i])) {
            const std::size_t size = atoms.size();
            attach_dates(atoms, i);
            if (atoms.size() < size) i = 0;
        }
    repeat_lone_days(atoms, frame);
}

}  // namespace vekha::reading
