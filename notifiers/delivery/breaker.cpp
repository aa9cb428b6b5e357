#include "notifiers/delivery/breaker.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace vekha {
namespace {

std::chrono::minutes probe_wait(int probes) {
    const auto at = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(probes, 0)), 0,
                                            breaker::probe_waits.size() - 1);
    return breaker::probe_waits[at];
}

/// Nothing reached the other side: its own turn was too far away, or there was nowhere to write to.
bool never_asked(const Outcome& outcome) {
    return outcome.reason == SendReason::no_address || awaits_turn(outcome);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto blank = text.find(' ');
        words.push_back(text.substr(0, blank));
        text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    }
    return words;
}

std::optional<int> number_in(std::string_view text) {
    int value = 0;
    const auto [stopped, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || stopped != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

}  // namespace

bool channel_wide(const Outcome& outcome) {
    switch (outcome.reason) {
        case SendReason::rate_limited:
            return !never_asked(outcome);
        case SendReason::rejected_sender:
        case SendReason::auth_failed:
        case SendReason::unreachable:
        case SendReason::timed_out:
        case SendReason::tls_failed:
        case SendReason::server_error:
            return true;
        case SendReason::sent:
        case SendReason::rejected_recipient:
        case SendReason::rejected_message:
        case SendReason::deferred:
        case SendReason::no_address:
            break;
    }
    return false;
}

HealthNews learn(ChannelHealth& health, const Outcome& outcome, Instant now) {
    if (never_asked(outcome)) return HealthNews::none;
    if (!channel_wide(outcome)) {
        const bool was_open = health.open();
        health = {};
        return was_open ? HealthNews::closed : HealthNews::none;
    }
    ++health.failures;
    health.reason = name(outcome.reason);
    if (health.open()) {
        ++health.probes;
        health.probe_at = now + probe_wait(health.probes);
        return HealthNews::none;
    }
    if (health.failures < breaker::failures_that_open) return HealthNews::none;
    health.open_since = now;
    health.probe_at = now + probe_wait(0);
    return HealthNews::opened;
}

bool admits(ChannelHealth& health, Instant now) {
    if (!health.open()) return true;
    if (now < health.probe_at) return false;
    health.probe_at = now + probe_wait(health.probes);
    return true;
}

std::string encode(const ChannelHealth& health) {
    if (health == ChannelHealth{}) return {};
    std::string text =
        std::to_string(health.failures) + " " + std::to_string(health.probes) + " " + health.reason;
    if (health.open_since) text += " " + format(*health.open_since) + " " + format(health.probe_at);
    return text;
}

ChannelHealth parse_channel_health(std::string_view text) {
    const auto words = words_of(text);
    if (words.size() != 3 && words.size() != 5) return {};
    ChannelHealth health;
    const auto failures = number_in(words[0]);
    const auto probes = number_in(words[1]);
    if (!failures || !probes || !parse_send_reason(words[2])) return {};
    health.failures = *failures;
    health.probes = *probes;
    health.reason = words[2];
    if (words.size() == 3) return health;
    health.open_since = parse_instant(words[3]);
    const auto probe_at = parse_instant(words[4]);
    if (!health.open_since || !probe_at) return {};
    health.probe_at = *probe_at;
    return health;
}

}  // namespace vekha
