// What has changed, for pages that are open: which tasks stand otherwise than before, never what is in them.
// Read from the journal, which has every change of a task and is one for all daemons.
#pragma once

#include <cstdint>
#include <vector>

#include "workflow/service/found_task.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Entries looked through in one go; past them the page looks at everything again.
inline constexpr std::size_t live_entries_most = 500;

struct LiveNews {
    std::int64_t until = 0;       ///< the last entry of the journal that is told of here
    std::vector<TaskId> tasks;    ///< by id, each once
    bool more_than_told = false;  ///< too much has changed to name it
    /// Something that is not one task's: people, organizations, a plan.
    bool office = false;
};

/// Where the journal ends; 0: it is empty.
Result<std::int64_t> live_end(ReadView& view);

/// What the entries after this one say.
Result<LiveNews> live_news(ReadView& view, std::int64_t after);

/// A task that stands otherwise, as one person may know it.
struct LiveTask {
    TaskId task;
    std::int64_t version = 0;
    RoadmapId roadmap;
    friend bool operator==(const LiveTask&, const LiveTask&) = default;
};

/// Of the changed tasks those that the person may see now, by the rule of reading one (find_task): a personal
/// link knows of its own task alone. unauthenticated where the person is not there or dismissed.
Result<std::vector<LiveTask>> live_tasks_for(ReadView& view, const Organization& organization,
                                             const Actor& actor, const std::vector<TaskId>& tasks,
                                             Instant now);

}  // namespace vekha
