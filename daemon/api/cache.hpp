// What the loops can answer without the store: who holds a session, and answers made since the store last
// changed. Both are true only while Store::revision() stays, so nothing is ever told that a committed change
// has overtaken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "daemon/api/caller.hpp"
#include "daemon/http/message.hpp"
#include "workflow/model/time.hpp"

namespace vekha::api {

inline constexpr std::size_t cached_sessions_most = 4'096;
inline constexpr std::size_t cached_answers_most = 2'048;
inline constexpr std::size_t cached_bytes_most = 16 * 1024 * 1024;
/// An answer that depends on the time is kept no longer than this, and never past local midnight, when days
/// turn.
inline constexpr std::chrono::seconds cached_at_most{60};

/// Values made at one revision of the store; the first use at another revision empties it. Safe to share
/// among threads.
template <class Value>
class RevisionCache {
  public:
    RevisionCache(std::size_t count_most, std::size_t bytes_most)
        : count_most_(count_most), bytes_most_(bytes_most) {}

    std::shared_ptr<const Value> find(std::uint64_t revision, const std::string& key) {
        const std::lock_guard lock(mutex_);
        if (revision != revision_) return nullptr;
        const auto found = values_.find(key);
        return found == values_.end() ? nullptr : found->second;
    }

    /// `revision` was asked before the value was read, so a value of an older state never passes for a newer
    /// one.
    void keep(std::uint64_t revision, std::string key, std::shared_ptr<const Value> value,
              std::size_t bytes) {
        const std::lock_guard lock(mutex_);
        if (revision < revision_) return;
        if (revision > revision_ || values_.size() >= count_most_ || bytes_ + bytes > bytes_most_) {
            values_.clear();
            bytes_ = 0;
        }
        revision_ = revision;
        if (bytes > bytes_most_) return;
        if (values_.insert_or_assign(std::move(key), std::move(value)).second) bytes_ += bytes;
    }

  private:
    const std::size_t count_most_;
    const std::size_t bytes_most_;
    std::mutex mutex_;
    std::uint64_t revision_ = 0;
    std::size_t bytes_ = 0;
    std::unordered_map<std::string, std::shared_ptr<const Value>> values_;
};

struct KeptAnswer {
    http::Response response;
    Instant until{};
};

}  // namespace vekha::api
