// Documents as they were read last. A review sends its document again with each decision; reading a scan
// takes minutes, so what was read of the same bytes under the same rules is kept for a while.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "daemon/api/api.hpp"

namespace vekha::api {

inline constexpr std::size_t readings_kept = 8;
inline constexpr std::size_t readings_kept_bytes = 64 * 1024 * 1024;  ///< of the files they were read from

/// Safe to share among threads. Two that ask for the same unread bytes at once both read them.
class Readings {
  public:
    explicit Readings(ReadDocument read) : read_(std::move(read)) {}

    /// Errors: those of the reading; they are not kept.
    Result<std::shared_ptr<const DocumentReading>> of(std::string_view name, std::string_view bytes,
                                                      std::string_view sha256, const ReadingRules& rules);

  private:
    struct Kept {
        std::string key;
        std::size_t bytes = 0;
        std::shared_ptr<const DocumentReading> reading;
    };

    std::shared_ptr<const DocumentReading> find(const std::string& key);
    void keep(Kept fresh);

    ReadDocument read_;
    std::mutex mutex_;
    std::list<Kept> kept_;  ///< the last used first
    std::size_t bytes_ = 0;
};

}  // namespace vekha::api
