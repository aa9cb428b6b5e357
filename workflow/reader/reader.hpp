// A document to a roadmap. The entrance of the reader.
#pragma once

#include "workflow/documents/document.hpp"
#include "workflow/model/reading_rules.hpp"
#include "workflow/model/result.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {

/// Reads the plan out of a document of any format. Errors: unreadable where no table has both measures and
/// deadlines (the message says what was looked for and what came nearest); too_large past
/// limits::document_items. The same document always gives the same reading; nothing is asked of the clock or
/// of any file.
Result<Roadmap> read_roadmap(const Document& document, const ReadingRules& rules = {});

}  // namespace vekha
