// Rows as dealt to items and headings: rows that a page cut joined, headings over rows told from items, sums,
// signatures and remarks left out.
#pragma once

#include <vector>

#include "workflow/reader/raw_rows.hpp"

namespace vekha::reading {

std::vector<PlanRow> joined(RawRows raw);

}  // namespace vekha::reading
