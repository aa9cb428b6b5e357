// What repeats.
#include <array>

#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

Match rhythm(const Rhythm& value, std::size_t next) {
    Atom atom;
    atom.kind = Atom::Kind::rhythm;
    atom.rhythm = value;
    return {{atom}, next};
}

constexpr int most_step = 366;  // «раз в … дней»: no rhythm is slower

bool every_word(const Words& words, std::size_t i) {
    return words.starts(i, {"кажд"});
}

// «ежемесячно», «еженедельный».
Maybe adverb(const Words& words, std::size_t i) {
    constexpr std::array<std::pair<std::string_view, Unit>, 7> stems{{{"еженед", Unit::week},
                                                                      {"ежемес", Unit::month},
                                                                      {"ежекварт", Unit::quarter},
                                                                      {"ежегод", Unit::year},
                                                                      {"ежечетверт", Unit::term},
                                                                      {"помесячн", Unit::month},
                                                                      {"поквартальн", Unit::quarter}}};
    for (const auto& [stem, unit] : stems)
        if (words[i].starts(stem)) {
            Rhythm value;
            value.unit = unit;
            return rhythm(value, i + 1);
        }
    return std::nullopt;
}

// «последнего месяца квартала», «первый месяц каждого квартала».
Maybe month_of_quarter(const Words& words, std::size_t i) {
    const bool last = words.starts(i, {"последн"});
    const bool nth = words[i].number() && words[i].ordinal && words[i].value <= 3;
    if ((!last && !nth) || !words.starts(i + 1, {"месяц"})) return std::nullopt;
    const std::size_t at = every_word(words, i + 2) ? i + 3 : i + 2;
    if (!words.starts(at, {"квартал"})) return std::nullopt;
    Rhythm value;
    value.unit = Unit::quarter;
    value.month = last ? -1 : words[i].value;
    return rhythm(value, at + 1);
}

// «каждый месяц», «каждые 2 недели», «каждого 20 числа».
Maybe each_unit(const Words& words, std::size_t i) {
    if (auto month = month_of_quarter(words, i)) return month;
    if (!every_word(words, i)) return std::nullopt;
    std::size_t at = i + 1;
    Rhythm value;
    if (words[at].number() && words.starts(at + 1, {"числ"})) {
        value.unit = Unit::month;
        value.days = {{words[at].value, words[at].value}};
        return rhythm(value, at + 2);
    }
    if (words[at].number() && words[at].value >= 1 && words[at].value <= most_step)
        value.step = words[at++].value;
    const auto unit = find_unit(words, at);
    if (!unit || (unit->first == Unit::day && value.step == 1)) return std::nullopt;
    value.unit = unit->first;
    return rhythm(value, unit->second);
}

// «2 раза в день»: it lasts.
Match daily(std::size_t next) {
    Atom atom;
    atom.kind = Atom::Kind::throughout;
    atom.reach = Reach::period;
    return {{atom}, next};
}

// «раз в квартал», «не реже 2 раз в год», «2 р в год», «2 раза/год», «раз в 14 дней».
Maybe times_in(const Words& words, std::size_t i) {
    std::size_t at = i;
    Rhythm value;
    if (words.is(at, {"не"}) && words.starts(at + 1, {"реже", "менее"})) {
        value.floor = true;
        at += words.is(at + 2, {"чем"}) ? 3 : 2;
    }
    if (words.is(at, {"по"})) ++at;
    bool doubtful = false;
    if (words[at].number() && words[at].value >= 1 && words[at].value <= most_step) {
        value.times = words[at++].value;
        if (words[at].mark('-') && words[at + 1].number()) at += 2, doubtful = true;
    }
    const bool said_twice = at > i && (words[at - 1].is("дважды") || words[at - 1].is("трижды"));
    if (words.is(at, {"раз", "раза", "разу", "р"}))
        at = words.skip(at + 1, ".");
    else if (!said_twice)
        return std::nullopt;
    if (words.is(at, {"в", "во", "за", "на"}) || words[at].mark('/'))
        ++at;
    else
        return std::nullopt;
    if (every_word(words, at)) ++at;
    if (words[at].number() && words[at].value >= 1 && words[at].value <= most_step)
        value.step = words[at++].value;
    if (words[at].mark('-') && words[at + 1].number() && words[at + 1].value <= most_step)
        value.step = words[at + 1].value, at += 2, doubtful = true;
    const auto unit = find_unit(words, at);
    if (!unit) return std::nullopt;
    if (unit->first == Unit::day && value.step == 1) return daily(unit->second);
    value.unit = unit->first;
    value.scheme = doubtful;
    return rhythm(value, unit->second);
}

bool list_mark(const Words& words, std::size_t i) {
    return words[i].mark(',') || words[i].mark('/') || words.is(i, {"и"});
}

// «1-я и 3-я», «последняя» before a weekday; moves `at` past them.
std::vector<int> weekday_numbers(const Words& words, std::size_t& at) {
    std::vector<int> nths;
    std::size_t next = at;
    for (;;) {
        if (words.starts(next, {"последн"}))
            nths.push_back(-1);
        else if (words[next].number() && words[next].ordinal && words[next].value <= 5)
            nths.push_back(words[next].value);
        else
            return {};
        ++next;
        if (words[next].weekday != 0) break;
        if (!list_mark(words, next)) return {};
        ++next;
    }
    at = next;
    return nths;
}

constexpr std::size_t brief_weekday = 4;  // bytes of «пн»

// «понедельник и четверг», «понедельник – пятница», «по средам и пятницам»; moves `at` past them.
std::vector<int> weekday_names(const Words& words, std::size_t& at) {
    std::vector<int> days;
    while (words[at].weekday != 0) {
        days.push_back(words[at].weekday);
        at = words.skip(at + 1, words[at].text.size() == brief_weekday ? "." : "");
        if (words[at].mark('-') && words[at + 1].weekday > days.back()) {
            for (int day = days.back() + 1; day <= words[at + 1].weekday; ++day) days.push_back(day);
            at += 2;
        }
        std::size_t next = list_mark(words, at) ? at + 1 : at;
        if (next == at) break;
        if (words.is(next, {"по"})) ++next;
        if (words[next].weekday == 0) break;
        at = next;
    }
    return days;
}

// «третий четверг ноября»: days of that month.
Match weekdays_of_month(const Words& words, const Rhythm& value, std::size_t at) {
    const auto month = find_point(words, at, false);
    Match match{{}, month->next};
    for (const int nth : value.nths) {
        Atom atom;
        atom.part = Part::weekday;
        atom.part_from = atom.part_to = nth;
        atom.weekday = value.weekdays.front();
        atom.from = atom.to = month->point;
        atom.join = match.atoms.empty() ? Atom::Join::bullet : Atom::Join::list;
        match.atoms.push_back(atom);
    }
    return match;
}

// «каждый понедельник», «по средам», «последняя среда месяца», «2-й вторник марта», «понедельник в 10.00».
Maybe weekdays(const Words& words, std::size_t i) {
    std::size_t at = i;
    Rhythm value;
    value.every = false;
    value.unit = Unit::week;
    if (every_word(words, at)) value.every = true, ++at;
    if (words.is(at, {"по"}) && words[at + 1].weekday != 0) value.every = true, ++at;
    const bool span = words.is(at, {"с", "со"}) && words[at + 1].weekday != 0 &&
                      words.is(at + 2, {"по", "до"}) && words[at + 3].weekday > words[at + 1].weekday;
    if (span) {  // «с понедельника по пятницу»
        for (int day = words[at + 1].weekday; day <= words[at + 3].weekday; ++day)
            value.weekdays.push_back(day);
        return rhythm(value, at + 4);
    }
    value.nths = weekday_numbers(words, at);
    value.weekdays = weekday_names(words, at);
    if (value.weekdays.empty()) return std::nullopt;
    if (value.nths.empty()) return rhythm(value, at);
    value.unit = Unit::month;
    if (words.is(at, {"в"})) ++at;
    if (words[at].month != 0) return weekdays_of_month(words, value, at);
    if (every_word(words, at)) value.every = true, ++at;
    if (words.starts(at, {"квартал"})) value.unit = Unit::quarter;
    if (words.starts(at, {"месяц", "квартал"})) ++at;
    return rhythm(value, at);
}

}  // namespace

std::optional<std::pair<Unit, std::size_t>> find_unit(const Words& words, std::size_t i) {
    const bool school = words.starts(i, {"учебн"}) || words.is(i, {"уч"});
    if (school || words.starts(i, {"рабоч", "календарн"})) i = words.skip(i + 1, ".");
    const auto past = [&](Unit unit) { return std::pair{unit, i + 1}; };
    if (words.starts(i, {"недел"})) return past(Unit::week);
    if (words.starts(i, {"месяц"})) return past(Unit::month);
    if (words.starts(i, {"квартал"})) return past(Unit::quarter);
    if (words.starts(i, {"полугод", "полгод"})) return past(Unit::half_year);
    if (words.starts(i, {"четверт"}) && words[i].weekday == 0) return past(Unit::term);
    if (words.starts(i, {"триместр"})) return past(Unit::trimester);
    if (words.starts(i, {"сутк", "суток"}) || words.is(i, {"день", "дня", "дней"})) return past(Unit::day);
    if (words.is(i, {"год", "года", "году", "лет"})) return past(Unit::year);
    if (words.is(i, {"нед"})) return std::pair{Unit::week, words.skip(i + 1, ".")};
    if (words.is(i, {"мес"})) return std::pair{Unit::month, words.skip(i + 1, ".")};
    if (words.is(i, {"кв"})) return std::pair{Unit::quarter, words.skip(i + 1, ".")};
    if (words.is(i, {"г"})) return std::pair{Unit::year, words.skip(i + 1, ".")};
    if (words.is(i, {"дн"})) return std::pair{Unit::day, words.skip(i + 1, ".")};
    return std::nullopt;
}

Maybe last_day_of_cycle(const Words& words, std::size_t i, int from) {
    const auto day = find_point(words, i, true);
    if (!day || day->point.day != last_of_month || day->point.month != 0) return std::nullopt;
    const auto unit = find_unit(words, words.starts(day->next, {"кажд"}) ? day->next + 1 : day->next);
    if (!unit || (unit->first != Unit::quarter && unit->first != Unit::half_year)) return std::nullopt;
    Rhythm value;
    value.unit = unit->first;
    value.month = -1;
    value.days = {{from, last_of_month}};
    return rhythm(value, unit->second);
}

Maybe find_rhythm(const Words& words, std::size_t i) {
    if (auto found = last_day_of_cycle(words, i, last_of_month)) return found;
    if (auto found = adverb(words, i)) return found;
    if (auto found = times_in(words, i)) return found;
    if (auto found = each_unit(words, i)) return found;
    return weekdays(words, i);
}

}  // namespace vekha::reading
