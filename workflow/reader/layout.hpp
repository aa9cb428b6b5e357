// A document as one list of lines in the order of the page: paragraphs and rows, merged cells spread over
// their grid, tables inside the cells of a layout lifted out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "workflow/documents/document.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha::reading {

/// What fills a place of the grid.
enum class Cover : std::uint8_t {
    own,    ///< a cell that begins here
    above,  ///< a cell merged over rows that began higher: its words are repeated
    left,   ///< a cell merged over columns that began further left: no words
};

struct Line {
    bool row = false;   ///< of a table; else a paragraph with one cell
    bool lone = false;  ///< of a table that is printed one cell a line
    bool bold = false;
    bool gap = false;                ///< blank lines stood before it
    std::vector<std::string> cells;  ///< white space folded, line ends inside a cell kept
    Source source;
    std::vector<Cover> covers = {};  ///< one for each cell; empty where every cell is its own

    /// The words of all cells, a space between.
    std::string text() const;
    /// How many cells hold words.
    std::size_t filled() const;
    Cover cover(std::size_t cell) const { return cell < covers.size() ? covers[cell] : Cover::own; }
    /// One cell merged over the whole width.
    bool spans_width() const;
};

/// Cells merged over rows are repeated in each; cells merged over columns leave empty ones behind them.
/// Tables are numbered as tables_in_order numbers them (nested.hpp). A sheet whose name is a time
/// («Сентябрь») has it as a paragraph above.
std::vector<Line> lines_of(const Document& document);

}  // namespace vekha::reading
