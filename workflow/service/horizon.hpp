// Tasks of what recurs are made ahead of time, and no further than the rule pack's horizon: those that came
// within it since.
#pragma once

#include <optional>

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

struct AheadOutcome {
    std::size_t rows = 0;   ///< that got tasks
    std::size_t tasks = 0;  ///< made
    bool to_come = false;   ///< some row has windows beyond the horizon still
};

/// How many rows get their tasks in one transaction.
inline constexpr std::size_t ahead_batch = 50;

/// Makes the tasks that came within the horizon, each once however many daemons do so at the same time.
Result<AheadOutcome> make_ahead(Store& store, const Organization& organization, Instant now);

/// The same once a day of the organization; nothing where it was done today.
Result<std::optional<AheadOutcome>> make_ahead_daily(Store& store, const Organization& organization,
                                                     Instant now);

}  // namespace vekha
