// What is asked of the table of routes.
#include "daemon/api/routes.hpp"

namespace vekha::api {

bool opens_before(const Route& route, FirstDuty first) {
    if (first == FirstDuty::nothing || !route.needs_session()) return true;
    if (route.pattern == "/api/v1/session" || route.pattern == "/api/v1/session/password") return true;
    return first == FirstDuty::second_factor && route.pattern.starts_with("/api/v1/second-factor");
}

std::optional<TokenScope> scope_of(const Route& route) {
    // A key has no session to end, and none whose end would end a stream.
    const bool sign_out = route.pattern == "/api/v1/session" && route.changes();
    const bool stream = route.pattern == "/api/v1/events";
    if (!route.needs_session() || route.door == Door::browser || sign_out || stream) return std::nullopt;
    if (!route.changes()) return TokenScope::read;
    if (route.pattern.starts_with("/api/v1/tasks/")) return TokenScope::act;
    if (route.action == Action::import || route.action == Action::choose_ladder ||
        route.action == Action::approve_dates)
        return TokenScope::import;
    return TokenScope::administer;
}

std::string_view key_pattern(std::string_view path) {
    for (const auto& one : routes())
        if (http::ends_with_token(one.pattern) &&
            path.starts_with(one.pattern.substr(0, one.pattern.rfind('/') + 1)))
            return one.pattern;
    return {};
}

FoundRoute find_route(http::Method method, std::string_view path) {
    FoundRoute found;
    if (method == http::Method::head) method = http::Method::get;
    for (const auto& one : routes()) {
        const auto numbers = http::match(one.pattern, path);
        if (!numbers) continue;
        if (one.method == method) {
            found.route = &one;
            found.numbers = *numbers;
            if (http::ends_with_token(one.pattern)) found.key = path.substr(path.rfind('/') + 1);
            return found;
        }
        if (!found.allowed.empty()) found.allowed += ", ";
        found.allowed += name(one.method);
        if (one.method == http::Method::get) found.allowed += ", HEAD";
    }
    return found;
}

}  // namespace vekha::api
