// Writing a task's changes: applied, put in the journal and saved with its next moment, the same way in every
// use case.
#pragma once

#include "workflow/engine/transitions.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Applies the changes to `task` and appends each to the journal. The task is not saved yet.
/// `instead_of`: in whose place the actor stood.
Result<void> record(Transaction& change, Task& task, PersonId actor, Instant at,
                    const std::vector<TaskChange>& changes, PersonId instead_of = {});

/// Sets next_action_at from the ladder as it stands (at once where something is due already) and saves the
/// task.
Result<void> save_scheduled(Transaction& change, Task& task, const Organization& organization, Instant now);

}  // namespace vekha
