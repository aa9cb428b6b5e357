// Signing in and out.
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t login_bytes = 64;
constexpr std::size_t link_token_bytes = 256;

json::object me_json(const Caller& caller, const Call& call) {
    json::array rights;
    for (std::size_t at = 0; at < action_count; ++at)
        if (const auto action = static_cast<Action>(at); caller.may(action))
            rights.push_back(text(name(action)));
    return {
        {"person", person_json(caller.person)},
        {"rights", std::move(rights)},
        {"csrf", text(caller.session.csrf)},
        {"only_task", caller.session.task ? json::value(caller.session.task->value) : json::value(nullptr)},
        {"expires_at", instant(caller.session.expires_at)},
        {"organization", text(call.organization->name)},
        {"zone", text(call.organization->zone_name)},
        {"today", day(call.today())}};
}

std::string cookie(std::string_view token, bool secure, std::string_view rest) {
    std::string made(session_cookie(secure));
    made += "=";
    made += token;
    made += "; Path=/; HttpOnly; SameSite=Lax";
    if (secure) made += "; Secure";
    made += rest;
    return made;
}

Answer signed_in(Result<OpenedSession> opened, bool secure_cookie, const Call& call) {
    if (!opened) return tl::unexpected(opened.error());
    const Caller caller{std::move(opened->session), std::move(opened->person),
                        std::make_shared<const Sight>(std::move(opened->sight))};
    auto response = json_answer(200, me_json(caller, call));
    // No Expires: the cookie goes with the browser, the session with its own term.
    response.with("Set-Cookie", cookie(opened->token, secure_cookie, ""));
    return response;
}

http::Response done() {
    http::Response response;
    response.status = 204;
    return response;
}

}  // namespace

Answer sign_in(Doors& doors, bool secure_cookie, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto login = fields.text("login", 1, login_bytes);
    const auto password = fields.text("password", 1, doors::password_most);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return signed_in(doors.sign_in(login, password, call.now), secure_cookie, call);
}

Answer follow_link(Doors& doors, bool secure_cookie, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto token = fields.text("token", 1, link_token_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return signed_in(doors.follow_link(token, call.now), secure_cookie, call);
}

Answer who_am_i(const Call& call) {
    return json_answer(200, me_json(*call.caller, call));
}

Answer sign_out(Doors& doors, bool secure_cookie, const Call& call) {
    if (auto ended = doors.sign_out(call.caller->session.token_sha256); !ended)
        return tl::unexpected(ended.error());
    auto response = done();
    response.with("Set-Cookie", cookie("", secure_cookie, "; Max-Age=0"));
    return response;
}

Answer change_own_password(Doors& doors, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto old_password = fields.text("old", 1, doors::password_most);
    const auto new_password = fields.text("new", doors::password_least, doors::password_most);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    if (auto set = doors.change_password({call.caller->session, call.caller->person}, old_password,
                                         new_password, call.now);
        !set)
        return tl::unexpected(set.error());
    return done();
}

}  // namespace vekha::api
