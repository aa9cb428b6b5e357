// Limits of the HTTP server. Times are whole seconds: a sweep once a second keeps them.
#pragma once

#include <cstddef>

namespace vekha::http {

struct ServerLimits {
    std::size_t connections = 2'000;      ///< at once; further ones are closed at once
    unsigned idle_seconds = 75;           ///< a kept connection without a request
    unsigned head_seconds = 15;           ///< from the first byte of a request to the end of its head
    unsigned body_silence_seconds = 20;   ///< between two pieces of a body
    unsigned body_seconds = 600;          ///< a whole body
    unsigned write_silence_seconds = 30;  ///< a peer that takes nothing of the answer
};

inline constexpr std::size_t head_bytes_most = 16 * 1024;          ///< request line and headers
inline constexpr std::size_t piece_bytes = 64 * 1024;              ///< a piece of a body or a file
inline constexpr std::size_t linger_bytes_most = 8 * 1024 * 1024;  ///< read and thrown away after a refusal
inline constexpr unsigned linger_seconds = 3;

}  // namespace vekha::http
