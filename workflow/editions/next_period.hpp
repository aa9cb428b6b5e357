// A plan laid into another year by the pattern of one that was («дорожная карта на 2027 год по образцу
// 2026»).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/reading_rules.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha::editions {

/// A row to copy.
struct PatternRow {
    Item item;
    /// Terms that a person set where the words give none or others; empty: the words stand.
    std::vector<Window> set_by_person;
};

/// A day so many years later: the same day of the month; 29 February where there is none becomes the 28th.
Day years_later(Day day, int years);
Period years_later(const Period& period, int years);

/// Years of the period in running words moved on, also in «2026-2027» and «15.02.2026»; other years stay.
std::string years_moved(std::string_view text, const Period& period, int years);

/// The reading that the plan gives `years` later: words with their years moved and read anew for the new
/// period, so that «последняя среда месяца» finds its own days. Terms set by a person are moved as they are
/// and marked as ambiguous, «перенесено с …». Neither approval nor roles: the new plan has its own.
Roadmap next_period(std::string_view title, const std::optional<std::string>& organization,
                    std::span<const PatternRow> rows, const Period& period, int years,
                    const ReadingRules& rules = {});

}  // namespace vekha::editions
