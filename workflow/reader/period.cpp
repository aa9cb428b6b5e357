#include "workflow/reader/period.hpp"

#include <algorithm>
#include <map>

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/deadline_tokens.hpp"
#include "workflow/reader/deadline_words.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t most_part_tokens = 9;  // «с 1 марта по 31 мая 2026»
constexpr int longest_month = 31;            // days

Period span_of(const Atom& atom) {
    if (atom.part == Part::school_year)
        return {school_year(atom.from.year).first, school_year(atom.to.year - 1).last};
    return {calendar_year(atom.from.year).first, calendar_year(atom.to.year).last};
}

// A year that «год» names, or that «на», «в», «за» introduces.
bool named_as_year(const Words& words, std::size_t i, std::size_t next) {
    for (std::size_t at = i; at < next; ++at)
        if (words.starts(at, {"год", "гг", "учебн"}) || words.is(at, {"г", "уч"})) return true;
    return i > 0 && words.is(i - 1, {"на", "в", "за"});
}

// «на I полугодие 2026 года», «на сентябрь 2026 г.», «на март – май 2026 года»: less than a year, and its
// year.
std::optional<Period> part_of_year(const std::vector<Token>& tokens, std::size_t i) {
    if (i + 1 >= tokens.size() || !(tokens[i].is("на") || tokens[i].is("за"))) return std::nullopt;
    const Token& next = tokens[i + 1];
    if (next.month == 0 && !(next.number() && next.digits < 4) && !next.is("период")) return std::nullopt;
    std::string phrase;
    bool part = false;
    for (std::size_t at = i + 1; at < std::min(tokens.size(), i + 1 + most_part_tokens); ++at) {
        const Token& token = tokens[at];
        part = part || token.month != 0 || token.starts("кв") || token.starts("полуг");
        phrase += (phrase.empty() || token.glued ? "" : " ") + token.text;
        if (!token.number() || token.digits != 4) continue;
        // «на октябрь 2026/2027 учебного года» is a part of a school's plan.
        const bool pair = at + 2 < tokens.size() && tokens[at + 1].kind == Token::Kind::mark &&
                          tokens[at + 2].number() && tokens[at + 2].digits == 4;
        if (!part || pair) return std::nullopt;
        const Deadline read = read_deadline(phrase, calendar_year(token.value));
        if (read.kind != DeadlineKind::once || read.windows.size() != 1 || !read.windows[0].first)
            return std::nullopt;
        return Period{*read.windows[0].first, read.windows[0].last};
    }
    return std::nullopt;
}

// «2026/2027 учебный год», also after a month: «на октябрь 2026/2027 учебного года».
std::optional<Period> school_years(const std::vector<Token>& tokens, std::size_t i) {
    const auto is_year = [&](std::size_t at) {
        return tokens[at].number() && tokens[at].digits == 4 && tokens[at].value >= first_year &&
               tokens[at].value <= last_year;
    };
    if (i + 3 >= tokens.size() || !is_year(i) || tokens[i + 1].kind != Token::Kind::mark) return std::nullopt;
    const Token& second = tokens[i + 2];
    const bool follows = second.number() && second.value % 100 == (tokens[i].value + 1) % 100 &&
                         (second.digits == 4 || second.digits == 2);
    if (!follows) return std::nullopt;
    for (std::size_t at = i + 3; at < std::min(tokens.size(), i + 5); ++at)
        if (tokens[at].starts("учебн") || tokens[at].is("уч")) return school_year(tokens[i].value);
    return std::nullopt;
}

// A title names one month and the headings over rows name others: the plan is for their year.
Period widened(const Period& period, const std::vector<PlanRow>& rows) {
    if (length(period) > longest_month) return period;
    for (const PlanRow& row : rows) {
        if (!row.heading) continue;
        auto month = month_of_title(*row.heading, calendar_year(year_of(period.first)));
        if (const auto time = calendar_heading(*row.heading, calendar_year(year_of(period.first))); time)
            month = time->span;
        if (month && !common(*month, period)) return calendar_year(year_of(period.first));
    }
    return period;
}

std::optional<Period> heading_years(const std::vector<PlanRow>& rows) {
    std::optional<Period> span;
    for (const PlanRow& row : rows) {
        if (!row.heading) continue;
        const auto time = calendar_heading(*row.heading);
        if (!time && month_of_title(*row.heading))
            if (const auto named = period_in(*row.heading)) {
                span = span ? Period{std::min(span->first, named->first), std::max(span->last, named->last)}
                            : *named;
                continue;
            }
        // Only a heading that names its year: «2020 год», «Сентябрь 2023».
        if (!time || (!period_in(*row.heading) && row.heading->find("20") == std::string::npos)) continue;
        Period year = time->year ? time->span
                                 : Period{calendar_year(year_of(time->span.first)).first,
                                          calendar_year(year_of(time->span.last)).last};
        if (span) year = {std::min(span->first, year.first), std::max(span->last, year.last)};
        span = year;
    }
    return span;
}

// The year that most deadlines name.
std::optional<Period> most_named(const std::vector<PlanRow>& rows) {
    std::map<int, int> counts;
    for (const PlanRow& row : rows) {
        const Words words(deadline_tokens(squeeze(row.deadline.text)));
        for (std::size_t i = 0; i < words.size(); ++i)
            if (const auto point = find_point(words, i, false); point && point->point.year != 0)
                ++counts[point->point.year], i = point->next - 1;
    }
    int best = 0;
    for (const auto& [year, count] : counts)
        if (best == 0 || count > counts[best]) best = year;
    if (best == 0) return std::nullopt;
    return calendar_year(best);
}

}  // namespace

std::optional<Period> period_in(std::string_view text) {
    const auto tokens = deadline_tokens(squeeze(text));
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (auto years = school_years(tokens, i)) return years;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (auto part = part_of_year(tokens, i)) return part;
    const Words words(tokens);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto point = find_point(words, i, false);
        if (point && (point->point.day != 0 || point->point.month != 0)) {
            i = point->next - 1;
            continue;
        }
        const auto dates = find_dates(words, i);
        if (!dates || dates->atoms.size() != 1) continue;
        const Atom& atom = dates->atoms.front();
        const bool years = atom.from.month == 0 && atom.from.year != 0 && atom.to.year >= atom.from.year;
        if (years && (atom.range || named_as_year(words, i, dates->next))) return span_of(atom);
        i = dates->next - 1;
    }
    return std::nullopt;
}

std::optional<Period> period_of(const std::string& title, const std::vector<Group>& groups,
                                const std::vector<PlanRow>& rows) {
    if (auto period = period_in(title)) return widened(*period, rows);
    for (const Group& group : groups) {
        const std::string folded = fold(group.text);
        const bool speaks = folded.starts_with("об утверждении") || folded.starts_with("о ") ||
                            folded.starts_with("об ") || folded.find("утвердить") != std::string::npos;
        if (!speaks) continue;
        if (auto period = period_in(group.text)) return period;
    }
    if (auto period = heading_years(rows)) return period;
    return most_named(rows);
}

}  // namespace vekha::reading
