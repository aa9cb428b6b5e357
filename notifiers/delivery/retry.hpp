// What the outcome of a try means: done, again later, the next channel, or failed and shown to the
// controller.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "notifiers/channel.hpp"

namespace vekha {

/// Waits after the first, second … try on one channel; after the last the channel is given up.
inline constexpr std::array<std::chrono::minutes, 8> retry_waits{
    std::chrono::minutes{1},   std::chrono::minutes{5},   std::chrono::minutes{15},
    std::chrono::minutes{60},  std::chrono::minutes{180}, std::chrono::minutes{360},
    std::chrono::minutes{720}, std::chrono::minutes{1440}};
inline constexpr int most_attempts = static_cast<int>(retry_waits.size()) + 1;
/// A message that so many holders died at is taken for the cause of their death: its channel is given up.
inline constexpr int most_holders_lost = 20;
/// After so long a message that got no turn at our own pace asks for one again.
inline constexpr std::chrono::seconds turn_wait{5};
inline constexpr double retry_jitter = 0.10;  ///< each wait is spread by this share, both ways
inline constexpr std::chrono::hours longest_retry_after{24};  ///< a peer's wish beyond this is not followed

/// So long an urgent message may try one channel before the next one.
inline constexpr std::chrono::minutes urgent_patience{15};
/// When an urgent message that was planned at `created_at` leaves the channel at this place (from 0) of the
/// person's.
inline Instant urgent_until(Instant created_at, std::ptrdiff_t place) {
    return created_at + urgent_patience * (place + 1);
}

enum class StepKind { sent, try_again, next_channel, failed };

struct Step {
    StepKind kind = StepKind::failed;
    Instant at{};         ///< try_again: not before; next_channel: now
    std::string channel;  ///< next_channel: which
    friend bool operator==(const Step&, const Step&) = default;
};

/// `channel` was tried `attempts` times (this one counted); `channels` are the person's usable ones in order.
/// A refusal goes to the next channel at once. So does a fault of our own account (password, sender, trust)
/// where there is another channel; where there is none it is tried again, for an administrator can mend it
/// meanwhile. What got no turn at our own pace (awaits_turn) asks again on the same channel, however often.
/// `seed` spreads the waits and is the caller's random number.
Step next_step(const std::string& channel, int attempts, const std::vector<std::string>& channels,
               const Outcome& outcome, Instant now, std::uint64_t seed);

/// The wait after try number `attempts` (from 1), spread by `seed`.
std::chrono::milliseconds retry_wait(int attempts, std::uint64_t seed);

}  // namespace vekha
