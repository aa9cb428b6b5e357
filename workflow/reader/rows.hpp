// The rows of a plan: headings found, repeated ones dropped, rows that a page cut joined, headings over rows
// told from items.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/reader/columns.hpp"
#include "workflow/reader/layout.hpp"

namespace vekha::reading {

/// A cell's words (line ends kept) and where they stood.
struct Field {
    std::string text;
    Source source;
};

/// A row dealt to its columns; a heading over rows has only `heading`.
struct PlanRow {
    std::optional<std::string> heading;  ///< a section, a year, a month; without its number
    std::optional<std::string> number;
    Field title, deadline, party, result;
    std::string section;  ///< of a section column
    Source source;
};

struct PlanRows {
    std::vector<Line> before;   ///< everything above the first heading row: the order, the title
    std::vector<PlanRow> rows;  ///< items and headings, in order
    bool found = false;         ///< a table of measures and deadlines was there
    std::string best_heading;   ///< the row that came nearest to a heading, for the error
};

PlanRows plan_rows(const std::vector<Line>& lines);

}  // namespace vekha::reading
