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

// Past «в течение», «в течении», «в теч.», «на протяжении»; 0 where none stands.
std::size_t during_words(const Words& words, std::size_t i) {
    std::size_t at = i;
    if (words.is(at, {"в", "во", "на"})) ++at;
    if (words.is(at, {"теч"}) || words.starts(at, {"течен"}) || (at > i && words.starts(at, {"протяжени"})))
        return words.skip(at + 1, ".");
    return 0;
}

bool span_unit(const Words& words, std::size_t i) {
    return words.starts(i, {"час", "дн", "день", "дней", "недел", "нед", "месяц", "мес", "сут", "рабоч",
                            "календарн", "минут", "банковск"}) ||
           words.is(i, {"ч", "лет", "года"});
}

// «2-х часов», «десяти рабочих дней», «2 недель»: a length that runs from some event.
bool is_length(const Words& words, std::size_t i) {
    if (!words[i].number() || words[i].digits == 4)
        return words.starts(i, {"нескольк", "полумесяц", "полутора"});
    if (!span_unit(words, i + 1)) return false;
    return !(words.is(i + 1, {"недели"}) && words[i + 2].month != 0);
}

Maybe during(const Words& words, std::size_t i) {
    std::size_t at = during_words(words, i);
    if (at == 0) return std::nullopt;
    while (words.starts(at, {"всего", "всей", "текущ", "этого", "одного", "целого", "данного", "календарн",
                             "отчетн"}) ||
           (words[at].number() && words[at].is("одного")))
        ++at;
    if (is_length(words, at)) return event(at + 2);
    if (const std::size_t school = school_year_words(words, at))
        return throughout(Reach::school_year, school);
    for (const auto& finder : {find_parts, find_bounded, find_dates})
        if (auto match = finder(words, at)) {
            for (Atom& atom : match->atoms) atom.kind = Atom::Kind::throughout;
            return match;
        }
    if (words.is(at, {"года", "год", "году", "г"})) return throughout(Reach::year, at + 1);
    if (words.starts(at, {"месяцев", "недель"})) return event(at + 1);
    if (words.starts(at, {"месячник", "период", "срок", "реализ", "действ", "проект", "врем"}))
        return throughout(Reach::period, at + 1);
    if (words.starts(at, {"мес"})) return throughout(Reach::month, words.skip(at + 1, "."));
    if (words.starts(at, {"квартал"})) return throughout(Reach::quarter, at + 1);
    if (words.starts(at, {"полугод"})) return throughout(Reach::half_year, at + 1);
    if (words.starts(at, {"недел"})) return throughout(Reach::week, at + 1);
    if (words.starts(at, {"дня", "дн", "день"})) return throughout(Reach::day, words.skip(at + 1, "."));
    return event(at);
}

}  // namespace

Maybe find_throughout(const Words& words, std::size_t i) {
    bool onward = false;
    std::size_t at = i;
    if (words.is(at, {"далее"})) {
        onward = true;
        at = words.skip(at + 1, "-,");
    }
    Maybe found;
    if (words.starts(at, {"постоян", "систематич", "регулярн", "ежедневн", "непрерывн", "круглогодич",
                          "повседневн"})) {
        found = throughout(Reach::period, at + 1);
    } else if (words.starts(at, {"весь", "всего", "все"}) || words.starts(at, {"кругл"})) {
        if (const std::size_t school = school_year_words(words, at + 1))
            found = throughout(Reach::school_year, school);
        else if (words.starts(at + 1, {"год"}))
            found = throughout(Reach::year, at + 2);
        else if (words.starts(at + 1, {"период", "срок", "врем"}))
            found = throughout(Reach::period, at + 2);
        else if (words.starts(at + 1, {"месяц"}))
            found = throughout(Reach::month, at + 2);
    } else if (words.starts(at, {"кажд"}) && words.is(at + 1, {"день"})) {
        found = throughout(Reach::period, at + 2);
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
    if (words.is(i, {"по", "при"}) && words.starts(i + 1, {"необходимост", "потребност"}))
        return event(i + 2, true);
    if (words.is(i, {"по"}) && words.is(i + 1, {"мере"}))
        return event(i + 3, words.starts(i + 2, {"необходимост", "потребност"}));
    if (words.is(i, {"по", "согласно", "вне"}) &&
        words.starts(i + 1, {"план",      "график",     "запрос",       "заявк",         "заявлен",
                             "факт",      "итог",       "результат",    "окончани",      "завершени",
                             "истечени",  "отдельн",    "согласовани",  "положени",      "положен",
                             "требовани", "приказ",     "особ",         "обращени",      "расписани",
                             "программ",  "утвержден",  "индивидуальн", "календар",      "поручени",
                             "решени",    "мер",        "назначени",    "годов",         "распоряжени",
                             "процедур",  "поступлени", "приглашени",   "договоренност", "предложени",
                             "закон",     "указ",       "постановлени", "письм"}))
        return event(i + 2);
    if (words.starts(
            i, {"согласно", "соответств", "после", "перед", "незамедл", "немедл", "срочн", "своевремен"}))
        return event(i + 1);
    if (words.is(i, {"в", "во"}) &&
        words.starts(i + 1, {"соответств", "случа", "назначен", "установлен", "указан", "срок", "определен",
                             "врем", "день", "дни", "ход", "рамк", "момент", "процесс"}))
        return event(i + 2);
    if (words.is(i, {"до"}) && words.starts(i + 1, {"начал", "момент", "прием", "открыти", "проведен"}))
        return event(i + 2);
    if (words.is(i, {"с", "со"}) && words.starts(i + 1, {"момент", "дня", "даты"})) return event(i + 2);
    if (words.is(i, {"за"}) && words[i + 1].number() && span_unit(words, i + 2)) return event(i + 3);
    if (words.is(i, {"не"}) && words.starts(i + 1, {"поздн", "позже"}) &&
        is_length(words, words.is(i + 2, {"чем"}) ? i + 4 : i + 2))
        return event(i + 4);
    return std::nullopt;
}

}  // namespace vekha::reading
