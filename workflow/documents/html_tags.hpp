// Tags of a page cut from its bytes, before any tree.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vekha {

struct HtmlTag {
    std::string name;  ///< lower case
    bool close = false;
    std::size_t length = 0;  ///< of the whole <…>; 0 where no tag begins here
    struct Attribute {
        std::string name;        ///< lower case
        std::string_view value;  ///< as it stands, entities and all
    };
    std::vector<Attribute> attributes;

    /// The value of an attribute; empty where it has none.
    std::string_view value(std::string_view attribute) const;
    bool has(std::string_view attribute) const;
};

/// The tag that the text begins with. Quoted values may hold '>'. A tag that never ends swallows the
/// rest, as in browsers, and has no name.
HtmlTag html_tag(std::string_view text);

/// Length of the comment, doctype or processing instruction that the text begins with; 0 for none. One that
/// never ends goes on to the end.
std::size_t html_comment(std::string_view text);

}  // namespace vekha
