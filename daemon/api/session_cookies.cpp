#include "daemon/api/session_cookies.hpp"

#include "daemon/api/coming.hpp"
#include "daemon/api/handlers.hpp"
#include "workflow/service/devices.hpp"

namespace vekha::api {
namespace {

std::string for_so_long(std::string_view same_site, std::chrono::seconds life) {
    return "; SameSite=" + std::string(same_site) + "; Max-Age=" + std::to_string(life.count());
}

}  // namespace

std::string cookie_line(std::string_view name, std::string_view value, bool secure, std::string_view rest) {
    std::string made(name);
    made += "=";
    made += value;
    made += "; Path=/; HttpOnly";
    if (secure) made += "; Secure";
    made += rest;
    return made;
}

void give_cookies(http::Response& response, const OpenedSession& opened, bool secure) {
    if (opened.session.half) {
        response.with("Set-Cookie", cookie_line(half_cookie(secure), opened.token, secure,
                                                for_so_long("Strict", doors::half_session)));
        return;
    }
    // No Expires: the cookie goes with the browser, the session with its own term.
    response.with("Set-Cookie", cookie_line(session_cookie(secure), opened.token, secure, "; SameSite=Lax"));
    // Lax, for a sign-in through a provider comes back from another site.
    if (!opened.device_token.empty())
        response.with("Set-Cookie", cookie_line(device_cookie(secure), opened.device_token, secure,
                                                for_so_long("Lax", doors::device_known)));
}

}  // namespace vekha::api
