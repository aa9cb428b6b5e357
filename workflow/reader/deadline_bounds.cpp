// A bound and what it bounds: «до», «не позднее», «с … по …», «до конца …».
#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

struct UntilWords {
    Bound bound = Bound::until;
    std::size_t next = 0;
};

// «до», «не позднее», «в срок до», «к», «по» and what they include.
std::optional<UntilWords> until_words(const Words& words, std::size_t i) {
    if (words.is(i, {"в"}) && words.is(i + 1, {"срок"})) i += 2;
    if (words.is(i, {"не"}) &&
        (words.starts(i + 1, {"поздн", "позже"}) || words.is(i + 1, {"поз", "позд"}))) {
        i = words.skip(i + 2, ",.");
        return UntilWords{Bound::not_later, words.is(i, {"чем"}) ? i + 1 : i};
    }
    if (words.is(i, {"до"})) return UntilWords{Bound::until, words.is(i + 1, {"и"}) ? i + 2 : i + 1};
    if (words.is(i, {"к", "ко"})) return UntilWords{Bound::until, i + 1};
    if (words.is(i, {"по"})) return UntilWords{Bound::until_end, i + 1};
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
    atom.range = atom.spelled = true;
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

// «после 15 мая»: from the day after.
Maybe after_day(const Words& words, std::size_t i) {
    const auto day = find_point(words, i, false);
    if (!day || day->point.day == 0 || day->point.month < 1 || day->point.month > 12) return std::nullopt;
    Atom atom;
    atom.from = atom.to = day->point;
    atom.bound = Bound::after;
    atom.misprint = day->misprint;
    return Match{{atom}, day->next};
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

// «в текущем году», «учебный год»: the plan's.
Maybe this_year(const Words& words, std::size_t i) {
    Atom atom;
    if (words.is(i, {"в"}) && words.starts(i + 1, {"текущ", "этом", "данном"}) && words.is(i + 2, {"году"})) {
        atom.reach = Reach::year;
        return Match{{atom}, i + 3};
    }
    if (words.is(i, {"учебный"}) && words.is(i + 1, {"год"})) {
        atom.reach = Reach::school_year;
        return Match{{atom}, i + 2};
    }
    return std::nullopt;
}

// «за I квартал (до 10 апреля)»: what is reported, no deadline where one stands beside it.
Maybe reported(const Words& words, std::size_t i) {
    auto match = span_at(words, i);
    if (match)
        for (Atom& atom : match->atoms) atom.reported = true;
    return match;
}

// «до Нового года».
Maybe new_year(const Words& words, std::size_t i) {
    if (!words.starts(i, {"нов"}) || !words.is(i, {"нового", "новому", "новый"}) ||
        !words.starts(i + 1, {"год"}))
        return std::nullopt;
    Atom atom;
    atom.from = atom.to = {31, 12, 0};
    atom.bound = Bound::until;
    return Match{{atom}, i + 2};
}

// «до середины марта», «до начала июня», «до начала 2027 года».
Maybe until_third(const Words& words, std::size_t i) {
    const int third = third_word(words, i);
    if (third == 1 && find_year(words, i + 1)) {
        auto year = find_dates(words, i + 1);
        if (year) year->atoms.front().bound = Bound::until;
        return year;
    }
    if (third == 0 || words[i + 1].month == 0) return std::nullopt;
    Match match = part_atoms(words, {third}, Part::decade, i + 1);
    match.atoms.front().vague = true;
    match.atoms.front().bound = third == 2 ? Bound::until_mid : third == 1 ? Bound::until : Bound::until_end;
    return match;
}

// «до 25 числа», «до 25»: the month is told elsewhere.
Maybe until_bare_day(const Words& words, std::size_t after, bool until) {
    const auto day = find_point(words, after, true);
    if (!day) return std::nullopt;
    const bool numbered = words.is(day->next - 1, {"число", "числа", "числу", "день", "дня"});
    if (!numbered && !until) return std::nullopt;
    if (!numbered && (words[day->next].mark('%') || words[day->next].kind == Token::Kind::word) &&
        !words.starts(day->next, {"числ", "кажд", "ежемесячн", "месяц", "последн", "следующ"}))
        return std::nullopt;
    if (auto cycle = last_day_of_cycle(words, after, 0)) return cycle;
    Atom atom;
    atom.from = atom.to = day->point;
    atom.bound = Bound::until;
    atom.misprint = day->misprint;
    return Match{{atom}, words.skip(day->next, ".")};
}

// The bound holds for every date of the list that shares its month.
Match bound_by(Match match, Bound bound) {
    for (Atom& atom : match.atoms) {
        const bool day = atom.part == Part::none && atom.to.day != 0;
        atom.bound = bound == Bound::until_end && day ? Bound::until : bound;
        if (atom.range && atom.part == Part::none) atom.from = atom.to, atom.range = false;
    }
    return match;
}

}  // namespace

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

Maybe find_bounded(const Words& words, std::size_t i) {
    if (auto year = this_year(words, i)) return year;
    if (words.is(i, {"за"})) return reported(words, i + 1);
    if (words.starts(i, {"начиная"}) && words.is(i + 1, {"с", "со"})) ++i;
    if (words.is(i, {"с", "со", "от"})) return since(words, i + 1);
    if (words.is(i, {"не"}) && words.starts(i + 1, {"ранее", "раньше"}))
        return since(words, words.is(i + 2, {"чем"}) ? i + 3 : i + 2);
    if (words.is(i, {"после"})) return after_day(words, i + 1);
    const auto until = until_words(words, i);
    if (!until) return std::nullopt;
    const std::size_t after = until->next;
    if (auto year = new_year(words, after)) return year;
    if (auto third = until_third(words, after)) return third;
    if (words.starts(after, {"конц", "окончани"}) && until->bound != Bound::until_end)
        return end_of(words, after + 1);
    if (third_word(words, after) != 0) return std::nullopt;  // «до начала учебного года» is an event
    if (words.is(i, {"по"}) && words[after].weekday != 0) return std::nullopt;
    if (auto match = span_at(words, after)) return bound_by(std::move(*match), until->bound);
    return until_bare_day(words, after, words.is(i, {"до"}));
}

}  // namespace vekha::reading
