// Pages put one after another: blocks of the document, a table that a page break cut made one.
#pragma once

#include <vector>

#include "workflow/documents/document.hpp"
#include "workflow/documents/pdf_layout.hpp"

namespace vekha::pdf {

std::vector<Block> blocks_of(const std::vector<PageLayout>& pages);

}  // namespace vekha::pdf
