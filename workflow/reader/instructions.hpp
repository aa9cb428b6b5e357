// Plans that are no tables: numbered paragraphs of an order or a protocol, each with its «Срок: …» and
// «Ответственный: …».
#pragma once

#include <vector>

#include "workflow/reader/rows.hpp"

namespace vekha::reading {

/// The numbered paragraphs that say their deadline or their party after a label; `found` only where at least
/// two say a deadline so: the points of an ordinary order are no measures. A point without labels over
/// sub-points with them («1. О подготовке к зиме» over «1.1. …») is their section.
PlanRows instruction_rows(const std::vector<Line>& lines);

}  // namespace vekha::reading
