// Labels that a browser puts before the items of a list.
#pragma once

#include <string>
#include <string_view>

namespace vekha {

/// The number in the numbering of HTML's `type`: '1', 'a', 'A', 'i', 'I'.
std::string counted_label(int number, char type);

/// The words begin with a mark or a number of their own, as typed: another label before them would be a
/// second.
bool has_own_label(std::string_view words, std::string_view label);

}  // namespace vekha
