// One step of the engine: takes the tasks whose moment has come, asks the ladder, and saves events, outbox
// rows and the next moment in one transaction. Cost follows what is due, never what is stored.
#pragma once

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

struct TickOutcome {
    std::size_t tasks = 0;    ///< looked at
    std::size_t planned = 0;  ///< outbox rows planned
    std::size_t superseded = 0;
    bool more = false;            ///< the batch was full: run again at once
    std::optional<Instant> next;  ///< when the next task's moment comes
};

Result<TickOutcome> tick(Store& store, const Organization& organization, Instant now);

/// Re-reads in batches the schedule of every task that still climbs (after a change of policy, calendar or
/// rules). Gives how many moved.
Result<std::size_t> reschedule(Store& store, const Organization& organization, Instant now);

}  // namespace vekha
