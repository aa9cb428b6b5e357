// Tables whose rows have the same cells but not the same edges: drawn by hand, or joined of two.
#pragma once

#include "workflow/documents/document.hpp"

namespace vekha {

/// Where every row of a table has as many cells as every other, apart from rows of one cell, and no cell is
/// merged over rows, the cells are the columns, however their edges lie: spans over steps of the grid become
/// single columns, a lone cell spans them all. A table in which some row fills the grid cell by cell stays as
/// it is: there the spans mean something.
Document with_even_columns(Document document);

}  // namespace vekha
