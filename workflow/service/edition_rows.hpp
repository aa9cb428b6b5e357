// What a row of the new edition, or the day of its event, does to its tasks; pure.
#pragma once

#include "workflow/service/edition.hpp"
#include "workflow/service/task_making.hpp"

namespace vekha {

/// What was worked out for a row: as the import would make it.
struct RowPlan {
    bool term = false;            ///< `tasks` say the row's terms
    bool owners = false;          ///< `tasks` say its owners
    std::vector<TaskTree> tasks;  ///< of every window, also beyond the horizon; without ids
    /// How many of them there are to be after this edition: those within the horizon, and those that go on.
    std::size_t made = 0;
};

/// The tasks of the windows themselves, without those below them; by id.
std::vector<Task> tops_of(const std::vector<Task>& tasks);

/// Where a term stays, so does the reading that a person may have taken for it, and the day that was set for
/// a row's event. A row that still waits hangs on what the new words say; other words of an event whose day
/// is set are another term.
void keep_reading(const StoredItem& stored, EditionRow& row);

/// The effects on the row's tasks (by occurrence), in their order, each after those of the tasks below it;
/// new ones after them. Raises `plan.made` to the last window that goes on.
std::vector<TaskEffect> effects_on(const EditionRow& row, const std::vector<Task>& tasks, RowPlan& plan,
                                   const std::string& reason, Instant now);

}  // namespace vekha
