// How long a morning takes: by which channel how many messages go, from when to when within its limits.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "workflow/model/time.hpp"

namespace vekha {

/// A message that will leave: not before `ready`, to `address` (a chat, a mailbox) by `channel`.
struct ComingMessage {
    std::string channel;
    std::string address;
    Instant ready{};
    friend bool operator==(const ComingMessage&, const ComingMessage&) = default;
};

/// What a channel lets through a second.
struct ChannelLimit {
    int per_second = 0;  ///< to everybody together; 0: as fast as the other side takes them
    int per_chat = 0;    ///< to one address; 0: the same
    friend bool operator==(const ChannelLimit&, const ChannelLimit&) = default;
};

/// One channel's part of the plan.
struct PlannedSending {
    std::string channel;
    std::size_t messages = 0;
    Instant first{};  ///< when the first leaves
    Instant last{};   ///< when the last leaves, at the earliest
    friend bool operator==(const PlannedSending&, const PlannedSending&) = default;
};

/// By channel name. A channel that `limits` does not name has none. The places are those that the channels
/// themselves give out (rate.hpp), so no plan is shorter than what they would let through.
std::vector<PlannedSending> sending_plan(std::vector<ComingMessage> messages,
                                         const std::map<std::string, ChannelLimit>& limits);

}  // namespace vekha
