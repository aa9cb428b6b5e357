// Dates and spans between dates; times of day.
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

bool dash_at(const Words& words, std::size_t i) {
    return words[i].mark('-');
}

// The dash or «по» between two dates, past the closing dot of the first; the token after it, or 0.
std::size_t range_mark(const Words& words, std::size_t i) {
    if (words[i].mark('.') && dash_at(words, i + 1)) ++i;
    if (dash_at(words, i)) {
        ++i;
        return words.is(i, {"по", "до"}) ? i + 1 : i;
    }
    return words.is(i, {"по"}) ? i + 1 : 0;
}

bool has_month(const Point& point) {
    return point.month != 0;
}

// An impossible month beside a possible one («07.12-19.20») can only be the other's.
bool mend(Point& from, Point& to, bool& misprint) {
    const auto possible = [](const Point& p) { return p.month <= 12 && (p.month > 0 || p.day == 0); };
    if (possible(from) && possible(to)) return true;
    if (!possible(from) && !possible(to)) return false;
    (possible(from) ? to : from).month = (possible(from) ? from : to).month;
    misprint = true;
    return true;
}

Atom span(const Point& from, const Point& to, bool range) {
    Atom atom;
    atom.from = from;
    atom.to = to;
    atom.range = range;
    return atom;
}

// «5, 12 и 19 марта», «1-5, 10-15 марта»: days that share the month after the last.
Maybe day_list(const Words& words, std::size_t i) {
    struct Days {
        int from, to;
    };
    std::vector<Days> list;
    std::size_t at = i;
    for (;;) {
        const Token& day = words[at];
        if (!day.number() || day.digits < 1 || day.digits > 2 || day.value < 1 || day.value > 31)
            return std::nullopt;
        list.push_back({day.value, day.value});
        ++at;
        if (dash_at(words, at) && words[at + 1].number() && words[at + 1].digits >= 1 &&
            words[at + 1].digits <= 2) {
            list.back().to = words[at + 1].value;
            at += 2;
        }
        if (words[at].month != 0) break;
        if (!words[at].mark(',') && !words.is(at, {"и"})) return std::nullopt;
        ++at;
    }
    if (list.size() < 2) return std::nullopt;
    const auto last = find_point(words, at, false);
    if (!last) return std::nullopt;
    Match match{{}, last->next};
    for (const Days& days : list) {
        Atom atom = span({days.from, last->point.month, last->point.year},
                         {days.to, last->point.month, last->point.year}, days.from != days.to);
        atom.join = match.atoms.empty() ? Atom::Join::bullet : Atom::Join::list;
        atom.misprint = last->misprint;
        match.atoms.push_back(atom);
    }
    return match;
}

// «2026-2027 учебный год», «2026/27 уч. год».
Maybe school_years(const Words& words, std::size_t i) {
    if (!words[i].number() || words[i].digits != 4) return std::nullopt;
    const int year = words[i].value;
    std::size_t next = i + 1;
    int last = year + 1;
    if ((words[next].mark('-') || words[next].mark('/')) && words[next + 1].number()) {
        last = words[next + 1].digits == 2 ? year / 100 * 100 + words[next + 1].value : words[next + 1].value;
        next += 2;
    }
    next = skip_year_words(words, next);
    const std::size_t end = school_year_words(words, next);
    if (end == 0 || last <= year || last > year + 20 || year < first_year || year > last_year)
        return std::nullopt;
    Atom atom = span({0, 0, year}, {0, 0, last}, true);
    atom.part = Part::school_year;
    return Match{{atom}, end};
}

int minutes_at(const Words& words, std::size_t i, char mark) {
    const bool shape = words[i].number() && words[i].digits >= 1 && words[i].digits <= 2 &&
                       words[i + 1].mark(mark) && words[i + 2].number() && words[i + 2].digits == 2 &&
                       words[i].value < 24 && words[i + 2].value < 60;
    return shape ? words[i + 2].value : -1;
}

}  // namespace

Maybe find_dates(const Words& words, std::size_t i) {
    if (auto years = school_years(words, i)) return years;
    if (auto days = day_list(words, i)) return days;
    auto first = find_point(words, i, false);
    bool bare = false;
    if (!first) {
        first = find_point(words, i, true);
        bare = true;
    }
    if (!first) return std::nullopt;
    Point from = first->point, to = first->point;
    bool range = false, misprint = first->misprint && has_month(from) && from.month <= 12;
    std::size_t next = first->next;
    for (std::size_t after = range_mark(words, next); after != 0; after = range_mark(words, next)) {
        auto second = find_point(words, after, false);
        // «2021-22», where the second year is cut short.
        if (!second && from.month == 0 && from.day == 0 && words[after].number() &&
            words[after].digits == 2 && words[after].glued)
            second = PointMatch{
                {0, 0, from.year / 100 * 100 + words[after].value}, skip_year_words(words, after + 1), false};
        if (!second || (second->point.day == 0) != (from.day == 0) ||
            has_month(second->point) != (has_month(from) || bare))
            break;
        to = second->point;
        misprint = misprint || (second->misprint && to.month <= 12 && to.month > 0);
        range = true;
        next = second->next;
    }
    // «15 числа», «15-20 числа»: days of a month that is told elsewhere.
    if (bare && !range) {
        const std::size_t dash = range_mark(words, next);
        const auto second = dash != 0 ? find_point(words, dash, true) : std::nullopt;
        if (second && second->point.month == 0 && second->point.year == 0) {
            to = second->point;
            range = true;
            next = second->next;
        }
        if (!words.starts(next - 1, {"числ"})) return std::nullopt;
        return Match{{span(from, to, range)}, next};
    }
    if (bare) from.month = to.month, from.year = to.year;
    if (!mend(from, to, misprint)) return std::nullopt;
    Atom atom = span(from, to, range);
    atom.misprint = misprint;
    atom.numeric = from.year == 0 && from.day != 0 && words[i + 1].mark('.');
    if (words[next].mark('.') && has_month(to)) ++next;
    return Match{{atom}, next};
}

// «10.00» and «15.30» can be no dates; beside one of them «9.10» is a time too, if its minutes are such as
// times have.
Maybe find_clock(const Words& words, std::size_t i) {
    std::size_t at = i;
    if (words.is(at, {"в", "во", "с", "до", "к", "на"})) ++at;
    const auto impossible = [](int minutes) { return minutes == 0 || minutes > 12; };
    const auto round = [](int minutes) { return minutes % 5 == 0; };
    std::size_t end = 0;
    const int colon = minutes_at(words, at, ':');
    const int dot = minutes_at(words, at, '.');
    if (colon >= 0) {
        end = at + 3;
    } else if (dot >= 0 && round(dot)) {
        const std::size_t second = words[at + 3].mark('-') || words.is(at + 3, {"до", "по"}) ? at + 4 : 0;
        const int later = second != 0 ? minutes_at(words, second, '.') : -1;
        const bool pair = later >= 0 && round(later) && (impossible(dot) || impossible(later));
        const bool year = words[at + 3].mark('.') && words[at + 4].number() && words[at + 4].glued;
        if (pair)
            end = second + 3;
        else if (impossible(dot) && !year)
            end = at + 3;
    } else if (words[at].number() && words[at].value < 25 && words[at].digits > 0) {
        std::size_t unit = at + 1;
        if (words[unit].mark('-') && words[unit + 1].number()) unit += 2;
        if (words.is(unit, {"ч", "час", "часа", "часов"}) && at != i) end = unit + 1;
    }
    if (end == 0) return std::nullopt;
    if (words[end].mark('-') && minutes_at(words, end + 1, ':') >= 0) end += 4;
    if (words.is(end, {"ч", "час", "часа", "часов", "мин", "минут"})) ++end;
    Atom atom;
    atom.kind = Atom::Kind::clock;
    return Match{{atom}, end};
}

}  // namespace vekha::reading
