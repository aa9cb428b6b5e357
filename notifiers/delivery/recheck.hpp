// Is a planned notice still true at the moment of sending?
#pragma once

#include <string_view>

#include "workflow/model/message.hpp"
#include "workflow/model/task.hpp"

namespace vekha {

enum class Recheck {
    still_true,
    task_gone,  ///< no such task any more
    closed,     ///< accepted or cancelled
    suspended,  ///< the clock stands
    handed_in,  ///< a report waits for the controller: the owners owe nothing now
    not_late,   ///< the due day was moved, nothing is overdue
    moved,      ///< speaks of a due day that was moved since
    answered,   ///< a report was decided, or a newer one has its own notice
};

/// Judges one row by the task as it is now. `task` is null where the row names none or the store has it no
/// more.
Recheck recheck(const OutboxRow& row, const Task* task, Instant now);

std::string_view name(Recheck verdict);

}  // namespace vekha
