// Signing in through a provider of OpenID Connect: to it and back. Both steps are for a browser that follows
// links, so what goes wrong is told by the page, by a code in its address.
#include "daemon/api/coming.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"
#include "daemon/api/session_cookies.hpp"
#include "daemon/identity/oidc_door.hpp"
#include "daemon/runtime/log.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t parameter_bytes = 4096;  ///< of a code, a state or an issuer

constexpr std::string_view ticket_cookie(bool secure) {
    return secure ? "__Host-vekha_oidc" : "vekha_oidc";
}

http::Response redirect(std::string address) {
    http::Response response;
    response.status = 302;
    response.with("Location", std::move(address)).with("Cache-Control", "no-store");
    return response;
}

/// The page says the code in words.
http::Response to_page(std::string_view code) {
    return redirect("/?sign_in=" + std::string(code));
}

http::Response to_page(const identity::Failure& failure) {
    log::warning("oidc_failed", {{"trouble", identity::name(failure.trouble)}, {"why", failure.why}});
    return to_page(identity::name(failure.trouble));
}

tl::unexpected<Error> no_provider() {
    return failure(Fault::not_found, "Вход через другую учётную запись здесь не настроен.", {},
                   "Войдите с логином и паролем.");
}

/// A parameter that a provider gives; nothing where it is absent or nothing a provider would give.
std::optional<std::string> given(const Call& call, std::string_view name) {
    auto value = call.request.parameter(name);
    if (!value || value->size() > parameter_bytes || !clean_text(*value)) return std::nullopt;
    return value;
}

http::Response finished(Doors& doors, const identity::OidcDoor& door, bool secure, const Call& call,
                        const identity::OidcDoor::Known& known) {
    const auto entry = doors.enter_outside(known.who, door.rules(), call.now, coming_of(call, secure));
    if (!entry)
        return to_page(entry.error().fault == Fault::too_many ? std::string_view("too_many")
                                                              : identity::name(identity::Trouble::down));
    if (entry->refusal != OutsideRefusal::none) return to_page(name(entry->refusal));
    // The page asks for the code of Vekha's own second factor.
    auto response = entry->opened.session.half ? to_page("code") : redirect(known.to);
    give_cookies(response, entry->opened, secure);
    return response;
}

}  // namespace

Answer sign_in_ways(const identity::OidcDoor* door) {
    json::object ways{{"password", true}, {"oidc", nullptr}};
    if (door) ways["oidc"] = json::object{{"title", text(door->title())}};
    return json_answer(200, std::move(ways));
}

Answer start_oidc(identity::OidcDoor* door, bool secure_cookie, const Call& call) {
    if (auto known = only_parameters(call.request, {"to"}); !known) return tl::unexpected(known.error());
    const auto to = text_parameter(call.request, "to", identity::return_path_bytes);
    if (!to) return tl::unexpected(to.error());
    if (!door) return no_provider();
    const auto begun = door->begin(to->value_or("/"), call.now);
    if (!begun) return to_page(begun.error());
    auto response = redirect(begun->address);
    response.with("Set-Cookie",
                  cookie_line(ticket_cookie(secure_cookie), begun->ticket, secure_cookie,
                              "; SameSite=Lax; Max-Age=" +
                                  std::to_string(std::chrono::seconds(identity::ticket_life).count())));
    return response;
}

Answer finish_oidc(identity::OidcDoor* door, Doors& doors, bool secure_cookie, const Call& call) {
    if (!door) return no_provider();
    identity::Returned returned{
        given(call, "code"), given(call, "state"), given(call, "iss"), given(call, "error"), {}};
    returned.ticket = call.request.cookie(ticket_cookie(secure_cookie)).value_or("");
    const auto known = door->finish(returned, call.now);
    auto response = known ? finished(doors, *door, secure_cookie, call, *known) : to_page(known.error());
    // Used, whatever came of it.
    response.with("Set-Cookie",
                  cookie_line(ticket_cookie(secure_cookie), "", secure_cookie, "; SameSite=Lax; Max-Age=0"));
    return response;
}

}  // namespace vekha::api
