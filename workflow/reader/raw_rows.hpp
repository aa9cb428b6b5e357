// Rows as dealt to columns, before anyone asks what each is.
#pragma once

#include <string>
#include <vector>

#include "workflow/reader/rows.hpp"

namespace vekha::reading {

struct RawRow {
    bool paragraph = false;  ///< words between the rows of tables
    bool bold = false;
    bool gap = false;
    std::string number;                 ///< the number cell as printed
    std::optional<std::string> parsed;  ///< its number
    Field title, deadline, party, result;
    std::string section;
    Source source;
    bool has_number_column = false;

    bool bare() const { return deadline.text.empty() && party.text.empty() && result.text.empty(); }
    bool blank() const { return number.empty() && title.text.empty() && bare(); }
};

struct RawRows {
    std::vector<Line> before;
    std::vector<RawRow> rows;
    bool found = false;
    std::string best_heading;
};

RawRows raw_rows(const std::vector<Line>& lines);

}  // namespace vekha::reading
