// How many wrong keys of programs came from where.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "workflow/model/time.hpp"

namespace vekha::api {

inline constexpr std::size_t wrong_tokens_allowed = 20;         ///< from one network …
inline constexpr std::chrono::minutes wrong_tokens_window{15};  ///< … within this
inline constexpr std::size_t wrong_tokens_networks = 4'096;     ///< counted at the same time

/// Wrong keys by network. A right key is never refused for what others send from the same address; what is
/// guessed wrong again and again is told to wait. Of this daemon alone, in memory: 256 bits need no more.
/// Safe to share among threads.
class WrongTokens {
  public:
    /// Counts one more; true where there were too many.
    bool count(const std::string& network, Instant now);

  private:
    struct Counted {
        Instant first{};
        std::size_t count = 0;
    };
    std::mutex mutex_;
    std::map<std::string, Counted, std::less<>> networks_;
};

}  // namespace vekha::api
