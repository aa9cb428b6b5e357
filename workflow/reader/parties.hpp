// The bodies and persons answerable, cut from the words of a cell.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::reading {

/// Keys (stems.hpp) of parties that other cells of the document name alone; they settle cuts at line ends.
using KnownParties = std::set<std::string>;

/// `cell` keeps its line ends. Each party as printed, white space folded.
std::vector<std::string> parties_of(std::string_view cell, const KnownParties& known);

}  // namespace vekha::reading
