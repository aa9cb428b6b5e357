// Words in boxes and ruling lines of a PDF or a scan to a document: tables rebuilt, text in reading order.
#pragma once

#include <string_view>

#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// The boxes of pdf_boxes.hpp, as a converter gives them, to a document. Tables come from ruling lines, else
/// from words that stand under one another; one that goes on over a page break is one table. Page numbers and
/// what is repeated at one place of most pages are left out. Rows and paragraphs know their page; a
/// paragraph's `line` counts printed lines, one more where white space parts two. Recognized pages and pages
/// that stayed pictures are told in `remarks`. Errors: as parse_boxes; unreadable where there are no words at
/// all.
Result<Document> read_boxes(std::string_view boxes);

/// True if a page of the boxes is a picture whose words nobody has recognized yet.
bool has_pictures(std::string_view boxes);

}  // namespace vekha
