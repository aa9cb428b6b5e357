// Numbered parts of months and years.
#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

struct Numbers {
    std::vector<std::pair<int, int>> runs;  // neighbours folded: 1, 2 and 4 are 1–2 and 4
    std::size_t next = 0;
};

constexpr int most_part = 12;

// A number, or what typists put for a Roman one: «Ш», «1У». Zero for none; `next` past it.
int part_number(const Words& words, std::size_t i, std::size_t& next) {
    next = i + 1;
    const bool four =
        words[i].number() && words[i].value == 1 && words[i + 1].glued && words.is(i + 1, {"у", "y"});
    if (four) return ++next, 4;
    if (words[i].digits == 1 && words[i].value == 1 && words[i + 1].glued && words[i + 1].number() &&
        words[i + 1].text == "v")
        return ++next, 4;
    const bool one_more =
        words[i].number() && words[i].digits == 0 && words[i + 1].glued && words[i + 1].is("1");
    if (one_more) return ++next, words[i].value + 1;  // «II1»
    const int value = words[i].number() && words[i].digits <= 2 ? words[i].value : words[i].roman;
    return value >= 1 && value <= most_part ? value : 0;
}

// «1», «1-2», «II-III, IV», «3-я, 4-я», «II по IV», «последняя».
std::optional<Numbers> part_numbers(const Words& words, std::size_t i) {
    if (words.starts(i, {"последн"})) return Numbers{{{-1, -1}}, i + 1};
    Numbers numbers;
    std::size_t past = 0;
    for (std::size_t at = i; const int from = part_number(words, at, past);) {
        int to = from;
        at = past;
        while (words[at].mark('-') || words.is(at, {"по"})) {
            const int later = part_number(words, at + 1, past);
            if (later == 0) break;
            to = later;
            at = past;
        }
        if (!numbers.runs.empty() && from == numbers.runs.back().second + 1)
            numbers.runs.back().second = to;
        else
            numbers.runs.emplace_back(from, to);
        numbers.next = at;
        if ((words[at].mark(',') || words[at].mark('/') || words.is(at, {"и"})) &&
            part_number(words, at + 1, past) != 0)
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
    if (words.is(i, {"кв"}) && words[i + 1].mark('-') &&
        words.is(i + 2, {"л", "лы", "ла", "ле", "лов", "лах"}))
        return PartWord{Part::quarter, i + 3};
    if (words.starts(i, {"квартал"}) || words.is(i, {"кв", "кварт"}))
        return PartWord{Part::quarter, words.skip(i + 1, ".")};
    if (words.starts(i, {"полугоди", "полгод"}) ||
        (words.is(i, {"пол", "полуг", "п"}) && words[i + 1].mark('.')))
        return PartWord{school ? Part::school_half : Part::half_year, words.skip(i + 1, ".")};
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
    if (words[i].mark(',') && words[i + 1].number() && words[i + 1].digits == 4 && !labels(words, i + 1)) ++i;
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

// «II квартал – III квартал 2026 г.», «IV квартал 2026 г. – I квартал 2027 г.»: one span from part to part.
void stretch(const Words& words, Match& match) {
    Atom& first = match.atoms.front();
    if (match.atoms.size() != 1 || first.range) return;
    const std::size_t at = words.skip(match.next, ".");
    if (!words[at].mark('-') && !words.is(at, {"по"})) return;
    const auto numbers = part_numbers(words, at + 1);
    const auto word = numbers ? part_word(words, numbers->next) : std::nullopt;
    if (!word || word->part != first.part || numbers->runs.size() != 1) return;
    const Match second = atoms_of(words, *numbers, word->part, word->next);
    first.part_to = second.atoms.front().part_to;
    first.to = second.atoms.front().from;
    if (first.from.year == 0) first.from.year = first.to.year;
    if (first.from.month == 0) first.from.month = first.to.month;
    first.range = true;
    match.next = second.next;
}

bool possible(const Numbers& numbers, Part part) {
    for (const auto& [from, to] : numbers.runs)
        if (to > parts_in(part) || from > to) return false;
    return true;
}

// «квартал III».
Maybe number_behind(const Words& words, std::size_t i) {
    const auto word = part_word(words, i);
    if (!word || !words[word->next].number() || words[word->next].digits != 0 || !words[word->next].ordinal)
        return std::nullopt;
    const Numbers numbers{{{words[word->next].value, words[word->next].value}}, word->next + 1};
    if (!possible(numbers, word->part)) return std::nullopt;
    return atoms_of(words, numbers, word->part, numbers.next);
}

}  // namespace

Match part_atoms(const Words& words, const std::vector<int>& parts, Part part, std::size_t after) {
    Numbers numbers;
    for (const int one : parts) numbers.runs.emplace_back(one, one);
    return atoms_of(words, numbers, part, after);
}

Maybe find_parts(const Words& words, std::size_t i) {
    if (auto third = find_thirds(words, i)) return third;
    if (auto found = find_season(words, i)) return found;
    if (auto behind = number_behind(words, i)) return behind;
    const auto numbers = part_numbers(words, i);
    if (!numbers) return std::nullopt;
    const bool brief = words[numbers->next - 1].digits == 0;  // «перв. полугодие»
    const auto word = part_word(words, words.skip(numbers->next, brief ? "." : ""));
    if (!word || !possible(*numbers, word->part)) return std::nullopt;
    Match match = atoms_of(words, *numbers, word->part, word->next);
    stretch(words, match);
    return match;
}

}  // namespace vekha::reading
