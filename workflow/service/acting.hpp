// Who a person is beside the tasks on a day: what their duties and substitutions let them do.
#pragma once

#include "workflow/engine/transitions.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// The person with whom they stand in for today, before this task: a controller's and a head's duty counts
/// where it is held over the task's plan. Without a task it counts nowhere. A personal link (`link`) is for
/// an owner's steps alone: the controller's and the head's need a real sign-in.
Result<ActingPerson> acting_person(ReadView& view, const Organization& organization, const Person& person,
                                   bool link, Instant now, const Task* task);

/// What decide() needs of an organization.
Circumstances circumstances_of(const Organization& organization, const Task* parent = nullptr);

}  // namespace vekha
