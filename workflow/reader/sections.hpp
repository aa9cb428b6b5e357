// Headings over rows: sections, years, months; and lines that are neither.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workflow/model/roadmap.hpp"

namespace vekha::reading {

/// What a heading that names a time covers: «2020 год», «СЕНТЯБРЬ», «23 марта», «2022-2023 учебный год».
struct CalendarHeading {
    Period span;
    bool year = false;  ///< a year or more; else a month or a day
};

/// A heading that is nothing but a time; nothing for other words. Years left out are taken from `plan`, or,
/// where that is empty, count as any year (only to know what kind of heading it is).
std::optional<CalendarHeading> calendar_heading(std::string_view text,
                                                const std::optional<Period>& plan = std::nullopt);

/// «Начальник отдела … Н.Ю. Колганова»: a position and a person, under a plan.
bool is_signature(std::string_view text);

/// The lines of a cell as one line, words cut by a hyphen joined.
std::string join_lines(std::string_view text);

}  // namespace vekha::reading
