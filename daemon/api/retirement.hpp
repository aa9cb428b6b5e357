// An operation that will go one day, and how its answers say so: Deprecation (RFC 9745), Sunset (RFC 8594)
// and a link to what to use instead. The rules stand in README.md beside this file.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "daemon/http/message.hpp"

namespace vekha::api {

/// How long an operation stays at the least once it is announced to go.
inline constexpr std::chrono::days notice_at_least{365};

/// Two days in UTC, each from its midnight on; openapi.yaml says the same in `x-deprecated` and `x-sunset`.
struct Retirement {
    std::chrono::sys_days deprecated;  ///< nobody should begin to use it from this day on
    std::chrono::sys_days sunset;      ///< it may be gone from this day on
    std::string_view instead;          ///< the address of what takes its place

    constexpr bool fair() const { return sunset - deprecated >= notice_at_least && !instead.empty(); }
};

/// The day's midnight as HTTP writes moments: «Wed, 01 Dec 2027 00:00:00 GMT».
std::string http_date(std::chrono::sys_days day);

/// Adds the three headers to an answer, a refusal as well.
void announce(http::Response& answer, const Retirement& retirement);

}  // namespace vekha::api
