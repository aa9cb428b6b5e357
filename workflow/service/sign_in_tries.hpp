// Wrong passwords, counted so that guessing is slow and that nobody can keep another out by guessing badly.
//
// A browser that the person has signed in from before counts its own tries, and no others touch them. A
// stranger's try counts for the login as tried from that network, for the login as tried by all strangers
// together, and for the network. So one stranger shuts only their own way to a login; many of them together
// shut it for strangers, and the person still comes in from where they have been.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha {

namespace doors {

inline constexpr std::chrono::minutes failures_window{15};  ///< wrong passwords within this count together …
inline constexpr std::int64_t failures_allowed =
    5;  ///< … from one known device, or for a login from one network
inline constexpr std::int64_t failures_of_login = 50;  ///< … for a login, by all strangers
inline constexpr std::int64_t failures_of_network =
    60;  ///< … from one network: a school comes from one address

}  // namespace doors

/// One of the counters that a try falls under.
struct TryCounter {
    std::string key;
    std::int64_t most = 0;
    friend bool operator==(const TryCounter&, const TryCounter&) = default;
};

/// The counters of a try from a browser that the person is known to have come from. A success forgets them.
std::vector<TryCounter> counters_of_device(std::string_view token_sha256);
/// Of a stranger's try. A success forgets the first alone: whoever has an account of their own must not clear
/// what they did to others. `network` may be empty.
std::vector<TryCounter> counters_of_stranger(std::string_view login, std::string_view network);
/// Of the old password that somebody signed in tells to have a new one.
std::vector<TryCounter> counters_of_session(std::string_view token_sha256);

/// too_many, with how long to wait, where one of the counters is full.
Result<void> may_try(ReadView& view, const std::vector<TryCounter>& counters, Instant now);
Result<void> count_failure(Transaction& change, const std::vector<TryCounter>& counters, Instant now);

}  // namespace vekha
