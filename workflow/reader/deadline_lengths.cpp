// Spans that an event begins or ends: «в течение 5 рабочих дней после …», «в 10-дневный срок», «за неделю до
// …».
#include <algorithm>

#include "workflow/reader/deadline_numbers.hpp"
#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

/// «10 (десяти) рабочих дней»; `span` has no value for hours, which are no days.
struct Length {
    std::optional<EventSpan> span;
    bool counted = false;  ///< a number was said
    std::size_t next = 0;
};

constexpr int most_count = 1000;  // of days or months in one span

std::optional<EventSpan> span_of(Unit unit, int count, bool working) {
    using Of = EventSpan::Unit;
    switch (unit) {
        case Unit::day:
            return EventSpan{count, working ? Of::working_day : Of::day, false, {}};
        case Unit::week:
            return EventSpan{count, Of::week, false, {}};
        case Unit::month:
            return EventSpan{count, Of::month, false, {}};
        case Unit::quarter:
            return EventSpan{3 * count, Of::month, false, {}};
        case Unit::half_year:
            return EventSpan{6 * count, Of::month, false, {}};
        case Unit::year:
            return EventSpan{12 * count, Of::month, false, {}};
        default:
            return std::nullopt;
    }
}

bool hours(const Words& words, std::size_t i) {
    return words.starts(i, {"час", "минут"}) || words.is(i, {"ч", "мин"});
}

// Past the number in brackets that repeats the one in figures: «10 (десяти)».
std::size_t past_repeated(const Words& words, std::size_t i) {
    return words[i].mark('(') && words[i + 1].number() && words[i + 2].mark(')') ? i + 3 : i;
}

// A count: «5», «10-ти», «трёх»; no «III», no «первого».
bool is_count(const Token& token) {
    if (!token.number() || token.digits >= 4) return false;
    const std::string_view ending = token.suffix;
    return !token.ordinal || ending == "х" || ending == "x" || ending == "ти" || ending == "ми" ||
           ending == "м";
}

bool is_part_unit(Unit unit) {
    return unit == Unit::quarter || unit == Unit::half_year || unit == Unit::term || unit == Unit::trimester;
}

std::optional<Length> find_length(const Words& words, std::size_t i) {
    Length length;
    int count = 1;
    const bool fraction = is_count(words[i]) && (words[i + 1].mark(',') || words[i + 1].mark('.')) &&
                          words[i + 1].glued && words[i + 2].is("5") && words[i + 2].glued;
    if (fraction) {  // «1,5 месяца» is no number of days
        const auto unit = find_unit(words, i + 3);
        if (!unit) return std::nullopt;
        return Length{std::nullopt, true, unit->second};
    }
    if (is_count(words[i])) {
        count = words[i].value;
        length.counted = true;
        ++i;
        if (words[i].mark('-') && words[i + 1].number()) count = words[i + 1].value, i += 2;
        i = past_repeated(words, i);
    } else if (words.starts(i, {"нескольк", "полутора"})) {
        const auto unit = find_unit(words, i + 1);
        if (!unit && !hours(words, i + 1)) return std::nullopt;
        return Length{std::nullopt, true, unit ? unit->second : i + 2};
    }
    const bool working = words.starts(i, {"рабоч", "банковск"}) || words.is(i, {"раб"});
    if (working || words.starts(i, {"календарн"})) i = words.skip(i + 1, ".");
    if (hours(words, i)) return Length{std::nullopt, length.counted, i + 1};
    const auto unit = find_unit(words, i);
    // «1-2 недели марта», «3 квартал»: parts, no lengths
    if (!unit || (length.counted && (words[unit->second].month != 0 || is_part_unit(unit->first))))
        return std::nullopt;
    if (count < 1 || count > most_count) return std::nullopt;
    length.span = span_of(unit->first, count, working);
    length.next = unit->second;
    return length;
}

// «со дня», «с момента», «после», «от даты», «до»: an event follows.
bool event_follows(const Words& words, std::size_t i) {
    if (words.is(i, {"после", "до"})) return true;
    return words.is(i, {"с", "со", "от"}) &&
           (words.starts(i + 1,
                         {"дня", "момент", "дат", "начал", "окончан", "получен", "подписан", "поступлен",
                          "утвержден", "издан", "принят", "вступлен", "регистрац", "опубликован"}));
}

Match event_atom(std::optional<EventSpan> span, std::size_t next) {
    Atom atom;
    atom.kind = Atom::Kind::event;
    atom.known_event = true;
    atom.after = std::move(span);
    return {{atom}, next};
}

// «в 10-дневный срок», «в десятидневный срок», «в месячный срок».
Maybe in_term(const Words& words, std::size_t i) {
    if (!words.is(i, {"в"})) return std::nullopt;
    std::size_t at = i + 1;
    int count = 1;
    std::string_view unit = words[at].text;
    if (words[at].number() && words[at].digits > 0) {
        count = words[at].value;
        at = past_repeated(words, at + 1);
        if (words[at].mark('-')) ++at;
        unit = words[at].text;
    } else if (const auto compound = compound_length(words[at].text)) {
        count = compound->count;
        unit = compound->unit;
    }
    const bool working = words.starts(at + 1, {"рабоч"});
    if (!words.is(at + 1, {"срок"}) || count < 1 || count > most_count) return std::nullopt;
    if (unit.starts_with("дневн")) return event_atom(span_of(Unit::day, count, working), at + 2);
    if (unit.starts_with("недельн")) return event_atom(span_of(Unit::week, count, false), at + 2);
    if (unit.starts_with("месячн")) return event_atom(span_of(Unit::month, count, false), at + 2);
    if (unit.starts_with("суточн")) return event_atom(span_of(Unit::day, count, false), at + 2);
    return std::nullopt;
}

// «за 3 дня до», «не позднее чем за 2 недели до начала», «не менее чем за …».
Maybe before_event(const Words& words, std::size_t i) {
    if (!words.is(i, {"за"})) return std::nullopt;
    const auto length = find_length(words, i + 1);
    if (!length || !(length->counted || words.is(length->next, {"до"}))) return std::nullopt;
    auto span = length->span;
    if (span) span->before = true;
    return event_atom(std::move(span), length->next);
}

// «на следующий день после», «не позднее следующего рабочего дня».
Maybe next_day(const Words& words, std::size_t i) {
    if (!words.starts(i, {"следующ"})) return std::nullopt;
    const bool working = words.starts(i + 1, {"рабоч"});
    const std::size_t at = working ? i + 2 : i + 1;
    if (!words.is(at, {"день", "дня"})) return std::nullopt;
    return event_atom(span_of(Unit::day, 1, working), at + 1);
}

// Past «не позднее (чем)», «не менее (чем)», «не ранее (чем)» and a comma inside.
std::size_t past_comparison(const Words& words, std::size_t i) {
    if (!words.is(i, {"не"}) || !words.starts(i + 1, {"поздн", "позже", "менее", "ранее", "более"})) return i;
    i += 2;
    if (words[i].mark(',') && words.is(i + 1, {"чем"})) ++i;
    return words.is(i, {"чем"}) ? i + 1 : i;
}

}  // namespace

Maybe find_event_span(const Words& words, std::size_t i) {
    if (auto term = in_term(words, i)) return term;
    if (const std::size_t at = during_words(words, i)) {
        const auto length = find_length(words, at);
        if (length && (length->counted || event_follows(words, length->next)))
            return event_atom(length->span, length->next);
        return std::nullopt;
    }
    const std::size_t at = past_comparison(words, i);
    if (auto before = before_event(words, at)) return before;
    if (words.is(at, {"на"}) || at != i)
        if (auto day = next_day(words, words.is(at, {"на"}) ? at + 1 : at)) return day;
    if (words.is(at, {"в"}) && words.is(at + 1, {"день"}) && words[at + 2].kind == Token::Kind::word)
        return event_atom(EventSpan{}, at + 2);
    if (words.is(at, {"до"}))
        if (const auto length = find_length(words, at + 1);
            length && length->counted &&
            words.is(length->next - 1, {"дней", "недель", "месяцев", "суток", "лет"}))
            return event_atom(length->span, length->next);
    const bool said =
        words.is(at, {"через", "спустя"}) || (words.is(at, {"по"}) && words.starts(at + 1, {"истечени"}));
    const std::size_t from = said ? at + (words.is(at, {"по"}) ? 2 : 1) : at;
    const auto length = find_length(words, from);
    if (!length) return std::nullopt;
    const bool weeks = length->span && length->span->unit == EventSpan::Unit::week;  // «2 неделя» is a part
    const bool alone =
        !weeks && (i == 0 || words.is(i - 1, {"срок"})) && words.skip(length->next, ".") == words.size();
    if (said || (length->counted && (alone || at != i || event_follows(words, length->next))))
        return event_atom(length->span, length->next);
    return std::nullopt;
}

}  // namespace vekha::reading
