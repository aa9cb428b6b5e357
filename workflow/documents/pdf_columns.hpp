// Tables without ruling lines: columns by white gaps that run down over many lines, rows by white space or by
// numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "workflow/documents/pdf_lines.hpp"

namespace vekha::pdf {

/// A table found among lines.
struct AlignedTable {
    std::size_t first = 0;        ///< the first of its lines
    std::size_t last = 0;         ///< one past the last
    std::vector<double> gutters;  ///< the middle of the white between each two columns
};

/// The first table among the lines from `from` on: three columns or more over four lines or more.
std::optional<AlignedTable> aligned_table(const std::vector<TextLine>& lines, std::size_t from);

/// How many of a page's first lines go on with a table of the page before that had these gutters; 0 for none.
std::size_t lines_going_on(const std::vector<TextLine>& lines, const std::vector<double>& gutters);

/// One row: the words of each column; a heading that crosses columns stands in the first, with its span.
struct AlignedRow {
    std::vector<std::vector<Word>> cells;
    bool spanning = false;
};

/// The table's rows, from top to bottom. (pdf_aligned_rows.cpp)
std::vector<AlignedRow> aligned_rows(const std::vector<TextLine>& lines, const AlignedTable& table);

}  // namespace vekha::pdf
