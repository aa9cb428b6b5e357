// Load on one HTTP server: so many connections, each with one request under way, for so long.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace vekha::bench {

struct Load {
    double per_second = 0;
    std::size_t answers = 0;
    std::size_t failures = 0;  ///< answers that were not 2xx, and connections that broke
};

/// `request(connection, count)` gives the bytes of each request. Answers need a Content-Length.
Load put_load(std::uint16_t port, std::size_t connections, double seconds,
              const std::function<std::string(std::size_t connection, std::size_t count)>& request);

}  // namespace vekha::bench
