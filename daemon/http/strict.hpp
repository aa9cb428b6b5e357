// The head of a request judged by its bytes, before the parser sees it. What two readers of HTTP could take
// in two ways is refused here, so that no proxy in front and this server ever disagree where a request ends.
// Pure: no socket, no Beast.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vekha::http {

inline constexpr std::size_t target_bytes_most = 8'000;  ///< path and query (RFC 9112 asks for no less)
inline constexpr std::size_t headers_most = 100;
inline constexpr std::size_t method_bytes_most = 20;

/// Why a head is refused; each has its status and its words (status_of, words_of).
enum class HeadFault {
    not_http,            ///< no request line: TLS, another protocol, HTTP/0.9
    line_end,            ///< CR without LF, or LF without CR
    control_byte,        ///< a zero or another control character
    version,             ///< not HTTP/1.0 or HTTP/1.1
    method,              ///< too long, or CONNECT
    target,              ///< not a path, or another host's
    target_encoding,     ///< %-signs that are broken or hide a slash, a dot segment or a control character
    target_long,         ///< longer than target_bytes_most
    header_name,         ///< a blank before the colon, or none, or a line that goes on with the one before
    header_value,        ///< characters that no value has
    header_twice,        ///< one that may stand once only
    headers_many,        ///< more than headers_most
    host,                ///< missing, or no host
    length,              ///< Content-Length that is no number
    length_and_chunked,  ///< both ways to tell where a body ends
    encoding,            ///< Transfer-Encoding other than chunked, or in HTTP/1.0
    expectation,         ///< Expect other than 100-continue
};

int status_of(HeadFault fault);
/// For the person at the other end, in Russian; nothing of what was sent stands in it.
std::string_view words_of(HeadFault fault);

/// How far a head has come in.
struct HeadSeen {
    std::size_t end = 0;  ///< past the empty line; 0: it is not there yet
    std::optional<HeadFault> fault;
};

/// Looks at what has come in so far, from the first byte of a request. `looked`: how many of these bytes were
/// looked at before without an end; what is wrong is told as soon as it is there.
HeadSeen look_for_head(std::string_view bytes, std::size_t looked);

/// Judges a whole head, its empty line included; nothing where it is plain HTTP.
std::optional<HeadFault> judge_head(std::string_view head);

/// An authority as Host has it: the host in its own case without brackets and port; nothing where it is none.
std::optional<std::string_view> host_of(std::string_view authority);

}  // namespace vekha::http
