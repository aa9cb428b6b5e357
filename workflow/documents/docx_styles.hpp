// Styles of a DOCX document: what they settle that a reader of plans asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <pugixml.hpp>

namespace vekha::docx {

/// What properties say; empty where they leave it to the style, its base, the document's defaults.
struct Properties {
    std::optional<bool> bold = {}, hidden = {};
    std::optional<int> list = {};   ///< w:numId; 0 takes the paragraph out of a list
    std::optional<int> level = {};  ///< from 0

    /// Takes from `base` what is not said here.
    void inherit(const Properties& base);
};

/// On unless the value says «0», «false», «off».
bool is_on(pugi::xml_node property);
/// Of w:rPr.
Properties run_properties(pugi::xml_node properties);
/// Of w:pPr: list and level.
Properties paragraph_properties(pugi::xml_node properties);

class Styles {
  public:
    /// The root of styles.xml; a null node for none. A style that is its own base ends where it repeats.
    explicit Styles(pugi::xml_node root = {});

    /// With what its bases and the defaults say. An empty or unknown name is the default paragraph style.
    const Properties& paragraph(std::string_view name) const;
    /// Of a character style, without defaults; nothing said for an unknown one.
    const Properties& character(std::string_view name) const;
    /// The list of a numbering style (w:numStyleLink); 0 for none.
    int list_of(std::string_view name) const;

  private:
    const Properties& find(std::string_view name, const Properties& otherwise) const;

    std::unordered_map<std::string, Properties> styles_;
    Properties default_;
};

}  // namespace vekha::docx
