// A table as an office document prints it, before it is known whether it is a table at all.
#pragma once

#include <vector>

#include "workflow/documents/document.hpp"
#include "workflow/documents/table_grid.hpp"

namespace vekha {

struct PrintedCell {
    GridCell place;  ///< its Cell is made of the blocks
    std::vector<Block> blocks;
};

struct PrintedRow {
    GridRow place;  ///< its cells are made of these
    std::vector<PrintedCell> cells;
};

struct PrintedTable {
    std::vector<PrintedRow> rows;
    std::vector<int> grid;  ///< widths of the grid's columns in twips; 0 for one that is not known
};

/// One Table; nothing for one without rows. A table that only lays out the page (one cell, or one cell a row
/// with tables inside) gives the blocks of its cells. Only rows at the top stay headings, and a table of
/// nothing but headings has none: that is how the programs repeat them, whatever rows are marked.
std::vector<Block> table_blocks(PrintedTable table);

/// The page of the first words in the row; `otherwise` where it has none.
int page_of(const PrintedRow& row, int otherwise);

/// What stands in a cell folded to one: paragraphs are lines of the text, tables go to Cell::tables. Bold
/// where every paragraph is.
Cell cell_of(std::vector<Block> blocks);

}  // namespace vekha
