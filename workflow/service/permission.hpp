// Where use cases ask the table of permissions (workflow/engine/permissions.hpp).
#pragma once

#include <string>

#include "workflow/engine/permissions.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// forbidden, in the action's own words, where the table does not let `actor` do it; unauthenticated where
/// they are not there or dismissed. Nobody (id 0) is whoever runs the program at the shell, or the office
/// itself, and may everything. `place` is for the error.
Result<void> require(ReadView& view, PersonId actor, Action action, Relations relations = {},
                     const std::string& place = {});

}  // namespace vekha
