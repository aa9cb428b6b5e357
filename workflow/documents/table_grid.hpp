// Cells as Word writes them, each row for itself, to one grid of columns and cells merged over rows.
#pragma once

#include <vector>

#include "workflow/documents/document.hpp"

namespace vekha {

inline constexpr int widest_grid = 1000;  ///< columns; Word makes 63 at most

struct GridCell {
    Cell cell;  ///< its spans are not looked at
    int span = 1;
    int width = 0;           ///< twips (1/20 point); 0 where unknown
    bool continues = false;  ///< goes on with the cell above
};

struct GridRow {
    Row row;                    ///< without cells
    int before = 0, after = 0;  ///< columns left out at both ends
    int width_before = 0;
    std::vector<GridCell> cells;
};

/// Rows to a table whose cells stand in one grid. Where the rows' spans agree with the grid, edges follow it;
/// a row that disagrees is placed by the widths of its cells. Edges nearer than two millimetres are one:
/// tables that were drawn by hand have such steps. A cell that continues where nothing stands above it begins
/// anew, and its own words are kept; those of a true continuation are dropped: no program shows them.
Table table_of(std::vector<GridRow> rows, const std::vector<int>& grid);

}  // namespace vekha
