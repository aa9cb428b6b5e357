// A ladder from a TOML file (config/policies, or one that an organization keeps).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "config/faults.hpp"
#include "workflow/model/policy.hpp"

namespace vekha::config {

/// The ladder in the text of a policy file; config/policies/default.toml explains each key. Rungs come out by
/// offset, then time; those of acceptance too. Faults: unknown key, wrong type or name, an offset past
/// limits::rung_offset_days, more than limits::rungs_per_policy rungs, two rungs at one offset and time or of
/// one id, a rung for nobody.
Checked<Policy> parse_policy(std::string_view text, const std::string& file);

/// The policy in `path`; an empty path means the default one compiled in.
Checked<Policy> read_policy(const std::filesystem::path& path = {});

/// The other ladders by their names, which a roadmap, a section or an item may choose: those compiled in, and
/// those of the folder's .toml files, which replace the ones whose name they bear. Faults: each file's own, a
/// folder that can't be read, two of its ladders under one name.
Checked<std::map<std::string, Policy>> read_policies(const std::filesystem::path& folder);

}  // namespace vekha::config
