// A table as an office document prints it, before it is known whether it is a table at all.
#pragma once

#include <algorithm>
#include <vector>

#include "workflow/documents/document.hpp"
#include "workflow/documents/table_grid.hpp"
#include "workflow/model/result.hpp"

namespace vekha::limits {

inline constexpr int document_cells = 600'000;  ///< of all tables of an office document

}  // namespace vekha::limits

namespace vekha {

/// How many cells may still be made: an empty one takes a few bytes of a file and hundreds in memory.
class CellBudget {
  public:
    /// False where none is left, from then on for good.
    bool take(long long cells = 1) {
        left_ -= std::min(cells, left_ + 1);
        return left_ >= 0;
    }
    /// too_large where more were asked for than there may be.
    Result<void> check() const;

  private:
    long long left_ = limits::document_cells;
};

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
/// with tables inside) gives the blocks of its cells. Headings as
/// keep_leading_headings leaves them.
std::vector<Block> table_blocks(PrintedTable table);

/// The page of the first words in the row; `otherwise` where it has none.
int page_of(const PrintedRow& row, int otherwise);

/// What stands in a cell folded to one: paragraphs are lines of the text, tables go to Cell::tables. Bold
/// where every paragraph is.
Cell cell_of(std::vector<Block> blocks);

/// Only rows at the top stay headings, and where there are nothing but headings none does: that is how the
/// programs repeat them, whatever rows are marked.
void keep_leading_headings(std::vector<Row>& rows);

}  // namespace vekha
