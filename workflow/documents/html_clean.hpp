// The first of two steps over a web page: what it says, without what it does. Only after it does the HTML5
// parser see the page, so that nothing hostile reaches the parser.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha {

inline constexpr std::size_t html_tags = 500'000;     ///< tags that say something about the page's shape
inline constexpr std::size_t html_tables_deep = 32;   ///< tables inside tables
inline constexpr std::size_t html_blocks_deep = 300;  ///< past this, blocks are flattened as browsers do

/// What an element's attributes mean for its words, as letters of the one attribute `html_mark` that the
/// cleaned page has in place of style, class, hidden, href …
namespace html_marks {
inline constexpr const char* attribute = "k";
inline constexpr char hidden = 'h';
inline constexpr char bold = 'b';
inline constexpr char plain = 'p';  ///< font-weight: normal
inline constexpr char struck = 's';
inline constexpr char note_mark = 'n';  ///< a link to a footnote, or back from it
inline constexpr char note = 'f';       ///< a footnote's own words
inline constexpr char site = 'x';       ///< menus and banners by their role
inline constexpr char unmarked = 'u';   ///< a list without labels
}  // namespace html_marks

/// The page as tags of a closed list, each with the few attributes that the reader looks at, and text; no
/// comments, scripts, styles, forms, pictures. Errors: too_large past the limits above.
Result<std::string> cleaned_html(std::string_view page);

/// What <meta> or <?xml?> at the head of the page names as its encoding; empty where nothing does.
std::string declared_encoding(std::string_view page);

/// Do the bytes begin as a page does: a doctype, <html>, <table> or another tag of blocks.
bool looks_like_html(std::string_view text);

}  // namespace vekha
