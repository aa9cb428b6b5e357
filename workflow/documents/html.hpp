// Web pages, and what Word and LibreOffice save as pages.
#pragma once

#include <string_view>

#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// A page (UTF-8) as a person sees it in a browser: scripts, hidden elements and the marks of footnotes left
/// out, list labels put before their words, tables that only lay out the page unwrapped. A site's own menus,
/// headers and footers are dropped where a table of rows stands elsewhere. Deleted and struck words are void
/// in amended acts: they are left out and a remark says so.
/// Errors: those of cleaned_html and check_document; unreadable for a page without words.
Result<Document> read_html(std::string_view text);

}  // namespace vekha
