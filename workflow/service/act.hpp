// One use case: a person does something to a task. The task, its events and the notices that follow land
// together.
#pragma once

#include <cstdint>
#include <optional>

#include "workflow/engine/ladder.hpp"
#include "workflow/engine/transitions.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Who asks. `only_task` is set for one who came by a personal link: nothing else exists for them.
struct Actor {
    PersonId person;
    std::optional<TaskId> only_task;
};

/// A task with what the page shows beside it.
struct TaskView {
    Task task;
    StoredItem item;
    StoredRoadmap roadmap;
    std::vector<Person> people;      ///< everyone named in the task, each once
    std::vector<std::string> steps;  ///< what the actor may do now (allowed_steps)
    std::vector<OutboxRow> notices;  ///< planned and sent, by id
    std::vector<LaidRung> ladder;    ///< rungs still to come
    std::optional<Task> parent;
    std::vector<Task> children;  ///< in the order of the task
    std::string draft;           ///< for the lead: what contributors and parts have answered (merged_draft)
    bool drafts = true;          ///< false: what is not handed in yet was left out (Action::see_draft)
};

/// not_found where there is no such task or the actor may not see it (the two are not told apart).
Result<TaskView> view_task(ReadView& view, const Organization& organization, const Actor& actor, TaskId id,
                           Instant now);

/// Runs the command. `expected_version` (If-Match): stale where the task has moved on. Errors of decide() are
/// passed on. Gives the task as it is afterwards.
Result<Task> act(Store& store, const Organization& organization, const Actor& actor, TaskId id,
                 std::optional<std::int64_t> expected_version, const Command& command, Instant now);

/// The same inside a transaction of the caller's. An error that a person can mend (`mendable`) has changed
/// nothing, so the caller may go on.
Result<Task> act_in(Transaction& change, const Organization& organization, const Actor& actor, TaskId id,
                    std::optional<std::int64_t> expected_version, const Command& command, Instant now);

}  // namespace vekha
