// The heading of a table over one row, two or three: «Срок» over «начало» and «окончание», «2026 год» over
// «I кв.» … «IV кв.».
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "workflow/reader/columns.hpp"
#include "workflow/reader/layout.hpp"

namespace vekha::reading {

struct HeadingRows {
    Heading heading;
    std::size_t rows = 1;
};

/// The complete heading that begins at row `i`. `first`: no plan's heading stood above, so a row of small
/// words under it («п/п», «исполнения») is the rest of it and not of an item that a page cut.
std::optional<HeadingRows> heading_at(const std::vector<Line>& lines, std::size_t i, bool first);

/// What the row names though it is no complete heading, for the table's content to complete; nothing where
/// fewer than two columns are named, or (unless `loose`) neither measures nor deadlines are among them.
std::optional<HeadingRows> partial_heading_at(const std::vector<Line>& lines, std::size_t i, bool loose);

}  // namespace vekha::reading
