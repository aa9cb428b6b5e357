// XML of office files under limits, read by local names: «w:tbl» and «ns0:tbl» are one.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "workflow/model/result.hpp"

namespace vekha::limits {

/// Elements inside one another. Code that walks a parsed tree may recurse: it goes no deeper than this.
inline constexpr std::size_t xml_depth = 256;
inline constexpr std::size_t xml_tree_bytes = 288 * 1024 * 1024;  ///< the parsed tree in memory

}  // namespace vekha::limits

namespace vekha::office {

/// A parsed part of a document. Owns its bytes; nodes live as long as it. Movable.
class Xml {
  public:
    /// `part` names the bytes in errors. UTF-8, UTF-16 and the old Cyrillic encodings that an XML declaration
    /// may name are read; white space between tags is kept where it is text. References to impossible
    /// characters become blanks. Errors: unreadable for broken XML or encoding and for a DOCTYPE (no office
    /// program writes one: entities are how files attack readers); too_large past the limits above, told
    /// before the tree is built.
    static Result<Xml> parse(std::string bytes, std::string_view part);

    pugi::xml_node root() const { return held_->document.document_element(); }

  private:
    struct Held {
        std::string bytes;  // the tree points into it
        pugi::xml_document document;
    };
    explicit Xml(std::unique_ptr<Held> held) : held_(std::move(held)) {}
    std::unique_ptr<Held> held_;
};

/// The name without its prefix; empty for text.
std::string_view local_name(pugi::xml_node node);
inline bool is(pugi::xml_node node, std::string_view local) {
    return local_name(node) == local;
}

/// The first child element with that local name; a null node for none (null nodes have no children, so calls
/// chain).
pugi::xml_node child(pugi::xml_node node, std::string_view local);
/// The value of the attribute with that local name; empty for none.
std::string_view attribute(pugi::xml_node node, std::string_view local);
bool has_attribute(pugi::xml_node node, std::string_view local);
/// The attribute as a whole number; `otherwise` where it is absent or none. Clamped to ±1 000 000 000.
int number(pugi::xml_node node, std::string_view local, int otherwise = 0);

/// The local name of the root element, from the first bytes of a part (UTF-8); empty where none is seen.
std::string_view root_name(std::string_view head);

}  // namespace vekha::office
