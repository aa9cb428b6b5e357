// Automatic numbers of an ODT document.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "workflow/documents/odt_styles.hpp"

namespace vekha::odt {

/// What one text:list element says of its numbers.
struct ListStart {
    std::string_view id;
    std::string_view style;
    std::string_view continues;  ///< the id of the list it goes on with
    bool goes_on = false;        ///< with the last list of that style
};

/// Holds the counters, so labels must be asked for in the order of the document.
class Lists {
  public:
    explicit Lists(const Styles& styles) : styles_(styles) {}

    /// A list that stands in no other begins: which row of numbers it takes part in.
    std::size_t chain(const ListStart& start);
    /// Counts an item in and gives its label with the blank after it. `level` is from 1.
    std::string label(std::size_t chain, std::string_view style, int level, std::optional<int> set);
    /// Of a heading in no list, by the outline style.
    std::string heading(int level);

  private:
    using Counters = std::array<std::optional<int>, list_levels>;  // by level, from 0
    static void count(Counters& counters, const ListStyle& style, int level, std::optional<int> set);
    static std::string text(const Counters& counters, const ListStyle& style, int level);

    const Styles& styles_;
    std::vector<Counters> chains_;
    std::unordered_map<std::string, std::size_t> by_id_, by_style_;
    Counters headings_;
};

}  // namespace vekha::odt
