// Production calendars by year, from config/calendars or a folder that an organization keeps.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "config/faults.hpp"
#include "workflow/engine/calendar.hpp"

namespace vekha::config {

/// One year from the text of a calendar file (config/README.md says what stands in it). `file` is its name in
/// faults. Faults: unknown key, wrong type, a day of another year, a day out of order, in `off` and in
/// `work`, a working day in `work`, a short day that is free, a sum of working days that differs from
/// `working_days`.
Checked<CalendarYear> parse_calendar_year(std::string_view text, const std::string& file);

/// The calendars compiled in, with those years replaced that `folder` has (*.toml; empty path: none). Years
/// that neither has count weekends only.
Checked<WorkingCalendar> read_calendars(const std::filesystem::path& folder = {});

}  // namespace vekha::config
