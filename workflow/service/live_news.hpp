// What has changed, for pages that are open: which tasks stand otherwise than before, never what is in them.
// Read from the journal, which has every change of a task and is one for all daemons.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "workflow/service/found_task.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Entries looked through in one go; past them the page looks at everything again.
inline constexpr std::size_t live_entries_most = 500;
/// Tasks named in one go; each is asked about for each person, so a whole import is not.
inline constexpr std::size_t live_tasks_most = 50;

struct LiveChange {
    TaskId task;
    std::vector<PersonId> actors;  ///< by id, each once; nobody: the engine
    friend bool operator==(const LiveChange&, const LiveChange&) = default;
};

struct LiveNews {
    std::int64_t until = 0;         ///< the last entry of the journal that is told of here
    std::vector<LiveChange> tasks;  ///< by id, each once
    /// Who did something that is not one task's (people, organizations, a plan): by id, each once. Coming in
    /// and going is nothing of that.
    std::vector<PersonId> office;
    bool more_than_told = false;  ///< too much has changed to name it; nothing is named then
    bool nothing() const { return tasks.empty() && office.empty() && !more_than_told; }
};

/// Where the journal ends; 0: it is empty.
Result<std::int64_t> live_end(ReadView& view);

/// How far back live_since() looks; past it there was news.
inline constexpr std::int64_t live_back_most = 50;
/// Whether the journal has any news from this moment on.
Result<bool> live_since(ReadView& view, Instant moment);

/// What the entries after this one say.
Result<LiveNews> live_news(ReadView& view, std::int64_t after);

/// The organizations where these people work, each once; none for the engine and for who belongs to none.
Result<std::vector<UnitId>> live_units(ReadView& view, const std::vector<PersonId>& actors);

/// A task that stands otherwise, as one person may know it.
struct LiveTask {
    TaskId task;
    std::int64_t version = 0;
    RoadmapId roadmap;
    bool own = false;  ///< all of it was done by this very person
    friend bool operator==(const LiveTask&, const LiveTask&) = default;
};

/// Of the changed tasks those that the person may see now, by the rule of reading one (find_task): a personal
/// link knows of its own task alone. unauthenticated where the person is not there or dismissed.
Result<std::vector<LiveTask>> live_tasks_for(ReadView& view, const Organization& organization,
                                             const Actor& actor, const std::vector<LiveChange>& tasks,
                                             Instant now);

}  // namespace vekha
