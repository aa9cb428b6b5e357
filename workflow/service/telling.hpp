// What a person's step on a task means for others: who is told, in which words.
#pragma once

#include <string>
#include <vector>

#include "workflow/engine/transitions.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Tells `people` about the task as they are to be told today (stand-ins, nobody dismissed); the key is
/// task/rung/person.
Result<void> tell_of(Transaction& change, const Organization& organization, const Task& task, NoticeKind kind,
                     const std::string& rung, const std::string& reason, const std::vector<PersonId>& people,
                     Instant now);

/// Plans the notices that follow from the changes of one step: a report goes to the controller, a decision to
/// the owners, a part to the lead. `task` is as it is after them; `actor` is not told of their own step.
Result<void> tell_of_step(Transaction& change, const Organization& organization, const Task& task,
                          const std::vector<TaskChange>& changes, PersonId actor, Instant now);

/// Every owner of the task, the lead first.
std::vector<PersonId> owners_of(const Task& task);

}  // namespace vekha
