#include "notifiers/delivery/retry.hpp"

#include <algorithm>

namespace vekha {
namespace {

/// Any 64 bits to [0, 1): the mixing step of splitmix64, so that neighbouring seeds lie far apart.
double unit(std::uint64_t seed) {
    seed += 0x9e3779b97f4a7c15U;
    seed = (seed ^ (seed >> 30U)) * 0xbf58476d1ce4e5b9U;
    seed = (seed ^ (seed >> 27U)) * 0x94d049bb133111ebU;
    seed ^= seed >> 31U;
    return static_cast<double>(seed >> 11U) * 0x1.0p-53;
}

/// The channel after `channel`; the first where the person's list has it no more; empty at the end.
std::string channel_after(const std::string& channel, const std::vector<std::string>& channels) {
    const auto here = std::find(channels.begin(), channels.end(), channel);
    if (here == channels.end()) return channels.empty() ? std::string{} : channels.front();
    return std::next(here) == channels.end() ? std::string{} : *std::next(here);
}

bool our_own_fault(SendReason reason) {
    return reason == SendReason::auth_failed || reason == SendReason::rejected_sender ||
           reason == SendReason::tls_failed;
}

}  // namespace

std::chrono::milliseconds retry_wait(int attempts, std::uint64_t seed) {
    const auto index = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(attempts, 1)) - 1, 0,
                                               retry_waits.size() - 1);
    const std::chrono::duration<double, std::milli> wait = retry_waits[index];
    return std::chrono::round<std::chrono::milliseconds>(
        wait * (1.0 - retry_jitter + 2.0 * retry_jitter * unit(seed)));
}

Step next_step(const std::string& channel, int attempts, const std::vector<std::string>& channels,
               const Outcome& outcome, Instant now, std::uint64_t seed) {
    if (outcome.verdict == SendVerdict::delivered) return {StepKind::sent, now, {}};
    if (awaits_turn(outcome)) return {StepKind::try_again, now + turn_wait, {}};
    const std::string next = channel_after(channel, channels);
    const bool spent = outcome.verdict == SendVerdict::refused || attempts >= most_attempts;
    if (!next.empty() && (spent || our_own_fault(outcome.reason))) return {StepKind::next_channel, now, next};
    if (spent) return {StepKind::failed, now, {}};
    auto wait = retry_wait(attempts, seed);
    if (outcome.retry_after) {
        const std::chrono::milliseconds most = longest_retry_after;
        wait = std::max(wait, std::min(*outcome.retry_after, most));
    }
    return {StepKind::try_again, now + wait, {}};
}

}  // namespace vekha
