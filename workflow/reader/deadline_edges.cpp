// Loose parts: beginnings, middles and ends, seasons, school holidays.
#include <array>

#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

// «начало, середина и конец»: their numbers; the token after them.
std::pair<std::vector<int>, std::size_t> third_words(const Words& words, std::size_t i) {
    std::vector<int> thirds;
    for (int third = third_word(words, i); third != 0; third = third_word(words, i)) {
        thirds.push_back(third);
        ++i;
        std::size_t next = i;
        if (words[next].mark(',') || words[next].mark('-') || words.is(next, {"и"})) ++next;
        if (words.is(next, {"в", "во"})) ++next;
        if (third_word(words, next) == 0) break;
        i = next;
    }
    return {thirds, i};
}

// One atom for each edge of the span; its middle is no custom.
Maybe edges(Atom span, const std::vector<int>& thirds, std::size_t next) {
    Match match{{}, next};
    for (const int third : thirds) {
        if (third == 2 && span.from.year != 0) {  // «середина 2026 года»: somewhere in it
            span.edge = Edge::none;
            span.reach = Reach::none;
            span.vague = true;
            match.atoms.push_back(span);
            continue;
        }
        if (third == 2) return std::nullopt;
        span.edge = third == 1 ? Edge::start : Edge::end;
        match.atoms.push_back(span);
        span.join = Atom::Join::list;
    }
    return match;
}

// «начало и конец учебного года», «в конце 2026 года».
Maybe year_edges(const Words& words, const std::vector<int>& thirds, std::size_t at) {
    Atom atom;
    std::size_t next = 0;
    if (const auto year = find_year(words, at)) {
        atom.reach = Reach::year;
        atom.from.year = atom.to.year = year->first;
        next = year->second;
    } else if (const auto named = named_span(words, at)) {
        if (named->first != Reach::year && named->first != Reach::school_year) return std::nullopt;
        atom.reach = named->first;
        next = named->second;
    } else {
        return std::nullopt;
    }
    return edges(atom, thirds, next);
}

// «в конце I квартала».
Maybe part_edges(const Words& words, const std::vector<int>& thirds, std::size_t at) {
    const auto match = third_word(words, at) == 0 ? find_parts(words, at) : std::nullopt;
    if (!match || match->atoms.size() != 1) return std::nullopt;
    const Atom& part = match->atoms.front();
    if (part.part != Part::quarter && part.part != Part::half_year && part.part != Part::term)
        return std::nullopt;
    return edges(part, thirds, match->next);
}

// «первые числа июня», «последние числа месяца»: its first and last decade.
Maybe loose_days(const Words& words, std::size_t i) {
    const bool last = words.is(i, {"последние", "последних"});
    const bool first = words[i].number() && words[i].digits == 0 && words[i].value == 1;
    if ((!first && !last) || !words.is(i + 1, {"числа", "числах"})) return std::nullopt;
    if (words[i + 2].month == 0 && !words.starts(i + 2, {"месяц"})) return std::nullopt;
    Match match = part_atoms(words, {last ? 3 : 1}, Part::decade, i + 2);
    match.atoms.front().vague = true;
    return match;
}

// «10-е числа мая», «в 20-х числах июня»: to the nineteenth, to the month's end.
Maybe tens_of_days(const Words& words, std::size_t i) {
    const bool ten = words[i].value == 10, twenty = words[i].value == 20;
    const bool said = words[i].suffix == "е" || words[i].suffix == "х";
    if (!words[i].number() || (!ten && !twenty) || !said || !words.is(i + 1, {"числа", "числах"}) ||
        words[i + 2].month == 0)
        return std::nullopt;
    const auto month = find_point(words, i + 2, false);
    Atom atom;
    atom.from = atom.to = month->point;
    atom.from.day = words[i].value;
    atom.to.day = ten ? 19 : last_of_month;
    atom.range = atom.vague = true;
    return Match{{atom}, month->next};
}

// «конец октября – начало ноября»: one span.
void stretch_thirds(const Words& words, Match& match) {
    Atom& first = match.atoms.front();
    if (match.atoms.size() != 1 || first.from.month == 0 || !words[match.next].mark('-')) return;
    const auto later =
        third_word(words, match.next + 1) != 0 ? find_thirds(words, match.next + 1) : std::nullopt;
    if (!later || later->atoms.size() != 1 || later->atoms.front().from.month == 0) return;
    const Atom& second = later->atoms.front();
    first.part_to = second.part_to;
    first.to = second.to;
    if (first.from.year == 0 && first.to.year != 0)
        first.from.year = first.to.year - (first.to.month < first.from.month ? 1 : 0);
    first.range = true;
    match.next = later->next;
}

int season_number(const Token& token) {
    constexpr std::array<std::pair<std::string_view, int>, 8> stems{{{"зим", 1},
                                                                     {"весн", 2},
                                                                     {"весен", 2},
                                                                     {"лето", 3},
                                                                     {"летн", 3},
                                                                     {"летом", 3},
                                                                     {"осен", 4},
                                                                     {"лета", 3}}};
    constexpr std::size_t longest_ending = 8;  // bytes: four letters
    for (const auto& [stem, number] : stems)
        if (token.starts(stem) && token.text.size() <= stem.size() + longest_ending) return number;
    return 0;
}

std::size_t breaks_word(const Words& words, std::size_t i) {
    if (words.starts(i, {"школьн"})) ++i;
    if (words.starts(i, {"каникулярн"}))
        return words.starts(i + 1, {"врем", "период", "дни"}) ? i + 2 : i + 1;
    return words.starts(i, {"каникул"}) ? i + 1 : 0;
}

// «осенние, весенние и летние каникулы»: the noun after the last is of all.
bool list_of_breaks(const Words& words, std::size_t i) {
    while (words[i].mark(',') || words.is(i, {"и"})) {
        if (season_number(words[i + 1]) == 0) return false;
        i += 2;
        if (breaks_word(words, i) != 0) return true;
    }
    return false;
}

}  // namespace

int third_word(const Words& words, std::size_t i) {
    if (words.is(i, {"начало", "начале", "начала", "началу"})) return 1;
    if (words.is(i, {"середина", "середине", "середину", "середины"})) return 2;
    if (words.is(i, {"конец", "конце", "конца", "концу"})) return 3;
    return 0;
}

Maybe find_thirds(const Words& words, std::size_t i) {
    if (auto days = loose_days(words, i)) return days;
    if (auto tens = tens_of_days(words, i)) return tens;
    const auto [thirds, at] = third_words(words, i);
    if (thirds.empty()) return std::nullopt;
    const bool each_month = words.starts(at, {"кажд"}) && words.starts(at + 1, {"месяц"});
    if (words[at].month == 0 && !words.starts(at, {"месяц"}) && !each_month) {
        auto year = year_edges(words, thirds, at);
        return year ? year : part_edges(words, thirds, at);
    }
    Match match = part_atoms(words, thirds, Part::decade, at);
    for (Atom& atom : match.atoms) atom.vague = true;
    stretch_thirds(words, match);
    return match;
}

Maybe find_season(const Words& words, std::size_t i) {
    Atom atom;
    atom.part_from = atom.part_to = season_number(words[i]);
    std::size_t next = atom.part_from != 0 ? i + 1 : i;
    if (atom.part_from != 0 && list_of_breaks(words, next)) {
        atom.part = Part::breaks;
        return Match{{atom}, next};
    }
    if (const std::size_t breaks = breaks_word(words, next)) {
        atom.part = Part::breaks;
        next = breaks;
    } else if (atom.part_from != 0) {
        atom.part = Part::season;
        if (words.starts(next, {"период", "врем", "месяц", "сезон"})) ++next;
    } else {
        return std::nullopt;
    }
    if (const auto year = find_year(words, next)) {
        atom.from.year = atom.to.year = year->first;
        next = year->second;
    }
    // «весна – осень 2026», «летне-осенний период»
    const int later = words[next].mark('-') && atom.part == Part::season ? season_number(words[next + 1]) : 0;
    if (later == 0) return Match{{atom}, next};
    auto end = find_season(words, next + 1);
    if (!end || end->atoms.front().part != Part::season || end->atoms.front().range)
        return Match{{atom}, next};
    atom.part_to = later;
    atom.to = end->atoms.front().from;
    if (atom.from.year == 0)
        atom.from.year = atom.to.year - (later < atom.part_from && atom.to.year != 0 ? 1 : 0);
    atom.range = true;
    return Match{{atom}, end->next};
}

}  // namespace vekha::reading
