// One proof may serve several tasks: the order that closed one row fits the empty slot of another. Proposed
// where it fits, never put there by itself.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "workflow/service/act.hpp"

namespace vekha {

/// A paper of another task that would fill an empty slot of this one.
struct ProofSuggestion {
    int requirement = 0;  ///< the slot that it fits
    TaskId task;          ///< whose paper it is
    std::string task_title;
    Evidence evidence;
};

/// So many of the lead's latest tasks in each list are looked through.
inline constexpr std::size_t proof_tasks_most = 50;
inline constexpr std::size_t proof_suggestions_most = 20;

/// Papers of the same kind as an empty slot, from the task's children and parent and from its lead's other
/// tasks (those handed in and those closed), the nearest first. Errors as view_task.
Result<std::vector<ProofSuggestion>> suggest_proof(ReadView& view, const Organization& organization,
                                                   const Actor& actor, TaskId id, Instant now);

/// Puts a paper of another task with this one, as the actor would put a new one; nothing is uploaded again.
/// `requirement` 0: the first empty slot of its kind. not_found where the other task or its paper is not
/// there or not visible to the actor; else as act().
Result<Task> share_proof(Store& store, const Organization& organization, const Actor& actor, TaskId id,
                         std::optional<std::int64_t> expected_version, TaskId from, int evidence,
                         int requirement, Instant now);

}  // namespace vekha
