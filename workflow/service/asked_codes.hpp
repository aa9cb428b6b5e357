// How often one person may ask for a code of one kind: the moments of the last hour, kept in a setting.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/result.hpp"
#include "workflow/model/time.hpp"

namespace vekha::asked_codes {

inline constexpr std::size_t most = 3;          ///< asked for by one person …
inline constexpr std::chrono::hours window{1};  ///< … within this

/// Adds this asking and forgets those that are older than the window. too_many past the limit; it tells when
/// to come again.
Result<void> count(std::vector<Instant>& asked, Instant now);

/// Milliseconds, parted by spaces.
std::string encode(const std::vector<Instant>& asked);
std::vector<Instant> decode(const std::string& text);

}  // namespace vekha::asked_codes
