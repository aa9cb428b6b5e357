// Trees of tasks kept whole: what a step on one task means for those above and below it, saved in the same
// transaction.
#pragma once

#include <optional>

#include "workflow/engine/family.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// The task's parent; nothing where it has none. damaged where it is named and not there.
Result<std::optional<Task>> parent_of(ReadView& view, const Task& task);

/// After `task` was changed by a step and saved: its children follow, then its parents up to the root.
/// `instead_of`: in whose place the actor stood.
Result<void> family_follows(Transaction& change, const Organization& organization, const Task& task,
                            const Command& step, PersonId actor, PersonId instead_of, Instant now);

/// After the engine or an edition changed `task`: its parents up to the root follow.
Result<void> parents_follow(Transaction& change, const Organization& organization, const Task& task,
                            PersonId actor, Instant now);

}  // namespace vekha
