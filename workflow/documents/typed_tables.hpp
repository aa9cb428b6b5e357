// Tables that somebody typed with tabs, bars or one cell a line into paragraphs of a word processor.
#pragma once

#include "workflow/documents/document.hpp"

namespace vekha {

/// A document that has no table of its own is read as the text of its paragraphs would be (text.hpp), so that
/// typed tables become tables; each block keeps its page, and `line` counts the paragraphs' lines. Any other
/// document comes back as it is.
Document with_typed_tables(Document document);

/// A table of several columns stands among the blocks.
bool has_columns(const Document& document);

}  // namespace vekha
