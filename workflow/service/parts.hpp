// A lead hands a part of a task to someone of their own organization («поручение части»).
#pragma once

#include "workflow/engine/family.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Makes the child, puts it under `task` (which is saved) and tells the one who got it by the ladder's own
/// first words. forbidden where the person is of another department than the lead; invalid_input where they
/// are not there or dismissed; else as make_part.
Result<void> hand_part(Transaction& change, const Organization& organization, Task& task,
                       const ActingPerson& actor, const Circumstances& circumstances, const HandPart& command,
                       Instant now);

/// The lead's draft of a report: a line for each contributor who handed in their part and for each part that
/// was accepted, in the order of the task. `name_of` gives the people's names.
std::string merged_draft(const Task& task, const std::vector<Task>& children,
                         const std::vector<Person>& people);

}  // namespace vekha
