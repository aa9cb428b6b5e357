// Tables by their ruling lines.
#pragma once

#include <cstddef>
#include <vector>

#include "workflow/documents/pdf_boxes.hpp"

namespace vekha::pdf {

/// A cell of a grid with its spans, counted from 0.
struct GridCell {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t rows = 1;
    std::size_t columns = 1;
};

/// A table's skeleton: where its columns and rows begin and end, and its cells in reading order. A cell is
/// merged where the line between two is missing.
struct Grid {
    std::vector<double> xs;  ///< one more than columns
    std::vector<double> ys;  ///< one more than rows
    std::vector<GridCell> cells;

    Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
};

/// The tables of a page, from top to bottom. A frame of one cell is none; a table inside another's cell is
/// left to that cell. Strokes of letters are no lines.
std::vector<Grid> grids_of(const Page& page);

inline constexpr std::size_t grid_columns_most = 60;
inline constexpr std::size_t grid_rows_most = 2'000;     ///< of one page
inline constexpr std::size_t page_rulings_most = 3'000;  ///< of one page; more is a drawing

}  // namespace vekha::pdf
