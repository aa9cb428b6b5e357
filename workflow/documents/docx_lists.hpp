// Automatic numbers of a DOCX document: most plans number their rows so.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>

#include "workflow/documents/docx_styles.hpp"
#include "workflow/documents/numerals.hpp"

namespace vekha::docx {

inline constexpr int list_levels = 9;

struct ListLevel {
    int start = 1;
    Numerals numerals = Numerals::decimal;
    std::string text;    ///< «%1.%2.»; a bullet's glyph
    std::string style;   ///< the paragraph style that stands on this level; empty for none
    int restart = -1;    ///< the level (from 1) whose number starts this one anew; -1 any above, 0 none
    bool legal = false;  ///< levels above are printed as decimals
    bool close = false;  ///< nothing between the label and the words
};

/// Holds the counters, so labels must be asked for in the order of the document, once a paragraph.
class Lists {
  public:
    /// The root of numbering.xml; a null node for none.
    explicit Lists(pugi::xml_node root = {}, const Styles& styles = Styles());

    /// Counts the paragraph in and gives its label with the blank after it («1.2. »); empty for no list, an
    /// unknown one and levels that print nothing.
    std::string label(int list, int level);
    /// The level that the style stands on in that list; 0 where it does not say.
    int level_of(int list, std::string_view style) const;

  private:
    struct Outline {  // w:abstractNum: lists that share one share its counters
        std::map<int, ListLevel> levels;
        std::vector<std::optional<int>> counters = std::vector<std::optional<int>>(list_levels);
        std::string link;  // the numbering style that stands for it
    };
    struct List {  // w:num
        int outline = 0;
        std::map<int, ListLevel> levels;  // its own, in place of the outline's
        std::map<int, int> starts;
        bool begun = false;
    };
    const ListLevel* level(const List& list, int level) const;
    int start(const List& list, int level) const;
    void count(List& list, int level);
    std::string text(const List& list, int level, const ListLevel& how) const;
    void add_outline(pugi::xml_node node);
    void add_list(pugi::xml_node node);

    std::unordered_map<int, Outline> outlines_;
    std::unordered_map<int, List> lists_;
};

}  // namespace vekha::docx
