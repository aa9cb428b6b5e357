// Does a channel work at all? What fails for everybody (a certificate that changed, a password, a server that
// is gone) is told apart from what fails for one address, so that thousands of messages do not each find it
// out.
//
//   closed     messages leave
//   open       none leaves, until `probe_at`
//   half-open  one message tries; it closes the breaker or opens it for longer
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "notifiers/channel.hpp"

namespace vekha {

namespace breaker {

inline constexpr int failures_that_open = 5;  ///< one after the other, without a success between
/// Waits before the first, second … probe; the last is kept to.
inline constexpr std::array<std::chrono::minutes, 5> probe_waits{
    std::chrono::minutes{1}, std::chrono::minutes{2}, std::chrono::minutes{5}, std::chrono::minutes{10},
    std::chrono::minutes{15}};
/// So long a message that is not urgent waits for its channel; then it goes by the next one.
inline constexpr std::chrono::hours patience{1};

}  // namespace breaker

/// What is known of one channel; shared by all daemons.
struct ChannelHealth {
    int failures = 0;                   ///< of the whole channel, one after the other
    std::optional<Instant> open_since;  ///< nothing: closed
    Instant probe_at{};                 ///< open: when one message may try
    int probes = 0;                     ///< that failed since it opened
    std::string reason;                 ///< name of the last channel-wide failure; empty where all is well
    friend bool operator==(const ChannelHealth&, const ChannelHealth&) = default;

    bool open() const { return open_since.has_value(); }
};

enum class HealthNews { none, opened, closed };

/// Whether this outcome speaks of the channel and not of one address or one message.
bool channel_wide(const Outcome& outcome);

/// What a try tells of the channel. An outcome of one address's own says that the channel works.
HealthNews learn(ChannelHealth& health, const Outcome& outcome, Instant now);

/// Whether a message may leave by the channel now. Where that is the probe, the next one is put off, so that
/// only one daemon sends it.
bool admits(ChannelHealth& health, Instant now);

/// In one line, the inverse of parse_channel_health; empty of a channel of which nothing is wrong.
std::string encode(const ChannelHealth& health);
/// Anything that encode() does not write is a channel of which nothing is known.
ChannelHealth parse_channel_health(std::string_view text);

}  // namespace vekha
