// One notice to each person whom a new edition concerns, saying all that changed for them.
#pragma once

#include "workflow/service/edition_plan.hpp"

namespace vekha {

/// Plans the rows under the key roadmap/edition/person; tasks of the effects have their ids. What still waits
/// to be said to those who own a task no more is dropped. Gives how many people are told.
Result<std::size_t> tell_of_edition(Transaction& change, const EditionPlan& plan,
                                    const StoredEdition& edition, Instant now);

}  // namespace vekha
