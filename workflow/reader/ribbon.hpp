// Tables printed one cell a line, made rows again.
#pragma once

#include <vector>

#include "workflow/reader/layout.hpp"

namespace vekha::reading {

/// Replaces runs of lone cells that begin with a heading («№», «Мероприятие», «Срок» … each on its line) by
/// rows with one cell for each column. Where the document has no table at all, its paragraphs are taken for
/// such cells.
std::vector<Line> rows_from_ribbons(std::vector<Line> lines);

}  // namespace vekha::reading
