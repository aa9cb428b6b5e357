// Columns of plain text for a terminal. Widths are characters, not bytes.
#pragma once

#include <string>
#include <string_view>

namespace vekha {

std::size_t width(std::string_view text);
/// The text with spaces after it up to this width; a longer one as it is.
std::string padded(std::string text, std::size_t to);

}  // namespace vekha
