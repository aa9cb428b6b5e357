// The steps of a task as the fields of a request give them; the same for the API and the command line.
#pragma once

#include "daemon/api/json_in.hpp"
#include "workflow/engine/transitions.hpp"

namespace vekha::api {

/// Whether the step is told by its name alone.
bool without_fields(TaskStep step);

/// The command of a step. Faults are noted in `fields`, whose done() tells the first. Papers come and go at
/// addresses of their own: attach and withdraw are not read here.
Command read_command(TaskStep step, Fields& fields);

}  // namespace vekha::api
