// What waits in the outbox, as the messages that it will become: what a morning's plan is made of.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "notifiers/delivery/sending_plan.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

inline constexpr std::chrono::days coming_horizon{14};       ///< longer than any holidays
inline constexpr std::size_t coming_messages_most = 20'000;  ///< people, and deliveries, looked at

/// Rows and deliveries that wait or are in hand, a message for all rows of a person that may leave at the
/// same moment, by the channel that would be tried first. `ready` is never before `now`. People without any
/// channel are left out, and so is what the engine has not planned yet.
Result<std::vector<ComingMessage>> coming_messages(ReadView& view, const Organization& organization,
                                                   const std::vector<std::string>& channels,
                                                   const std::vector<std::string>& urgent_channels,
                                                   Instant now);

}  // namespace vekha
