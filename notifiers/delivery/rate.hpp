// How fast a channel may send: a place for each message, so far apart as the peer's limit demands.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "workflow/model/time.hpp"

namespace vekha {

/// Places at even distances, so that no second holds more than `per_second` of them. Taken in order: who
/// asked first goes first.
class Rate {
  public:
    explicit Rate(int per_second);

    /// How far away the next free place is; it is taken. None, and nothing is taken, where that is more than
    /// `longest`. A clock that was set back makes nobody wait longer. `sharers` take places at the same time,
    /// each by a Rate of its own: the next place is so many times as far.
    std::optional<std::chrono::milliseconds> take(Instant now, std::chrono::milliseconds longest,
                                                  int sharers = 1);
    /// Whether the next place is free at once.
    bool idle(Instant now) const { return next_ <= now; }

  private:
    using Moment =
        std::chrono::sys_time<std::chrono::microseconds>;  // a 30th of a second is no whole millisecond
    std::chrono::microseconds interval_;
    Moment next_{};
    Instant seen_{};
};

/// A rate for each of many: of a channel's chats. Those that are idle are forgotten.
class RateByKey {
  public:
    explicit RateByKey(int per_second) : per_second_(per_second) {}
    std::optional<std::chrono::milliseconds> take(const std::string& key, Instant now,
                                                  std::chrono::milliseconds longest);
    std::size_t known() const { return rates_.size(); }

  private:
    int per_second_;
    std::map<std::string, Rate> rates_;
};

inline constexpr std::size_t rates_kept = 1000;  ///< keys known before the idle ones are forgotten

}  // namespace vekha
