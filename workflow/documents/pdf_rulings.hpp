// Ruling lines cleaned and grouped: what hangs together is one table.
#pragma once

#include <vector>

#include "workflow/documents/pdf_boxes.hpp"

namespace vekha::pdf {

/// Lines that cross or touch one another; at least two each way.
struct LineGroup {
    std::vector<Ruling> across;  ///< horizontal
    std::vector<Ruling> down;    ///< vertical
};

/// Pieces of one line are joined, strokes of letters and lines that hold nothing (underlines) left out.
std::vector<LineGroup> line_groups(const Page& page);

}  // namespace vekha::pdf
