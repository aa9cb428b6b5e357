// The points of an order: «2.1. муниципального координатора … Т.В. Сулегину;», each whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/reader/page.hpp"

namespace vekha::reading {

struct OrderPoint {
    std::string number;    ///< «2.1», empty where none is printed
    std::string clause;    ///< the words without number, bullet and closing marks; one line
    bool goes_on = false;  ///< a sub-point, a bullet or a small letter: belongs to the point before
};

/// One a line or a group; a point may go on over lines.
std::vector<OrderPoint> order_points(const std::vector<Group>& groups);

/// True where folded words have one of the stems at the start of a word.
bool has_any_stem(std::string_view folded, std::initializer_list<std::string_view> stems);

}  // namespace vekha::reading
