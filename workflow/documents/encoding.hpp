// Which letters the bytes of a text file are: UTF-8, UTF-16 with its mark, or the one-byte Cyrillic code
// pages that offices still save in.
#pragma once

#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha {

struct DecodedText {
    std::string text;           ///< UTF-8, without a byte order mark
    std::string_view encoding;  ///< «UTF-8», «UTF-16», «Windows-1251», «KOI8-R», «IBM866»
};

/// The bytes as UTF-8. `declared` is the encoding that the file itself names (<meta charset>, a MIME header):
/// it decides among one-byte encodings, never against valid UTF-8. Where nothing is declared, a one-byte
/// encoding is taken only when the letters it gives go as Russian letters go; UTF-8 with a broken byte is
/// none. Errors: unreadable, naming line and byte where UTF-8 breaks.
Result<DecodedText> decoded_text(std::string_view bytes, std::string_view declared = {});

}  // namespace vekha
