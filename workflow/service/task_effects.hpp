// What a change of the plan does to tasks that are there, and to those that it makes: shown first, carried
// out then.
#pragma once

#include <string>
#include <vector>

#include "workflow/model/event.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// What happens to one task.
struct TaskEffect {
    Task task;                        ///< as it is; of a new one: as it will be, without ids
    std::vector<TaskChange> changes;  ///< empty: it is made, or stays as it is
    /// Members who must each answer and get a task of their own under this one; without ids.
    std::vector<Task> members = {};
    std::string note = {};  ///< why it stays though its row changed; Russian
    bool made() const { return !task.id; }
    bool empty() const { return !made() && changes.empty() && members.empty(); }
};

struct EffectCounts {
    std::size_t made = 0;
    std::size_t changed = 0;
    std::size_t cancelled = 0;
};

/// Records and saves the effects on the tasks of one row, in their order; new tasks last.
Result<EffectCounts> carry_out(Transaction& change, const Organization& organization,
                               const std::vector<TaskEffect>& effects, const StoredRoadmap& roadmap,
                               const StoredItem& row, PersonId actor, Instant now);

}  // namespace vekha
