// A bound and what it bounds: «до», «не позднее», «с … по …», «до конца …».
#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

// Past «до», «не позднее», «в срок до», «к»; 0 where no bound stands.
std::size_t until_words(const Words& words, std::size_t i) {
    if (words.is(i, {"в"}) && words.is(i + 1, {"срок"})) i += 2;
    if (words.is(i, {"не"}) && words.starts(i + 1, {"поздн", "позже"})) {
        i += 2;
        return words.is(i, {"чем"}) ? i + 1 : i;
    }
    if (words.is(i, {"до"})) return words.is(i + 1, {"и"}) ? i + 2 : i + 1;
    if (words.is(i, {"к", "ко", "по"})) return i + 1;
    return 0;
}

// «года», «учебного года», «месяца» where no number names it.
std::optional<std::pair<Reach, std::size_t>> named_span(const Words& words, std::size_t i) {
    if (words.starts(i, {"текущ", "этого", "данного", "календарн", "всего"})) ++i;
    if (const std::size_t school = school_year_words(words, i)) return std::pair{Reach::school_year, school};
    if (words.starts(i, {"год"}) || words.is(i, {"г"})) return std::pair{Reach::year, words.skip(i + 1, ".")};
    if (words.starts(i, {"полугоди"})) return std::pair{Reach::half_year, i + 1};
    if (words.starts(i, {"квартал"})) return std::pair{Reach::quarter, i + 1};
    if (words.starts(i, {"месяц"}) || words.is(i, {"мес"}))
        return std::pair{Reach::month, words.skip(i + 1, ".")};
    if (words.starts(i, {"недел"})) return std::pair{Reach::week, i + 1};
    return std::nullopt;
}

Maybe span_at(const Words& words, std::size_t i) {
    if (auto parts = find_parts(words, i)) return parts;
    return find_dates(words, i);
}

// «с 1 по 15 марта», «с сентября по май», «с 20- по 30»: two dates, the first may be a bare day.
Maybe from_to(const Words& words, std::size_t i) {
    const auto first = find_point(words, i, true);
    if (!first) return std::nullopt;
    std::size_t at = words.skip(first->next, ".");
    const bool dash = words[at].mark('-');
    if (dash) ++at;
    if (words.is(at, {"по", "до"}))
        ++at;
    else if (!dash)
        return std::nullopt;
    const auto second = find_point(words, at, true);
    if (!second || (second->point.day == 0) != (first->point.day == 0)) return std::nullopt;
    Atom atom;
    atom.from = first->point;
    atom.to = second->point;
    atom.range = true;
    atom.misprint = first->misprint || second->misprint;
    if (atom.from.month > 12 || atom.to.month > 12) return std::nullopt;
    if (atom.from.month == 0 && atom.from.year == 0)
        atom.from.month = atom.to.month, atom.from.year = atom.to.year;
    return Match{{atom}, words.skip(second->next, ".")};
}

Maybe since(const Words& words, std::size_t i) {
    if (auto both = from_to(words, i)) return both;
    auto match = span_at(words, i);
    if (!match || match->atoms.front().range) return match;
    match->atoms.front().bound = Bound::since;
    return match;
}

Maybe end_of(const Words& words, std::size_t i) {
    if (auto match = span_at(words, i)) {
        for (Atom& atom : match->atoms) atom.bound = Bound::until_end;
        return match;
    }
    const auto named = named_span(words, i);
    if (!named) return std::nullopt;
    Atom atom;
    atom.reach = named->first;
    atom.bound = Bound::until_end;
    return Match{{atom}, named->second};
}

}  // namespace

Maybe find_bounded(const Words& words, std::size_t i) {
    if (words.starts(i, {"начиная"}) && words.is(i + 1, {"с", "со"})) ++i;
    if (words.is(i, {"с", "со", "от"})) return since(words, i + 1);
    const std::size_t after = until_words(words, i);
    if (after == 0) return std::nullopt;
    if (words.starts(after, {"конц", "окончани"})) return end_of(words, after + 1);
    if (words.is(i, {"по"}) && words[after].weekday != 0) return std::nullopt;
    auto match = span_at(words, after);
    if (!match) {
        // «до 25 числа», «до 25»: the month is told elsewhere.
        const auto day = find_point(words, after, true);
        const bool said =
            day && (words.is(day->next - 1, {"число", "числа", "числу"}) || words.is(i, {"до"}));
        if (!said || words[day->next].mark('%') || words[day->next].kind == Token::Kind::word) {
            const bool monthly =
                said && (words.starts(day->next, {"числ", "кажд", "ежемесячн", "месяц", "последн"}) ||
                         words.is(day->next - 1, {"число", "числа"}));
            if (!monthly) return std::nullopt;
        }
        Atom atom;
        atom.from = atom.to = day->point;
        atom.bound = Bound::until;
        return Match{{atom}, words.skip(day->next, ".")};
    }
    // The bound holds for every date of the list that shares its month.
    for (Atom& atom : match->atoms) {
        atom.bound = Bound::until;
        if (atom.range) atom.from = atom.to, atom.range = false;
    }
    return match;
}

}  // namespace vekha::reading
