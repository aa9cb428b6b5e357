// What lasts («в течение», «постоянно») and what hangs on an event or another plan.
#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

Match throughout(Reach reach, std::size_t next) {
    Atom atom;
    atom.kind = Atom::Kind::throughout;
    atom.reach = reach;
    return {{atom}, next};
}

Match event(std::size_t next, bool needed = false) {
    Atom atom;
    atom.kind = Atom::Kind::event;
    atom.needed = needed;
    atom.known_event = true;
    return {{atom}, next};
}

Maybe lasting(Maybe match) {
    if (match)
        for (Atom& atom : match->atoms) atom.kind = Atom::Kind::throughout;
    return match;
}

Maybe during(const Words& words, std::size_t i) {
    std::size_t at = during_words(words, i);
    if (at == 0) return std::nullopt;
    while (words.starts(at, {"всего", "всей", "текущ", "этого", "одного", "целого", "данного", "календарн",
                             "отчетн"}) ||
           (words[at].number() && words[at].is("одного")))
        ++at;
    if (const std::size_t school = school_year_words(words, at))
        return throughout(Reach::school_year, school);
    for (const auto& finder : {find_parts, find_bounded, find_dates})
        if (auto match = finder(words, at)) return lasting(std::move(match));
    if (words.is(at, {"т"}) && words[at + 1].mark('.') && words.is(at + 2, {"г"}))
        return throughout(Reach::year, words.skip(at + 3, "."));
    if (words.is(at, {"года", "год", "году", "г"})) return throughout(Reach::year, at + 1);
    if (words.starts(at, {"месяцев", "недель"})) return event(at + 1);
    if (words.starts(at, {"период"}))
        if (auto match = lasting(find_bounded(words, at + 1))) return match;
    // «всего периода нахождения ребёнка»: another's time, the plan's is only the nearest
    const bool others_time =
        words.starts(at, {"период", "срок", "врем"}) && words[at + 1].kind == Token::Kind::word &&
        !words.starts(at + 1,
                      {"реализ", "действ", "план", "программ", "проект", "исполнен", "выполнен", "год"});
    if (others_time) {
        Match match = throughout(Reach::period, at + 1);
        match.atoms.front().vague = true;
        return match;
    }
    if (words.starts(at, {"месячник", "период", "срок", "реализ", "действ", "проект", "врем"}))
        return throughout(Reach::period, at + 1);
    if (words.starts(at, {"мес"})) return throughout(Reach::month, words.skip(at + 1, "."));
    if (words.starts(at, {"квартал"})) return throughout(Reach::quarter, at + 1);
    if (words.starts(at, {"полугод"})) return throughout(Reach::half_year, at + 1);
    if (words.starts(at, {"недел"})) return throughout(Reach::week, at + 1);
    if (words.starts(at, {"дня", "дн", "день"})) return throughout(Reach::day, words.skip(at + 1, "."));
    return event(at);
}

// «срочно», «незамедлительно», «оперативно»: days where a custom gives them.
Maybe urgent(const Words& words, std::size_t i) {
    const bool very = words.is(i, {"весьма"}) && words.starts(i + 1, {"срочн"});
    const Urgency urgency = very                                      ? Urgency::very_urgent
                            : words.starts(i, {"незамедл", "немедл"}) ? Urgency::at_once
                            : words.starts(i, {"срочн", "безотлаг"})  ? Urgency::urgent
                            : words.starts(i, {"оперативн"})          ? Urgency::promptly
                                                                      : Urgency::none;
    if (urgency == Urgency::none) return std::nullopt;
    Match match = event(very ? i + 2 : i + 1);
    match.atoms.front().urgency = urgency;
    match.atoms.front().after = EventSpan{};
    return match;
}

}  // namespace

std::size_t during_words(const Words& words, std::size_t i) {
    std::size_t at = i;
    if (words.is(at, {"в", "во", "на"})) ++at;
    if (words.is(at, {"теч"}) || words.starts(at, {"течен"}) || (at > i && words.starts(at, {"протяжени"})))
        return words.skip(at + 1, ".");
    return 0;
}

Maybe find_throughout(const Words& words, std::size_t i) {
    bool onward = false;
    std::size_t at = i;
    if (words.is(at, {"далее"})) {
        onward = true;
        at = words.skip(at + 1, "-,");
        if (auto again = find_rhythm(words, at)) {
            again->atoms.front().onward = true;
            return again;
        }
    }
    Maybe found;
    if (words.starts(at, {"постоян", "систематич", "регулярн", "ежедн", "непрерывн", "круглогодич",
                          "повседневн", "бессрочн"})) {
        found = throughout(Reach::period, at + 1);
        found->atoms.front().constant = true;
    } else if (words.is(at, {"пост"}) && words[at + 1].mark('.')) {
        found = throughout(Reach::period, at + 2);
        found->atoms.front().constant = true;
    } else if (words.starts(at, {"весь", "всего", "все"}) || words.starts(at, {"кругл"})) {
        if (const std::size_t school = school_year_words(words, at + 1))
            found = throughout(Reach::school_year, school);
        else if (words.starts(at + 1, {"год"}))
            found = throughout(Reach::year, at + 2);
        else if (find_year(words, at + 1))
            found = lasting(find_dates(words, at + 1));
        else if (words.starts(at + 1, {"период", "срок", "врем"}))
            found = throughout(Reach::period, at + 2);
        else if (words.starts(at + 1, {"учебн"}) && words.starts(at + 2, {"период"}))
            found = throughout(Reach::period, at + 3);
        else if (words.starts(at + 1, {"месяц"}))
            found = throughout(Reach::month, at + 2);
    } else if (words.is(at, {"период", "срок"}) && words.starts(at + 1, {"реализ", "действ"})) {
        found = throughout(Reach::period, at + 2);
    } else if (words.starts(at, {"кажд"}) && words.is(at + 1, {"день"})) {
        found = throughout(Reach::period, at + 2);
    } else if (words.is(at, {"по", "в"}) && words.starts(at + 1, {"рабочим", "рабочие", "будн"})) {
        found = throughout(Reach::period, words.starts(at + 2, {"дн"}) ? at + 3 : at + 2);
    } else if (words.is(at, {"в"}) && words.starts(at + 1, {"период"}) &&
               words.starts(at + 2, {"реализ", "действ"})) {
        found = throughout(Reach::period, at + 3);
    } else {
        found = during(words, at);
    }
    if (!found) return onward ? Maybe(event(at)) : Maybe();
    found->atoms.front().onward = onward && found->atoms.front().kind == Atom::Kind::throughout;
    return found;
}

Maybe find_event(const Words& words, std::size_t i) {
    if (auto soon = urgent(words, i)) return soon;
    if (words.is(i, {"по", "при"}) && words.starts(i + 1, {"необходимост", "потребност"}))
        return event(i + 2, true);
    if (words.is(i, {"по"}) && words.is(i + 1, {"мере"}))
        return event(i + 3, words.starts(i + 2, {"необходимост", "потребност"}));
    const bool after_time =
        words.is(i, {"по"}) && words.starts(i + 1, {"итог", "окончани", "завершени", "результат"});
    if (after_time || words.is(i, {"после"})) {
        Match match = event(after_time ? i + 2 : i + 1);
        match.atoms.front().swallows = true;
        return match;
    }
    if (words.is(i, {"по", "согласно", "вне"}) &&
        words.starts(i + 1, {"план",      "график",     "запрос",       "заявк",         "заявлен",
                             "факт",      "итог",       "результат",    "окончани",      "завершени",
                             "истечени",  "отдельн",    "согласовани",  "положени",      "положен",
                             "требовани", "приказ",     "особ",         "обращени",      "расписани",
                             "программ",  "утвержден",  "индивидуальн", "календар",      "поручени",
                             "решени",    "мер",        "назначени",    "годов",         "распоряжени",
                             "процедур",  "поступлени", "приглашени",   "договоренност", "предложени",
                             "закон",     "указ",       "постановлени", "письм",         "получени",
                             "готовност", "срок",       "достижени",    "выявлени",      "усмотрени",
                             "желани",    "возможност", "случа",        "ходатайств",    "представлени"}))
        return event(i + 2);
    if (words.starts(i, {"согласно", "соответств", "после", "перед", "своевремен", "одновременн", "накануне",
                         "вместе", "сразу", "ситуативн"}))
        return event(i + 1);
    if (words.is(i, {"в", "во"}) &&
        words.starts(i + 1, {"соответств", "случа", "назначен", "установлен", "указан", "срок", "определен",
                             "врем", "день", "дни", "ход", "рамк", "момент", "процесс", "преддвери", "канун",
                             "зависимост", "законн"}))
        return event(i + 2);
    if (words.is(i, {"на"}) &&
        words.starts(i + 1, {"основани", "момент", "заседани", "время", "дату", "период", "этап", "срок"}))
        return event(i + 2);
    if (words.is(i, {"с", "со"}) && words.starts(i + 1, {"момент", "дня", "даты"})) return event(i + 2);
    // «при поступлении», «до вступления в силу»: whatever happens then
    if (words.is(i, {"в", "во"}) && words[i + 1].kind == Token::Kind::word && words[i + 1].month == 0 &&
        words.starts(i + 2, {"срок"}))
        return event(i + 3);
    if (words.is(i, {"при", "до", "к", "ко"}) && words[i + 1].kind == Token::Kind::word &&
        words[i + 1].month == 0)
        return event(i + 2);
    return std::nullopt;
}

}  // namespace vekha::reading
