// Signing in and out.
#include "daemon/api/coming.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "daemon/api/session_cookies.hpp"
#include "workflow/secrets/wipe.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t login_bytes = 64;
constexpr std::size_t link_token_bytes = 256;

json::object me_json(const Caller& caller, const Call& call) {
    json::array rights;
    for (std::size_t at = 0; at < action_count; ++at)
        if (const auto action = static_cast<Action>(at); caller.may(action))
            rights.push_back(text(name(action)));
    json::object me{
        {"person", person_json(caller.person)},
        {"rights", std::move(rights)},
        {"csrf", text(caller.session.csrf)},
        {"only_task", caller.session.task ? json::value(caller.session.task->value) : json::value(nullptr)},
        {"expires_at", instant(caller.session.expires_at)},
        {"organization", text(call.organization->name)},
        {"zone", text(call.organization->zone_name)},
        {"today", day(call.today())}};
    if (caller.first != FirstDuty::nothing)
        me["first"] = caller.first == FirstDuty::password ? "password" : "second_factor";
    if (caller.token) {
        json::array scopes;
        for (const auto scope : scopes_in(caller.token->scopes)) scopes.push_back(text(name(scope)));
        me["scopes"] = std::move(scopes);
    }
    return me;
}

/// The password was right; this browser alone may show the code.
Answer half_signed_in(const OpenedSession& opened, bool secure_cookie) {
    auto response = json_answer(
        202, json::object{{"second_factor", true}, {"expires_at", instant(opened.session.expires_at)}});
    give_cookies(response, opened, secure_cookie);
    return response;
}

http::Response done() {
    http::Response response;
    response.status = 204;
    return response;
}

}  // namespace

Answer signed_in(Result<OpenedSession> opened, bool secure_cookie, const Call& call) {
    if (!opened) return tl::unexpected(opened.error());
    if (opened->session.half) return half_signed_in(*opened, secure_cookie);
    http::Response cookies;
    give_cookies(cookies, *opened, secure_cookie);
    const Caller caller{std::move(opened->session),
                        std::move(opened->person),
                        std::make_shared<const Sight>(std::move(opened->sight)),
                        {},
                        opened->first};
    auto response = json_answer(200, me_json(caller, call));
    for (auto& header : cookies.headers) response.headers.push_back(std::move(header));
    return response;
}

Answer sign_in(Doors& doors, bool secure_cookie, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto login = fields.text("login", 1, login_bytes);
    auto password = fields.text("password", 1, doors::password_most);
    const WipedAtEnd wiped(password);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return signed_in(doors.sign_in(login, password, call.now, coming_of(call, secure_cookie)), secure_cookie,
                     call);
}

Answer finish_sign_in(Doors& doors, bool secure_cookie, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto proof = proof_in(fields);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto half = call.request.cookie(half_cookie(secure_cookie)).value_or("");
    auto answer = signed_in(doors.finish_sign_in(half, proof, call.now, coming_of(call, secure_cookie)),
                            secure_cookie, call);
    if (answer)
        answer->with("Set-Cookie", cookie_line(half_cookie(secure_cookie), "", secure_cookie,
                                               "; SameSite=Strict; Max-Age=0"));
    return answer;
}

Answer follow_link(Doors& doors, bool secure_cookie, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto token = fields.text("token", 1, link_token_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return signed_in(doors.follow_link(token, call.now, coming_of(call, secure_cookie)), secure_cookie, call);
}

Answer who_am_i(const Call& call) {
    return json_answer(200, me_json(*call.caller, call));
}

Answer sign_out(Doors& doors, bool secure_cookie, const Call& call) {
    if (auto ended = doors.sign_out(call.caller->session.token_sha256); !ended)
        return tl::unexpected(ended.error());
    auto response = done();
    response.with("Set-Cookie",
                  cookie_line(session_cookie(secure_cookie), "", secure_cookie, "; SameSite=Lax; Max-Age=0"));
    return response;
}

Answer change_own_password(Doors& doors, bool secure_cookie, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    auto old_password = fields.text("old", 1, doors::password_most);
    const WipedAtEnd old_wiped(old_password);
    auto new_password = fields.text("new", doors::password_least, doors::password_most);
    const WipedAtEnd new_wiped(new_password);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    if (auto set = doors.change_password({call.caller->session, call.caller->person}, old_password,
                                         new_password, call.now, coming_of(call, secure_cookie));
        !set)
        return tl::unexpected(set.error());
    return done();
}

}  // namespace vekha::api
