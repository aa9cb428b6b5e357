// Duties that come and go with the groups of an outside source; part of signing in by its word.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "workflow/service/outside_sign_in.hpp"

namespace vekha {

/// The open organization of this number or of this name, where it is the only one; nothing where there is
/// none.
Result<std::optional<UnitId>> place_named(ReadView& view, std::string_view words);

/// Gives and takes what the groups say, and keeps what is theirs in `login.given`; the caller saves `login`,
/// this the person. What another source gives too stays.
Result<void> give_duties(Transaction& change, Person& person, OutsideLogin& login,
                         const OutsideIdentity& identity, const OutsideRules& rules, Instant now);

/// Takes all that these bindings gave.
Result<void> take_duties(Transaction& change, Person& person, const std::vector<OutsideLogin>& bound,
                         PersonId actor, Instant now);

}  // namespace vekha
