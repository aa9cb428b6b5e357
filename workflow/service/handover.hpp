// Handing over: what somebody who leaves still holds, and giving it to another in one go. Nothing of a
// dismissed person is lost: it waits here until somebody takes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Tasks handed over in one transaction.
inline constexpr std::size_t handover_batch = 200;

/// A task that is not closed, and what the person is in it.
struct HeldTask {
    TaskCard card;
    bool owns = false;      ///< lead or contributor
    bool controls = false;  ///< accepts it
};

/// A row whose tasks to come will be the person's.
struct HeldRow {
    ItemId item;
    RoadmapId roadmap;
    std::string number;
    std::string title;
};

struct HeldWork {
    std::vector<HeldTask> tasks;  ///< by id
    std::vector<HeldRow> rows;
    std::vector<StoredRoadmap> roadmaps;  ///< whose tasks to come they would control
    std::vector<PartyBinding> parties;    ///< printed words that stand for them
    std::vector<Group> groups;
    std::vector<Substitution> acting;  ///< in which they act, in force or to come: another order ends those
};

Result<HeldWork> tasks_to_hand_over(ReadView& view, PersonId person, Day today);

/// How many tasks that are not closed the person holds, counted up to `most` in each list and no further.
Result<std::size_t> count_held_tasks(ReadView& view, PersonId person, std::size_t most);

struct HandOver {
    PersonId from;
    PersonId to;
    /// Only these; nothing: all tasks, and with them the rows to come, the roadmaps and the printed words.
    std::optional<std::vector<TaskId>> tasks;
    bool groups = false;  ///< their places in groups too
    std::string reason;   ///< «приказ об увольнении № 8 от 01.03.2026»
};

struct LeftTask {
    TaskId task;
    std::string reason;
};

struct HandOverOutcome {
    std::size_t tasks = 0;
    std::size_t rows = 0;
    std::size_t roadmaps = 0;
    std::size_t parties = 0;
    std::size_t groups = 0;
    std::vector<LeftTask> left;  ///< not handed over, each with why
};

/// Hands over in batches of handover_batch tasks, each whole or not at all; asked again it goes on with what
/// is left. The new owner is told once, with the count. A parent keeps on record who led a child when it was
/// made. A task whose lead would be its own controller is left. Given by an administrator, a controller or a
/// head.
/// Errors: forbidden; not_found (nobody of that id); invalid_input (no reason, the same person, a new owner
/// who is dismissed).
Result<HandOverOutcome> hand_over(Store& store, const Organization& organization, PersonId actor,
                                  const HandOver& given, Instant now);

}  // namespace vekha
