// Ruling lines of a table, found in the page's picture: long thin runs of ink.
#pragma once

#include <vector>

#include "daemon/conversion/picture.hpp"

namespace vekha::conversion {

/// A line along one axis, in dots.
struct PictureLine {
    bool horizontal = true;
    double at = 0;    ///< y of a horizontal line, x of a vertical one: its middle
    double from = 0;  ///< along the other axis
    double to = 0;
    double thickness = 1;
};

struct LineSizes {
    int shortest_horizontal = 24;  ///< dots; letters have no such long strokes
    int shortest_vertical = 15;
    int thickest = 7;  ///< a thicker bar is a filled field: its edges are the lines
};

/// In no order; no more than picture_lines_most of each direction.
std::vector<PictureLine> picture_lines(const Picture& picture, const LineSizes& sizes);
inline constexpr std::size_t picture_lines_most = 20'000;

/// Whitens the lines where no letter crosses them, so that they are not read as letters.
void erase_lines(Picture& picture, const std::vector<PictureLine>& lines);

}  // namespace vekha::conversion
