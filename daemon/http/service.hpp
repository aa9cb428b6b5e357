// What a server serves. The server knows sockets, limits and time-outs; the service knows what to answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>

#include "daemon/http/message.hpp"
#include "workflow/model/result.hpp"

namespace vekha::http {

/// A body on its way in, taken piece by piece in the pool. Destroyed without finish(), it leaves nothing
/// behind.
class Upload {
  public:
    virtual ~Upload() = default;
    /// After an error nothing more is written; the error is the answer.
    virtual Result<void> write(std::span<const std::byte> bytes) = 0;
    virtual Response finish() = 0;
};

/// How the rest of a request is to be taken, told from its head.
struct Plan {
    enum class Body { none, whole, streamed };
    Body body = Body::none;
    std::size_t body_most = 0;       ///< bytes; past them the answer is too_large
    std::optional<Response> answer;  ///< known already: a static file, a kept answer, no such address
};

/// What was answered, for the access log. Holds no secret: no query, no cookie, no body.
struct Served {
    Method method = Method::get;
    std::string path;
    std::string peer;   ///< the client's address
    std::string proxy;  ///< the trusted proxy's that brought it; empty: it came by itself
    bool secure = false;
    int status = 0;
    std::uint64_t bytes = 0;  ///< of the answer's body
};

class Service {
  public:
    virtual ~Service() = default;
    /// Runs in an event loop and must not wait.
    virtual Plan plan(const Request& head) = 0;
    /// Runs in the pool; the body is there.
    virtual Response handle(Request& request) = 0;
    /// Runs in the pool, before any of a streamed body is read: who may not send it is told so first.
    virtual std::variant<std::unique_ptr<Upload>, Response> begin_upload(const Request& head) = 0;
    /// Runs in an event loop after each answer and must not wait.
    virtual void served(const Served& line) = 0;
};

}  // namespace vekha::http
