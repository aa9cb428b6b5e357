// What is compiled into the program from this folder, so that it works alone: calendars, ladders, rule packs,
// the documented example of the settings, the sample district.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace vekha::config {

/// A file by its path in this folder, e.g. "policies/default.toml"; the names are part of the program, so an
/// unknown one is a defect and gives an empty text.
std::string_view builtin_file(std::string_view name);

/// (name, text) of every file under a folder such as "calendars/", by name.
std::vector<std::pair<std::string_view, std::string_view>> builtin_files(std::string_view folder);

}  // namespace vekha::config
