// Keeps a channel within the peer's limits: each message waits for its turn.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "notifiers/channel.hpp"
#include "notifiers/channels/options.hpp"
#include "notifiers/delivery/rate.hpp"

namespace vekha {

inline constexpr std::chrono::seconds longest_turn{5};  ///< a lease lasts longer than two such waits

/// Thread-safe. Lets everybody through where the pace has no clock.
class Turnstile {
  public:
    explicit Turnstile(Pace pace) : pace_(std::move(pace)), all_(pace_.per_second), chats_(pace_.per_chat) {}

    /// Returns when one more message may go to `chat`. Where that is too far away, what to say instead: come
    /// again later. First the chat, then all: who waits for a chat of their own holds up nobody else.
    std::optional<Outcome> pass(const std::string& chat) {
        if (!pace_.now || !pace_.pause) return std::nullopt;
        if (!wait([&](Instant now) { return chats_.take(chat, now, longest_turn); }) ||
            !wait([&](Instant now) {
                return all_.take(now, longest_turn, pace_.sharers ? pace_.sharers() : 1);
            }))
            return try_later(SendReason::rate_limited);
        return std::nullopt;
    }

  private:
    template <class Take>
    bool wait(Take take) {
        std::optional<std::chrono::milliseconds> place;
        {
            const std::lock_guard lock(mutex_);
            place = take(pace_.now());
        }
        if (place && place->count() > 0) pace_.pause(*place);
        return place.has_value();
    }

    Pace pace_;
    std::mutex mutex_;
    Rate all_;
    RateByKey chats_;
};

}  // namespace vekha
