// Signs of life, and what follows where they were missing: the outage is put on record, told once, and takes
// nobody's time to answer.
#pragma once

#include <chrono>

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// After standing still this long, the controllers are told of the outage.
inline constexpr std::chrono::hours outage_after{1};

/// How often the engine leaves a sign of life in the store.
inline constexpr std::chrono::minutes beat_every{10};

/// Leaves a sign of life, at most one each `beat_every`.
Result<void> beat(Store& store, Instant now);

/// The engine starts, before its first tick. True where the last sign of life is older than `outage_after`:
/// the outage is put in the journal and told to every controller, once; and each task that was late when it
/// ended, or whose report waited past its term, gets an EscalationDelayed of as many working days as the
/// outage took of the working hours. Tasks come in batches, each in one transaction; whatever stops it, the
/// next start goes on where it ended and delays no task twice.
Result<bool> note_start(Store& store, const Organization& organization, Instant now);

}  // namespace vekha
