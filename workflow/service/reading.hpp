// Bytes of a file to its reading: the one way from an upload, a command or the sample to a roadmap.
#pragma once

#include <string_view>

#include "workflow/documents/convert.hpp"
#include "workflow/documents/document.hpp"
#include "workflow/model/reading_rules.hpp"
#include "workflow/model/result.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {

/// What a file says, and what was read out of it.
struct DocumentReading {
    Document document;
    Roadmap roadmap;
};

/// Errors: those of open_document() and read_roadmap(). `converter` may be null: then the formats that need
/// one are refused.
Result<DocumentReading> read_bytes(std::string_view bytes, const ReadingRules& rules,
                                   Converter* converter = nullptr);

}  // namespace vekha
