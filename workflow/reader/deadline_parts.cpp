// Numbered parts of months and years.
#include <array>

#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

struct Numbers {
    std::vector<std::pair<int, int>> runs;  // neighbours folded: 1, 2 and 4 are 1–2 and 4
    std::size_t next = 0;
};

constexpr int most_part = 12;

// «1», «1-2», «II-III, IV», «3-я, 4-я», «последняя».
std::optional<Numbers> part_numbers(const Words& words, std::size_t i) {
    if (words.starts(i, {"последн"})) return Numbers{{{-1, -1}}, i + 1};
    Numbers numbers;
    const auto is_part = [&](std::size_t at) {
        return words[at].number() && words[at].digits <= 2 && words[at].value >= 1 &&
               words[at].value <= most_part;
    };
    for (std::size_t at = i; is_part(at);) {
        int from = words[at].value, to = from;
        ++at;
        if (words[at].mark('-') && is_part(at + 1)) {
            to = words[at + 1].value;
            at += 2;
        }
        if (!numbers.runs.empty() && from == numbers.runs.back().second + 1)
            numbers.runs.back().second = to;
        else
            numbers.runs.emplace_back(from, to);
        numbers.next = at;
        if ((words[at].mark(',') || words[at].mark('/') || words.is(at, {"и"})) && is_part(at + 1))
            ++at;
        else
            break;
    }
    if (numbers.runs.empty()) return std::nullopt;
    return numbers;
}

struct PartWord {
    Part part;
    std::size_t next;
};

std::optional<PartWord> part_word(const Words& words, std::size_t i) {
    const bool school = words.starts(i, {"учебн"}) || words.is(i, {"уч"});
    if (school) i = words.skip(i + 1, ".");
    if ((words.starts(i, {"недел"}) && !words.is(i, {"недель"})) || words.is(i, {"нед"}))
        return PartWord{Part::week, words.skip(i + 1, ".")};
    if (words.starts(i, {"декад"})) return PartWord{Part::decade, i + 1};
    if (words.starts(i, {"половин"})) return PartWord{Part::half, i + 1};
    if (words.starts(i, {"квартал"}) || words.is(i, {"кв", "кварт"}))
        return PartWord{Part::quarter, words.skip(i + 1, ".")};
    if (words.starts(i, {"полугоди", "полгод"}))
        return PartWord{school ? Part::school_half : Part::half_year, i + 1};
    if (words.starts(i, {"четверт"}) && words[i].weekday == 0) return PartWord{Part::term, i + 1};
    if (words.starts(i, {"триместр"})) return PartWord{Part::trimester, i + 1};
    return std::nullopt;
}

int parts_in(Part part) {
    switch (part) {
        case Part::week:
            return 5;
        case Part::half:
        case Part::half_year:
        case Part::school_half:
            return 2;
        case Part::decade:
        case Part::trimester:
            return 3;
        default:
            return 4;
    }
}

// «марта», «марта 2023», «месяца», «2026 года», «учебного года», «2026-2027 уч. года» after the part.
std::size_t part_of(const Words& words, std::size_t i, Atom& atom) {
    if (words[i].mark(',') && words[i + 1].number() && words[i + 1].digits == 4) ++i;
    if (words.is(i, {"в"}) && words[i + 1].month != 0) ++i;
    if (words.starts(i, {"месяц"}) || words.is(i, {"мес"})) return words.skip(i + 1, ".");
    if (words.is(i, {"каждого"}) || words.starts(i, {"ежемесячн"})) return i;
    const bool in_month = atom.part == Part::week || atom.part == Part::half || atom.part == Part::decade;
    if (const auto year = find_year(words, i)) {
        std::size_t next = year->second;
        atom.from.year = year->first;
        std::size_t after = i + 1;
        if (words[after].mark('-') && words[after + 1].number() && words[after + 1].digits >= 2)
            after = skip_year_words(words, after + 2);
        else
            after = next;
        if (const std::size_t school = school_year_words(words, after)) {
            if (atom.part == Part::half || atom.part == Part::half_year) atom.part = Part::school_half;
            atom.reach = Reach::school_year;
            next = school;
        } else if (atom.part == Part::half) {
            atom.part = Part::half_year;
        }
        return next;
    }
    if (const std::size_t school = school_year_words(words, i)) {
        if (atom.part == Part::half || atom.part == Part::half_year) atom.part = Part::school_half;
        return school;
    }
    if (words.starts(i, {"год"})) {
        if (atom.part == Part::half) atom.part = Part::half_year;
        return i + 1;
    }
    if (in_month && words[i].month != 0) {
        const auto point = find_point(words, i, false);
        atom.from = point->point;
        atom.misprint = point->misprint;
        return point->next;
    }
    return i;
}

Match atoms_of(const Words& words, const Numbers& numbers, Part part, std::size_t after) {
    Atom atom;
    atom.part = part;
    const std::size_t next = part_of(words, after, atom);
    Match match{{}, next};
    for (const auto& [from, to] : numbers.runs) {
        atom.part_from = from;
        atom.part_to = to;
        atom.to = atom.from;
        atom.range = from != to;
        match.atoms.push_back(atom);
        atom.join = Atom::Join::list;
    }
    return match;
}

// «начало мая», «в конце учебного года»: thirds of a month by custom.
Maybe loose_third(const Words& words, std::size_t i) {
    int third = 0;
    if (words.is(i, {"начало", "начале"}))
        third = 1;
    else if (words.is(i, {"середина", "середине", "середину"}))
        third = 2;
    else if (words.is(i, {"конец", "конце"}))
        third = 3;
    if (third == 0) return std::nullopt;
    if (words[i + 1].month == 0 && !words.starts(i + 1, {"месяц"})) return std::nullopt;
    Match match = atoms_of(words, {{{third, third}}, i + 1}, Part::decade, i + 1);
    match.atoms.front().vague = true;
    return match;
}

Maybe season(const Words& words, std::size_t i) {
    constexpr std::array<std::pair<std::string_view, int>, 8> stems{{{"зим", 1},
                                                                     {"весн", 2},
                                                                     {"весен", 2},
                                                                     {"лето", 3},
                                                                     {"летн", 3},
                                                                     {"летом", 3},
                                                                     {"осен", 4},
                                                                     {"лета", 3}}};
    for (const auto& [stem, number] : stems) {
        if (!words[i].starts(stem) || words[i].text.size() > stem.size() + 8) continue;
        std::size_t next = i + 1;
        if (words.starts(next, {"каникул"})) return std::nullopt;
        if (words.starts(next, {"период", "врем"})) ++next;
        Atom atom;
        atom.part = Part::season;
        atom.part_from = atom.part_to = number;
        atom.vague = true;
        if (const auto year = find_year(words, next))
            atom.from.year = atom.to.year = year->first, next = year->second;
        return Match{{atom}, next};
    }
    return std::nullopt;
}

}  // namespace

Maybe find_parts(const Words& words, std::size_t i) {
    if (auto third = loose_third(words, i)) return third;
    if (auto found = season(words, i)) return found;
    const auto numbers = part_numbers(words, i);
    if (!numbers) return std::nullopt;
    const auto word = part_word(words, numbers->next);
    if (!word) return std::nullopt;
    for (const auto& [from, to] : numbers->runs)
        if (to > parts_in(word->part) || from > to) return std::nullopt;
    return atoms_of(words, *numbers, word->part, word->next);
}

}  // namespace vekha::reading
