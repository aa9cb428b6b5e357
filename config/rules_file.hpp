// A rule pack from a TOML file (config/rules, or one that an organization keeps).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "config/faults.hpp"
#include "workflow/engine/rules.hpp"

namespace vekha::config {

/// The pack in the text of a rules file; config/rules/default.toml explains each key. Name, version, the rule
/// for days off and the act behind it are required, as a due date must be able to say them. The rest is not:
/// what is left out of [words] is read by the shipped custom, and asked about where the words are doubtful;
/// what is left out of [terms], [rights] and [tasks] is as in RulePack, but for the checkpoints, which are
/// then quarterly.
Checked<RulePack> parse_rules(std::string_view text, const std::string& file);

/// The pack in `path`; an empty path means the default one compiled in.
Checked<RulePack> read_rules(const std::filesystem::path& path = {});

/// A pack that is compiled in.
struct ShippedPack {
    std::string file;  ///< "rules/sverdlovsk.toml", under config/
    RulePack rules;
};

/// All of them, by file.
Checked<std::vector<ShippedPack>> shipped_packs();

}  // namespace vekha::config
