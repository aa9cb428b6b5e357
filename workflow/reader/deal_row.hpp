// One line of a table to the fields of a row.
#pragma once

#include <vector>

#include "workflow/reader/raw_rows.hpp"

namespace vekha::reading {

/// Deals the cells of a line to the columns of its heading. Columns of notes and venues go nowhere.
RawRow dealt(const Line& line, const Heading& heading);

/// A line of a net of measures (Heading::grid): a row for each cell that holds one, its deadline the column's
/// time.
std::vector<RawRow> dealt_net(const Line& line, const Heading& heading);

}  // namespace vekha::reading
