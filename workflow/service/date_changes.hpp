// Due dates after the rule pack or the calendar changed. No date moves by itself: what would move is shown,
// and moves when somebody who may approves it, with the reason in the journal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/model/event.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// A due date that the rule pack and the calendar in force would set otherwise.
struct DateChange {
    TaskId task;
    RoadmapId roadmap;
    std::string number;
    std::string title;
    TaskState state = TaskState::open;
    PersonId lead;
    Day was{};
    Day due{};
    std::string rule;  ///< why the new day: the whole chain of reasons
};

struct DateChanges {
    std::vector<DateChange> items;  ///< by task, as many as were asked for
    std::size_t total = 0;          ///< of all tasks, shown or not
};

/// How the task's date would move: its window stays, what the pack and the calendar make of it changes.
/// Nothing where they make the same of it, where the task is closed, and where a report that waits would be
/// made late by it.
std::optional<TaskMoved> date_change(const Task& task, const Organization& organization);

/// The dates that would move, from the task after `after` on.
Result<DateChanges> date_changes(Store& store, const Organization& organization, TaskId after = {},
                                 std::size_t most = limits::page_default);

struct DateApproval {
    std::string reason;  ///< «приказ № 5 от 12.03.2026»; goes to the journal and to the owners
    std::vector<TaskId> tasks;  ///< empty: every date that would move
};

struct DateApprovalOutcome {
    std::size_t moved = 0;
    std::size_t people_told = 0;
};

/// Moves the dates, limits::tick_batch tasks in a transaction, and tells each owner, or who stands in for
/// them, once a batch. The first due date of a task stays on record. Nobody (id 0) is the command line.
/// Errors: forbidden (not a controller, the head or an administrator), invalid_input (no reason), not_found
/// (no such task), conflict (nothing would move).
Result<DateApprovalOutcome> approve_date_changes(Store& store, const Organization& organization,
                                                 PersonId actor, const DateApproval& approval, Instant now);

/// At start: how many dates would move. Looks at the tasks only where the pack and the calendar are others
/// than when all dates were last known to follow them; the first start of all takes those in force as known.
Result<std::size_t> dates_to_approve(Store& store, const Organization& organization);

}  // namespace vekha
