// Every address of the API in one table, checked at compile time: who may come in, what body is taken, who
// answers.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "daemon/api/call.hpp"
#include "daemon/api/retirement.hpp"
#include "daemon/api/services.hpp"
#include "daemon/http/message.hpp"
#include "daemon/http/pattern.hpp"

namespace vekha::api {

/// Who may come in at all.
enum class Door {
    open,  ///< anyone
    key,  ///< whoever holds the key at the end of the address, which opens one thing: no session is looked at
    session,  ///< any session, a personal link's too: the handler looks at its one task
    full,     ///< not by a personal link
    browser,  ///< only where the person has signed in themself: neither by a link nor by a program's key
};

/// What body a request may have.
enum class Input {
    none,
    json,      ///< a small object
    form,      ///< a small form of a page without script, or of a mail program
    import,    ///< JSON with a document in it
    document,  ///< a raw document, or as `import`
    file,      ///< raw bytes, streamed to the evidence files
};

struct Route {
    http::Method method = http::Method::get;
    std::string_view pattern;
    Door door = Door::full;
    std::optional<Action> action;  ///< what the table of permissions is asked; nothing: the handler asks
    Input input = Input::none;
    bool kept = false;  ///< the answer may be kept until the store changes or the day turns
    Answer (*handler)(Services&, Call&) = nullptr;  ///< none for Input::file: the upload answers
    const Retirement* retirement =
        nullptr;  ///< where it will go one day, as openapi.yaml's `deprecated` says

    constexpr bool changes() const { return method != http::Method::get; }
    constexpr bool needs_session() const {
        return door == Door::session || door == Door::full || door == Door::browser;
    }
    /// Passwords and codes are among small bodies of who comes in or has signed in themself.
    constexpr bool bears_password() const {
        return input == Input::json && (door == Door::open || door == Door::browser);
    }
    /// Changes made under a session carry its token; a stranger's page can't know it.
    constexpr bool needs_csrf() const { return changes() && needs_session(); }
};

std::span<const Route> routes();

/// Whether the route is open to a session for which `first` must come first: the session itself and what
/// ends that duty.
bool opens_before(const Route& route, FirstDuty first);

/// What a program's key must allow to come in here; nothing where no key does.
std::optional<TokenScope> scope_of(const Route& route);

struct FoundRoute {
    const Route* route = nullptr;  ///< none: no such address, or not by this method
    http::Numbers numbers{};
    std::string key;      ///< what stood for {token}; empty where the pattern has none
    std::string allowed;  ///< methods of the address, for Allow; empty where there is no such address
};

/// The pattern of an address that holds a key, whatever the method and even where more follows the key; empty
/// for any other address.
std::string_view key_pattern(std::string_view path);

/// HEAD is answered as GET.
FoundRoute find_route(http::Method method, std::string_view path);

}  // namespace vekha::api
