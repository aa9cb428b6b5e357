// Plain text as converters leave it: tables as tabs, as pipes, in boxes, under rulers of dashes, or one cell
// a line.
#pragma once

#include <string_view>

#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// Bytes of a text file (UTF-8) to a document. Lines are numbered from 1 in every block.
/// Errors: too_large past limits::document_bytes or document_lines or cell_bytes; unreadable for an empty
/// file and for broken UTF-8 (`where` names line and byte). A table printed one cell a line becomes a Table
/// whose rows have one cell each: the reader knows the columns.
Result<Document> read_text(std::string_view bytes);

}  // namespace vekha
