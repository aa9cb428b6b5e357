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

/// After standing still this long, the controllers are told of the outage.
inline constexpr std::chrono::hours outage_after{1};

/// How often the engine leaves a sign of life in the store.
inline constexpr std::chrono::minutes beat_every{10};

Result<TickOutcome> tick(Store& store, const Organization& organization, Instant now);

/// Leaves a sign of life, at most one each `beat_every`.
Result<void> beat(Store& store, Instant now);

/// The engine starts. True where the last sign of life is older than `outage_after`: the outage is put in the
/// journal and told to every controller, once.
Result<bool> note_start(Store& store, Instant now);

/// Re-reads every owed task's schedule in batches (after a change of policy, calendar or rules). Gives how
/// many moved.
Result<std::size_t> reschedule(Store& store, const Organization& organization, Instant now);

}  // namespace vekha
