// A page taken apart: its tables' grids, and the words outside them.
#pragma once

#include <vector>

#include "workflow/documents/pdf_boxes.hpp"
#include "workflow/documents/pdf_grid.hpp"
#include "workflow/documents/pdf_lines.hpp"

namespace vekha::pdf {

struct GridTable {
    Grid grid;
    std::vector<std::vector<Word>> words;  ///< of each cell of the grid
};

struct PageLayout {
    double width = 0;
    double height = 0;
    int number = 0;  ///< from 1
    bool recognized = false;
    std::vector<GridTable> tables;  ///< from top to bottom
    std::vector<TextLine> lines;    ///< outside the tables, from top to bottom
};

PageLayout layout_of(const Page& page, int number);

/// Takes out page numbers, and headers and footers: lines that stand at one place of most pages. What looks
/// like a table's heading stays where it stands first. (pdf_margins.cpp)
void drop_margins(std::vector<PageLayout>& pages);

}  // namespace vekha::pdf
