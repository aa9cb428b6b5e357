// Tasks in a tree: members of a group who must each answer, and parts that a lead hands on. Pure: what one
// task's change means for its parent and its children.
#pragma once

#include <vector>

#include "workflow/engine/transitions.hpp"

namespace vekha {

/// The child that HandPart asks for, without an id. Responsibility stays with the lead of `parent`, who
/// accepts the part.
/// Errors: those of decide() for the step; invalid_input (no title, a day past the parent's term or in the
/// past, the lead themself, somebody who owns the task or has a part of it already); too_large
/// (limits::tree_depth, limits::children_per_task).
Result<Task> make_part(const Task& parent, const ActingPerson& actor, const Circumstances& circumstances,
                       Instant now, const HandPart& command);

/// What the parent's journal gets when a child has changed; empty where nothing follows. A parent that
/// gathers closes with its last child (accepted, if any child was; cancelled, if all were excused) and comes
/// back with the first that does.
std::vector<TaskChange> parent_follows(const Task& parent, const Task& child);

/// What a child's journal gets when a person has taken a step on its parent: it ends with the parent, stands
/// still and goes on with it, and moves with its term where it is one of a group. `parent` is the task as it
/// is after the step; `circumstances` are the child's.
std::vector<TaskChange> child_follows(const Task& child, const Task& parent, const Command& step,
                                      const Circumstances& circumstances, Instant now);

/// The child ends without completion, and with it all below it that still owe.
std::vector<TaskChange> excused(const Task& child, const std::string& reason);

/// Leaves out what the owners have not handed in: parts of contributors, papers put there since the last
/// report.
void leave_drafts_out(Task& task);

}  // namespace vekha
