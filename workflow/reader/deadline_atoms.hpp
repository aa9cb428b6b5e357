// What a deadline's words are made of: dates and spans, rhythms, «в течение», events. The grammar finds these
// atoms in their order; deadline_windows.hpp gives them days; deadline.cpp says what they mean together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_tokens.hpp"

namespace vekha::reading {

constexpr int last_of_month = 99;  ///< the day of «последний день месяца»: as a number no month reaches it

/// A date as far as it was named; 0 is what the words leave out.
struct Point {
    int day = 0;
    int month = 0;
    int year = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

/// A numbered part of a month or a year: «2-3 неделя марта», «III квартал».
enum class Part {
    none,
    week,    ///< of a month: days 1–7, 8–14 …
    half,    ///< of a month: 1–15, 16–end
    decade,  ///< of a month: 1–10, 11–20, 21–end
    quarter,
    half_year,
    term,         ///< school term (четверть)
    trimester,    ///< school trimester
    school_half,  ///< half of a school year
    school_year,
    season,   ///< 1 winter … 4 autumn
    weekday,  ///< the n-th weekday of a month
    breaks,   ///< school holidays, numbered as seasons; 0 where the words tell no season
};

/// How the words bound the span.
enum class Bound {
    within,     ///< the span itself
    until,      ///< «до»: to the day; before the month begins
    until_end,  ///< «до конца», «по»: to the last day of the span
    not_later,  ///< «не позднее» a month or a quarter
    until_mid,  ///< «до середины» a month
    since,      ///< «с … » with no end
    after,      ///< «после 15 мая»: since the day after
};

/// A span that is named without a number: «в течение месяца», «до конца года».
enum class Reach { none, period, year, school_year, half_year, quarter, month, week, day };

enum class Unit { none, day, week, month, quarter, term, trimester, half_year, year };

/// Which part of a year: «в начале учебного года», «до конца года».
enum class Edge { none, start, end };

/// How soon words without a date want it.
enum class Urgency {
    none,
    very_urgent,  ///< «весьма срочно»
    urgent,       ///< «срочно», «безотлагательно»
    at_once,      ///< «незамедлительно», «немедленно»
    promptly,     ///< «оперативно»
};

struct Atom;

/// Days of the cycle's month: «с 20 по 30», «до 25 числа» (from 0).
struct DayRange {
    int from = 0;
    int to = 0;
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

struct Rhythm {
    Unit unit = Unit::none;
    int step = 1;                ///< «раз в 2 месяца»
    int times = 1;               ///< «3 раза в год»
    bool floor = false;          ///< «не реже»
    bool scheme = false;         ///< a scheme of weekdays that a person must refine
    std::vector<int> weekdays;   ///< the days of the week, 1 to 7
    std::vector<int> nths;       ///< which of that weekday in the month, -1 the last; empty: each
    std::vector<DayRange> days;  ///< days of the cycle's month
    bool following = false;  ///< of the month after the cycle: «месяца, следующего за отчётным»
    int month = 0;           ///< which month of the cycle the words name, -1 the last; 0 where they name none
    bool every = true;       ///< said to repeat («каждый»), not a bare name of a weekday
    Part part = Part::none;  ///< a part of each month: «ежемесячно в первую неделю»
    int part_from = 0;
    int part_to = 0;
    bool vague = false;       ///< that part is «начало», «конец»
    std::vector<Atom> dates;  ///< «ежегодно, до 15 марта», «2 раза в год (май, ноябрь)»: the dates, each year
};

struct Atom {
    enum class Kind { span, throughout, rhythm, event, clock };
    /// How it hangs on the atom before: by comma, «и» or slash; or on a line of its own (the rest).
    enum class Join { bullet, list, semicolon };

    Kind kind = Kind::span;
    Join join = Join::bullet;
    Point from;
    Point to;
    bool range = false;
    bool chain = false;  ///< the range came of a list of days with one month
    Bound bound = Bound::within;
    Part part = Part::none;
    int part_from = 0;  ///< -1 for «последняя»
    int part_to = 0;
    int weekday = 0;  ///< of Part::weekday
    Reach reach = Reach::none;
    Edge edge = Edge::none;           ///< of the span that `reach` or `part` names
    Urgency urgency = Urgency::none;  ///< of an event: «срочно» means days where a custom says so
    bool constant = false;            ///< «постоянно» and its like, not a span that is named
    bool next_year = false;           ///< «… следующего года»
    bool excluded = false;            ///< «кроме июля»
    bool reported = false;            ///< «за I квартал»: what a report is about
    bool swallows = false;  ///< of an event that a time may name: «по итогам 2025 года»
    bool dashed = false;    ///< a dash or a colon stands between it and the atom before
    bool spelled = false;   ///< a range said with words: «с 1 по 15 марта»
    std::optional<EventSpan> after = {};  ///< of an event: the span it begins
    bool onward = false;                  ///< «далее»: from the day after the atom before
    bool bracketed = false;               ///< stood in brackets: it explains the atom before
    bool needed = false;  ///< the event is a need: «по мере необходимости»
    bool known_event = false;
    bool misprint = false;
    bool vague = false;         ///< «начало мая», «летом»: the days are a custom
    bool year_unknown = false;  ///< no plan tells the year
    bool guessed_year = false;  ///< the plan told the year
    bool numeric = false;       ///< a day and month in figures: «09.12»
    Rhythm rhythm;
};

struct Phrase {
    std::vector<Atom> atoms;
    bool status = false;       ///< words of fulfilment: «выполнено»
    bool approximate = false;  ///< «ориентировочно»
    bool listed = false;       ///< «ежегодно, сроки: …»: the dates are the rhythm's windows
    bool words = false;        ///< there were words at all
};

Phrase parse_deadline_words(std::string_view phrase);

}  // namespace vekha::reading
