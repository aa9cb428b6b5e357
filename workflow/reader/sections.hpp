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

/// «План работы на октябрь 2026 года»: the month that a title over rows is for; years left out are taken from
/// `plan`, or count as any.
std::optional<Period> month_of_title(std::string_view text, const std::optional<Period>& plan = std::nullopt);

/// «Приложение № 2», «Приложение к приказу …»: another part of the document begins.
bool is_appendix(std::string_view text);

/// «Итого», «Всего по разделу»: sums, no measure.
bool is_total_word(std::string_view text);

/// «* при наличии средств», «Примечание: …», «Цель: …»: words about the table or its section.
bool is_remark(std::string_view text);

/// «Начальник отдела … Н.Ю. Колганова»: a position and a person, under a plan.
bool is_signature(std::string_view text);

/// The lines of a cell as one line, words cut by a hyphen joined.
std::string join_lines(std::string_view text);

}  // namespace vekha::reading
