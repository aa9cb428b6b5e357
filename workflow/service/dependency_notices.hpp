// Those who waited for a row hear when it is over and they may begin.
#pragma once

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// To be called when a task of the row was closed and everything that follows is saved. Where the row is over
/// by that, and so is whatever else a row that comes after it waits for, each owner of that row's open and
/// planned tasks is told about the first of their tasks. Told once for ever: a row that is opened and closed
/// again is not told of anew.
Result<void> tell_who_may_begin(Transaction& change, const Organization& organization, RoadmapId roadmap,
                                ItemId closed, Instant now);

}  // namespace vekha
