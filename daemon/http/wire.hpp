// A response's head as bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "daemon/http/message.hpp"

namespace vekha::http {

/// Status line and headers, the empty line included. `date` is the value of Date, empty to leave it out. The
/// headers that guard every answer (nosniff, no referrer, no frames) are added here, the rest is the
/// response's.
std::string head_bytes(const Response& response, bool http_1_0, bool keep_alive, std::string_view date,
                       bool strict_transport);

/// How many bytes follow the head (for HEAD too, though they are not sent).
std::uint64_t body_length(const Response& response);

/// Whether a status goes without a body and without Content-Length.
constexpr bool bodiless(int status) {
    return status == 204 || status == 304 || status < 200;
}

}  // namespace vekha::http
