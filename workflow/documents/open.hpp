// Bytes of a file to a document, whatever its format.
#pragma once

#include <string_view>

#include "workflow/documents/convert.hpp"
#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// Tells the format from the bytes, never from a name, and reads it. Errors: those of the format's reader;
/// unreadable for a format Vekha does not read, naming what the bytes look like and what to do. Formats that
/// need a converter are refused where there is none.
Result<Document> open_document(std::string_view bytes, Converter* converter = nullptr);

}  // namespace vekha
