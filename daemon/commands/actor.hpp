// In whose name a command acts.
#pragma once

#include "daemon/commands/arguments.hpp"
#include "workflow/service/act.hpp"

namespace vekha::commands {

/// The person that --as names. invalid_input where it is missing, not_found where nobody has that login.
Result<Actor> actor_of(Store& store, const Arguments& arguments);

}  // namespace vekha::commands
