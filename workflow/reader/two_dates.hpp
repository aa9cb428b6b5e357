// The first and the last day that a table prints in two columns.
#pragma once

#include <string>

#include "workflow/model/reading_rules.hpp"
#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_windows.hpp"
#include "workflow/reader/rows.hpp"

namespace vekha::reading {

/// One window from the beginning of the first to the end of the last; where the two are no such span, the
/// reading of both as one phrase. `printed` is the deadline's text.
Deadline read_two_dates(const TwoDates& dates, const std::string& printed, const Frame& frame,
                        const ReadingRules& rules);

}  // namespace vekha::reading
