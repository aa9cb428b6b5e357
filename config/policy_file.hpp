// A ladder from a TOML file (config/policies, or one that an organization keeps).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "config/faults.hpp"
#include "workflow/model/policy.hpp"

namespace vekha::config {

/// The ladder in the text of a policy file; config/policies/default.toml explains each key. Rungs come out by
/// offset, then time. Faults: unknown key, wrong type or name, an offset past limits::rung_offset_days, more
/// than limits::rungs_per_policy rungs, two rungs at one offset and time or of one id, a rung for nobody.
Checked<Policy> parse_policy(std::string_view text, const std::string& file);

/// The policy in `path`; an empty path means the default one compiled in.
Checked<Policy> read_policy(const std::filesystem::path& path = {});

}  // namespace vekha::config
