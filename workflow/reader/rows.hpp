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

/// The first and the last day of a row that prints them in two columns; empty where it does not.
struct TwoDates {
    std::string begins, ends;
};

/// A row dealt to its columns. A heading over rows has only `heading` (empty where a new appendix ends the
/// section above), and the deadline and party that it sets for rows without their own.
struct PlanRow {
    std::optional<std::string> heading;  ///< a section, a year, a month; without its number
    std::optional<std::string> number;
    Field title, deadline, party, result;
    std::string section;  ///< of a section column
    Source source;
    TwoDates dates = {};
    bool keeps_section = false;  ///< of a heading that only sets a deadline or a party
};

struct PlanRows {
    std::vector<Line> before;   ///< everything above the first heading row: the order, the title
    std::vector<PlanRow> rows;  ///< items and headings, in order
    bool found = false;         ///< a table of measures and deadlines was there
    std::string best_heading;   ///< the row that came nearest to a heading, for the error
};

/// Tables whose headings name their columns first, then, where there is none, those that headings over rows
/// date, those that only their cells tell, and last numbered paragraphs with «Срок: …».
PlanRows plan_rows(const std::vector<Line>& lines);

}  // namespace vekha::reading
