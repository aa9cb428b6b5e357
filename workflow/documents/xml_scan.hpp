// A look over the bytes of XML before a tree is built of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha::office {

/// What a tree of the bytes would take.
struct XmlSize {
    std::size_t depth = 0;
    std::size_t elements = 0;
    std::size_t attributes = 0;
    std::size_t texts = 0;
};

/// Counts without building anything; references to characters that XML does not allow (zero, surrogates, past
/// U+10FFFF) are overwritten with blanks. UTF-8 is expected. Errors: unreadable for a DOCTYPE, a zero byte
/// and tags that do not end; too_large as soon as limits::xml_depth is passed.
Result<XmlSize> scan_xml(std::string& bytes, std::string_view part);

}  // namespace vekha::office
