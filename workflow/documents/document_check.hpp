// What every format's document must keep to, whatever its reader let through.
#pragma once

#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// Errors: too_large where a paragraph or a cell is longer than limits::cell_bytes; `where` names its line or
/// its table, row and cell.
Result<void> check_document(const Document& document);

/// False for a page of blank lines.
bool has_words(const Document& document);

}  // namespace vekha
