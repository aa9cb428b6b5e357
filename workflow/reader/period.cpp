#include "workflow/reader/period.hpp"

#include <map>

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_words.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

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

std::optional<Period> heading_years(const std::vector<PlanRow>& rows) {
    std::optional<Period> span;
    for (const PlanRow& row : rows) {
        if (!row.heading) continue;
        const auto time = calendar_heading(*row.heading);
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
    const Words words(deadline_tokens(squeeze(text)));
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
    if (auto period = period_in(title)) return period;
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
