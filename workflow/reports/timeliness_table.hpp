// Timeliness as a table for eyes.
#pragma once

#include <string>
#include <string_view>

#include "workflow/reports/timeliness.hpp"

namespace vekha {

/// Heading, the formula in words, a line for each group under `groups` («По людям»), the total. Plain UTF-8
/// text, Russian.
std::string timeliness_table(const Timeliness& figures, Day as_of, std::optional<Day> from,
                             std::string_view groups);

}  // namespace vekha
