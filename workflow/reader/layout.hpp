// A document as one list of lines in the order of the page: paragraphs and rows, merged cells spread over
// their grid.
#pragma once

#include <string>
#include <vector>

#include "workflow/documents/document.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha::reading {

struct Line {
    bool row = false;   ///< of a table; else a paragraph with one cell
    bool lone = false;  ///< of a table that is printed one cell a line
    bool bold = false;
    bool gap = false;                ///< blank lines stood before it
    std::vector<std::string> cells;  ///< white space folded, line ends inside a cell kept
    Source source;

    /// The words of all cells, a space between.
    std::string text() const;
    /// How many cells hold words.
    std::size_t filled() const;
};

/// Cells merged over rows are repeated in each; cells merged over columns leave empty ones behind them.
std::vector<Line> lines_of(const Document& document);

}  // namespace vekha::reading
