// People, groups and the parties they stand for, from a TOML file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "config/faults.hpp"
#include "workflow/service/people.hpp"

namespace vekha::config {

/// The entries in the text of a people file (config/sample/people.toml is one; config/README.md explains the
/// keys). No file holds passwords: an administrator or the person sets them. Faults: unknown key, wrong type
/// or name; a login that is missing, malformed or there twice; a bad mail address; a department nobody
/// described; a member whom no
/// [[person]] describes; one party for two owners.
Checked<PeopleEntries> parse_people(std::string_view text, const std::string& file);

Checked<PeopleEntries> read_people(const std::filesystem::path& path);

}  // namespace vekha::config
