// Files that are text in some encoding: web pages, comma-separated values, plain text.
#pragma once

#include <string_view>

#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// Decodes the bytes and reads them as what they are. A remark names an encoding other than UTF-8. Errors:
/// those of the three readers and of decoded_text.
Result<Document> read_text_file(std::string_view bytes);

/// Text in UTF-16 with its mark: the zero bytes in it do not make a file binary.
bool is_utf16(std::string_view bytes);

}  // namespace vekha
