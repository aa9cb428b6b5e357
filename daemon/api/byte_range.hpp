// The Range header (RFC 9110): one range of bytes of a file.
#pragma once

#include <cstdint>
#include <string_view>

#include "daemon/http/message.hpp"

namespace vekha::api {

struct ByteRange {
    enum class Kind { whole, part, unsatisfiable };
    Kind kind = Kind::whole;
    std::uint64_t first = 0;
    std::uint64_t length = 0;
};

/// What of a file of `size` bytes is asked for. A header that can't be read, several ranges, or an If-Range
/// that names other bytes mean the whole file, as the standard allows.
ByteRange requested_range(const http::Request& request, std::string_view etag, std::uint64_t size);

}  // namespace vekha::api
