// Text of office files without what only a layout program needs.
#pragma once

#include <string>
#include <string_view>

namespace vekha {

/// Line ends, tabs and control characters are blanks, soft hyphens are gone.
std::string plain_words(std::string_view text);

/// Cuts blanks, tabs and line ends off both ends.
void trim_blanks(std::string& text);
/// The same, but tabs before the words stay: they are empty cells of a table that was typed.
void trim_but_tabs_before(std::string& text);

/// Nothing but blanks, tabs, line ends and no-break spaces.
bool is_blank(std::string_view text);

}  // namespace vekha
