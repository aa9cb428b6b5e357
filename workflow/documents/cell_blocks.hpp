// What stands in a cell of an office document, folded to the one cell; and what rows share.
#pragma once

#include <vector>

#include "workflow/documents/document.hpp"

namespace vekha {

/// Paragraphs become lines of the text, tables go to Cell::tables. Bold where every paragraph is.
Cell cell_of(std::vector<Block> blocks);

/// The page of the first paragraph; 0 for none.
int first_page(const std::vector<Block>& blocks);

/// Only rows at the top are headings, and a table of nothing but headings has none: that is how the programs
/// repeat them, whatever rows are marked.
void keep_leading_headings(Table& table);

}  // namespace vekha
