// Rows as dealt to columns, before anyone asks what each is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "workflow/reader/rows.hpp"

namespace vekha::reading {

struct RawRow {
    bool paragraph = false;  ///< words between the rows of tables
    bool bold = false;
    bool gap = false;
    bool whole = false;         ///< one cell over the whole width
    bool same_row = false;      ///< the cells of its number and title began higher: more of the item above
    bool ends_section = false;  ///< another appendix begins: no heading holds any longer
    std::string number;         ///< the number cell as printed
    std::optional<std::string> parsed;  ///< its number
    Field title, deadline, party, result;
    TwoDates dates;
    std::string section;
    Source source;
    bool has_number_column = false;
    bool has_section_column = false;

    bool bare() const { return deadline.text.empty() && party.text.empty() && result.text.empty(); }
    bool blank() const { return number.empty() && title.text.empty() && bare(); }
};

struct RawRows {
    std::vector<Line> before;
    std::vector<RawRow> rows;
    bool found = false;
    std::string best_heading;
};

/// How sure a table's columns must be to be taken for a plan's; each lets more pass than the one before.
enum class Trust : std::uint8_t {
    words,    ///< the heading names them, the cells may fill a gap
    months,   ///< no column of deadlines, but headings over the rows name months
    content,  ///< no heading: the cells alone say it, in a document that speaks of a plan
};

RawRows raw_rows(const std::vector<Line>& lines, Trust trust);

}  // namespace vekha::reading
