// Idempotency-Key: a creation that is asked for twice happens once.
#pragma once

#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "daemon/api/call.hpp"
#include "workflow/service/store.hpp"

namespace vekha::api {

inline constexpr std::size_t idempotency_key_most = 128;

/// Safe to share among threads.
class Once {
  public:
    explicit Once(Store& store) : store_(store) {}

    /// Without the header it runs `make`. With it: gives the first answer again where this person, by the
    /// same program's key if by one, sent the same request before; conflict where the key stood for another
    /// request, or the first is still being worked on.
    Answer run(const Call& call, const std::function<Answer()>& make);

  private:
    using Key = std::pair<PersonId, std::string>;
    class Turn;

    Store& store_;
    std::mutex mutex_;
    std::set<Key> running_;
};

}  // namespace vekha::api
