// Limits of the HTTP server. Times are whole seconds: a sweep once a second keeps them.
#pragma once

#include <cstddef>

namespace vekha::http {

struct ServerLimits {
    std::size_t connections = 2'000;          ///< at once; past them the least useful one makes room
    std::size_t connections_per_address = 0;  ///< at once of one client; further ones are closed; 0: no limit
    unsigned idle_seconds = 75;               ///< a kept connection without a request
    unsigned head_seconds = 15;  ///< TLS handshake; then from the first byte of a request to its head's end
    unsigned body_silence_seconds = 20;   ///< between two pieces of a body
    unsigned body_seconds = 600;          ///< a whole body
    unsigned write_silence_seconds = 30;  ///< a peer that takes nothing of the answer
    unsigned rate_grace_seconds = 30;  ///< after which a body or an answer must have moved at the least rate
    std::size_t rate_least = 1'000;    ///< bytes a second, from the first on
};

inline constexpr std::size_t head_bytes_most = 16 * 1024;          ///< request line and headers
inline constexpr std::size_t piece_bytes = 64 * 1024;              ///< a piece of a body or a file
inline constexpr std::size_t linger_bytes_most = 8 * 1024 * 1024;  ///< read and thrown away after a refusal
inline constexpr unsigned linger_seconds = 3;
/// For the end of an answer that goes on, once the server stops.
inline constexpr unsigned last_words_seconds = 1;
/// A transfer that is slower than the least rate for so long may make room for others.
inline constexpr unsigned slow_after_seconds = 5;

}  // namespace vekha::http
