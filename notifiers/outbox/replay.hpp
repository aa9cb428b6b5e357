// What a person does about messages by hand: one that reached nobody goes once more, and a test goes the very
// way of all others.
#pragma once

#include <string>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha {

/// The rows of a failed delivery wait again, for `channel` alone or (empty) for whichever is the person's
/// now. The failed delivery stays on record. Errors: not_found; wrong_state for one that has not failed, or
/// of which nothing is left to say; invalid_input for a channel that is not among `channels`. Gives how many
/// rows.
Result<std::size_t> replay_delivery(Store& store, const std::vector<std::string>& channels, PersonId by,
                                    DeliveryId id, const std::string& channel, Instant now);

/// Plans a test message to the person, by `channel` alone or (empty) by route. Errors: not_found; wrong_state
/// for a dismissed person; invalid_input as above. Gives the row's key, which tells its state.
Result<std::string> plan_test_message(Store& store, const std::vector<std::string>& channels, PersonId by,
                                      PersonId person, const std::string& channel, Instant now);

}  // namespace vekha
