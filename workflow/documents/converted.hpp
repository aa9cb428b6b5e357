// Formats that Vekha reads through a converter: PDF, scans, the binary Word and Excel, RTF.
#pragma once

#include <optional>
#include <string_view>

#include "workflow/documents/convert.hpp"
#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// Nothing where the bytes are none of these formats. Errors: those of the converter and of the reader of
/// what it gives; unreadable for a document that its password closes, and where there is no converter.
std::optional<Result<Document>> read_converted(std::string_view bytes, Converter* converter);

}  // namespace vekha
