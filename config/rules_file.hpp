// A rule pack from a TOML file (config/rules, or one that an organization keeps).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "config/faults.hpp"
#include "workflow/engine/rules.hpp"

namespace vekha::config {

/// The pack in the text of a rules file; config/rules/default.toml explains each key. Every key is required,
/// as a due date must be able to say the act behind it; the answers of [words] are not: what is left out is
/// read by the shipped custom, and asked about where the words are doubtful.
Checked<RulePack> parse_rules(std::string_view text, const std::string& file);

/// The pack in `path`; an empty path means the default one compiled in.
Checked<RulePack> read_rules(const std::filesystem::path& path = {});

}  // namespace vekha::config
