// A file in the body of a request: raw with its name in the query, or as base64 in JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "daemon/api/call.hpp"

namespace vekha::api {

struct GivenBytes {
    std::string name;
    std::string bytes;
};

bool is_json(const http::Request& request);

/// The raw body, named by ?name=. invalid_input without a name, too_large past `most` bytes.
Result<GivenBytes> raw_bytes(const http::Request& request, std::size_t most);

/// invalid_input where it is no base64, too_large past `most` bytes.
Result<std::string> base64_decoded(std::string_view text, std::size_t most);

}  // namespace vekha::api
