// Every address of the API in one table, checked at compile time: who may come in, what body is taken, who
// answers.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "daemon/api/call.hpp"
#include "daemon/api/services.hpp"
#include "daemon/http/message.hpp"
#include "daemon/http/pattern.hpp"

namespace vekha::api {

/// Who may come in at all.
enum class Door {
    open,     ///< anyone
    session,  ///< any session, a personal link's too: the handler looks at its one task
    full,     ///< not by a personal link
};

/// What body a request may have.
enum class Input {
    none,
    json,      ///< a small object
    import,    ///< JSON with a document in it
    document,  ///< a raw document, or as `import`
    file,      ///< raw bytes, streamed to the evidence files
};

struct Route {
    http::Method method = http::Method::get;
    std::string_view pattern;
    Door door = Door::full;
    Right right = Right::none;
    Input input = Input::none;
    bool kept = false;  ///< the answer may be kept until the store changes or the day turns
    Answer (*handler)(Services&, Call&) = nullptr;  ///< none for Input::file: the upload answers

    constexpr bool changes() const { return method != http::Method::get; }
    /// Changes made under a session carry its token; a stranger's page can't know it.
    constexpr bool needs_csrf() const { return changes() && door != Door::open; }
};

std::span<const Route> routes();

struct FoundRoute {
    const Route* route = nullptr;  ///< none: no such address, or not by this method
    http::Numbers numbers{};
    std::string allowed;  ///< methods of the address, for Allow; empty where there is no such address
};

/// HEAD is answered as GET.
FoundRoute find_route(http::Method method, std::string_view path);

}  // namespace vekha::api
