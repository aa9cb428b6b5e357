// Styles of an ODT document, automatic and named: what they settle that a reader of plans asks for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>

#include "workflow/documents/numerals.hpp"

namespace vekha::odt {

inline constexpr int list_levels = 10;

struct Style {
    std::string parent;
    std::optional<bool> bold = {}, hidden = {};
    bool page_before = false;  ///< this style's own, never its parent's
    int width = 0;             ///< of a column, twips; 0 where unknown
};

struct ListLevel {
    Numerals numerals = Numerals::none;
    std::string prefix, suffix;
    std::string format;  ///< «%1%.%2%.», as newer LibreOffice writes it; empty where prefix and suffix count
    std::string bullet;
    int shown_levels = 1;  ///< its own number and how many above
    int start = 1;
    bool close = false;  ///< nothing between the label and the words
};
using ListStyle = std::map<int, ListLevel>;  // by level, from 1

class Styles {
  public:
    /// Takes the styles of a document root: office:styles, office:automatic-styles. What is added later wins.
    void add(pugi::xml_node root);

    /// With what its parents say. `family` is «paragraph», «text», «table», «table-column».
    Style find(std::string_view family, std::string_view name) const;
    /// A null pointer for an unknown one.
    const ListStyle* list(std::string_view name) const;
    /// Numbers of headings that stand in no list.
    const ListStyle& outline() const { return outline_; }

  private:
    std::unordered_map<std::string, Style> styles_;  // by family and name
    std::unordered_map<std::string, ListStyle> lists_;
    ListStyle outline_;
};

}  // namespace vekha::odt
