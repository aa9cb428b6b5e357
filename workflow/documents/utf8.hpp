// Is it text at all: UTF-8 checked before anything looks inside.
#pragma once

#include <cstddef>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha {

/// Nothing, or Fault::unreadable naming the line and the byte where UTF-8 breaks. Overlong forms, surrogates
/// and points past U+10FFFF are broken too.
Result<void> check_utf8(std::string_view bytes);

/// Bytes of the character that the text begins with; 0 where it is broken or nothing is left.
std::size_t utf8_length(std::string_view text);

}  // namespace vekha
