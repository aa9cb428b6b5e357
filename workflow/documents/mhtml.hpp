// «Web page, single file» (.mht) as Word and browsers save it: a mail message that holds the page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vekha {

struct MhtmlPage {
    std::string bytes;     ///< of the first part that is text/html, transfer encoding undone
    std::string encoding;  ///< as its header names it; may be empty
};

/// Nothing where the bytes do not begin as a message with a page in it.
std::optional<MhtmlPage> page_of_mhtml(std::string_view bytes);

}  // namespace vekha
