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

struct DayPair {
    int from = 0;
    int to = 0;
};

// «5, 12 и 19», «1-5, 10-15»; `next` past the last, and past its «числа».
std::vector<DayPair> listed_days(const Words& words, std::size_t i, std::size_t& next) {
    std::vector<DayPair> list;
    const auto is_day = [&](std::size_t at) {
        const Token& day = words[at];
        return day.number() && day.digits >= 1 && day.digits <= 2 && day.value >= 1 && day.value <= 31;
    };
    for (next = i; is_day(next);) {
        list.push_back({words[next].value, words[next].value});
        ++next;
        if (dash_at(words, next) && is_day(next + 1)) {
            list.back().to = words[next + 1].value;
            next += 2;
        }
        if ((!words[next].mark(',') && !words.is(next, {"и"})) || !is_day(next + 1)) break;
        ++next;
    }
    return list;
}

// «5, 12 и 19 марта», «1-5, 10-15 марта»: days that share the month after the last; «1 и 15 числа»: of any
// month.
Maybe day_list(const Words& words, std::size_t i) {
    std::size_t at = i;
    const auto list = listed_days(words, i, at);
    const bool numbered = words.starts(at, {"числ"});
    if (numbered) ++at;
    if (list.size() < 2 || (words[at].month == 0 && !numbered)) return std::nullopt;
    PointMatch last{{}, at, false};
    if (words[at].month != 0) last = *find_point(words, at, false);
    Match match{{}, last.next};
    for (const DayPair& days : list) {
        Atom atom = span({days.from, last.point.month, last.point.year},
                         {days.to, last.point.month, last.point.year}, days.from != days.to);
        atom.join = match.atoms.empty() ? Atom::Join::bullet : Atom::Join::list;
        atom.misprint = last.misprint;
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

// The end of a range; «2021-22», where the second year is cut short.
std::optional<PointMatch> second_point(const Words& words, std::size_t i, const Point& from) {
    if (auto second = find_point(words, i, false)) return second;
    if (from.month == 0 && from.day == 0 && words[i].number() && words[i].digits == 2 && words[i].glued)
        return PointMatch{
            {0, 0, from.year / 100 * 100 + words[i].value}, skip_year_words(words, i + 1), false};
    return std::nullopt;
}

// «15 числа», «15-20 числа», «последний день»: days of a month that is told elsewhere.
Maybe numbered_days(const Words& words, const Point& from, std::size_t next) {
    Point to = from;
    const std::size_t dash = range_mark(words, next);
    const auto second = dash != 0 ? find_point(words, dash, true) : std::nullopt;
    const bool range = second && second->point.month == 0 && second->point.year == 0;
    if (range) to = second->point, next = second->next;
    if (!words.starts(next - 1, {"числ"}) && !(to.day == last_of_month)) return std::nullopt;
    return Match{{span(from, to, range)}, next};
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
    const bool bare = !first;
    if (bare) first = find_point(words, i, true);
    if (!first) return std::nullopt;
    Point from = first->point, to = first->point;
    const auto slip = [](const PointMatch& point) {
        return point.misprint && point.point.month > 0 && point.point.month <= 12;
    };
    bool range = false, misprint = slip(*first);
    std::size_t next = first->next;
    for (std::size_t after = range_mark(words, next); after != 0; after = range_mark(words, next)) {
        const auto second = second_point(words, after, from);
        if (!second || (second->point.day == 0) != (from.day == 0) ||
            has_month(second->point) != (has_month(from) || bare))
            break;
        to = second->point;
        misprint = misprint || slip(*second);
        range = true;
        next = second->next;
    }
    if (bare && !range) return numbered_days(words, from, next);
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
