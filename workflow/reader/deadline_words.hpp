// The tokens of one deadline and the small questions that every rule of its grammar asks.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "workflow/reader/deadline_atoms.hpp"

namespace vekha::reading {

/// Read-only tokens; past the end stands an empty mark, so rules may look ahead freely.
class Words {
  public:
    explicit Words(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    std::size_t size() const { return tokens_.size(); }
    const Token& operator[](std::size_t i) const { return i < tokens_.size() ? tokens_[i] : nothing_; }

    bool is(std::size_t i, std::initializer_list<std::string_view> words) const {
        for (const auto word : words)
            if ((*this)[i].kind == Token::Kind::word && (*this)[i].text == word) return true;
        return false;
    }
    bool starts(std::size_t i, std::initializer_list<std::string_view> stems) const {
        for (const auto stem : stems)
            if ((*this)[i].starts(stem)) return true;
        return false;
    }
    /// `i` past any of these marks.
    std::size_t skip(std::size_t i, std::string_view marks) const {
        while (i < size() && (*this)[i].kind == Token::Kind::mark && (*this)[i].text.size() == 1 &&
               marks.find((*this)[i].text[0]) != std::string_view::npos)
            ++i;
        return i;
    }

  private:
    std::vector<Token> tokens_;
    Token nothing_;
};

/// What a rule found, and the token after it.
struct Match {
    std::vector<Atom> atoms;
    std::size_t next = 0;
};
using Maybe = std::optional<Match>;

/// Dates: «15-19.02», «5, 12 марта», «Май - июнь 2020 г.», «2019-2021». (deadline_dates.cpp)
Maybe find_dates(const Words& words, std::size_t i);
/// A bound and its date: «до 15 мая», «не позднее …», «с 1 по 15 марта», «до конца года».
/// (deadline_bounds.cpp)
Maybe find_bounded(const Words& words, std::size_t i);
/// Numbered parts: «1-2 неделя марта», «III квартал 2026 года», seasons. (deadline_parts.cpp)
Maybe find_parts(const Words& words, std::size_t i);
/// «начало мая», «начало и конец учебного года», «первые числа июня». (deadline_edges.cpp)
Maybe find_thirds(const Words& words, std::size_t i);
/// «весной 2026 года», «осенние каникулы». (deadline_edges.cpp)
Maybe find_season(const Words& words, std::size_t i);
/// 1 for «начало», 2 for «середина», 3 for «конец» in any case; 0 for none. (deadline_edges.cpp)
int third_word(const Words& words, std::size_t i);
/// One atom for each of these parts, with the month or the year that stands at `after`. (deadline_parts.cpp)
Match part_atoms(const Words& words, const std::vector<int>& parts, Part part, std::size_t after);
/// «ежемесячно», «2 раза в год», «каждый понедельник», «последняя среда месяца». (deadline_rhythms.cpp)
Maybe find_rhythm(const Words& words, std::size_t i);
/// «последний рабочий день квартала»; `from` is the first day of it, 0 for «до». (deadline_rhythms.cpp)
Maybe last_day_of_cycle(const Words& words, std::size_t i, int from);
/// «в течение года», «постоянно». (deadline_events.cpp)
Maybe find_throughout(const Words& words, std::size_t i);
/// Spans that an event begins: «в течение 5 дней после …», «за неделю до …»; the atom's span has no words
/// yet, they begin at `next`. (deadline_lengths.cpp)
Maybe find_event_span(const Words& words, std::size_t i);
/// Past «в течение», «в теч.», «на протяжении»; 0 where none stands. (deadline_events.cpp)
std::size_t during_words(const Words& words, std::size_t i);
/// «по плану», «по мере необходимости», «после …». (deadline_events.cpp)
Maybe find_event(const Words& words, std::size_t i);
/// Times of day, which add no date. (deadline_dates.cpp)
Maybe find_clock(const Words& words, std::size_t i);

struct PointMatch {
    Point point;
    std::size_t next = 0;
    bool misprint = false;
};
/// One date as far as it is named. `bare_day` allows a number alone. (deadline_points.cpp)
std::optional<PointMatch> find_point(const Words& words, std::size_t i, bool bare_day);
/// A year with its «года», «г.»; the token after it.
std::optional<std::pair<int, std::size_t>> find_year(const Words& words, std::size_t i);
/// The year at i only says what comes next: «2026 год: апрель», «2026 год – 2 квартал».
inline bool labels(const Words& words, std::size_t i) {
    const auto year = find_year(words, i);
    return year && (words[year->second].mark('-') || words[year->second].mark(':')) &&
           words[year->second + 1].digits != 4;
}
/// Past «года», «гг.», «числа» and the like.
std::size_t skip_year_words(const Words& words, std::size_t i);
/// «учебного года» at i: the token after it; 0 for none.
std::size_t school_year_words(const Words& words, std::size_t i);
/// «года», «учебного года», «месяца» where no number names it. (deadline_bounds.cpp)
std::optional<std::pair<Reach, std::size_t>> named_span(const Words& words, std::size_t i);
/// A unit of time named at i: «месяц», «кв.», «полугодие»; the token after it.
std::optional<std::pair<Unit, std::size_t>> find_unit(const Words& words, std::size_t i);

}  // namespace vekha::reading
