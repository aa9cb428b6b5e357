// One's own second factor: begun, confirmed, turned off; and another's, taken away by an administrator.
#include "daemon/api/coming.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/secrets/totp.hpp"
#include "workflow/secrets/wipe.hpp"

namespace vekha::api {
namespace {

constexpr std::string_view issuer = "Vekha";

/// What tells this installation from others in the app: «oleg@vekha.example.org».
std::string account_of(const Person& person, const std::string& public_url) {
    const auto scheme = public_url.find("://");
    const auto host = scheme == std::string::npos ? public_url : public_url.substr(scheme + 3);
    return person.login + "@" + host.substr(0, host.find('/'));
}

SignedIn signed_in(const Call& call) {
    return {call.caller->session, call.caller->person};
}

http::Response done() {
    http::Response response;
    response.status = 204;
    return response;
}

}  // namespace

SecondProof proof_in(Fields& fields) {
    SecondProof proof;
    proof.code = fields.optional_text("code", 1, second_factor::proof_bytes).value_or("");
    proof.recovery = fields.optional_text("recovery", 1, second_factor::proof_bytes).value_or("");
    if (proof.code.empty() == proof.recovery.empty())
        fields.refuse("code", "Нужен код из приложения (code) или запасной код (recovery), что-то одно.");
    return proof;
}

Answer show_second_factor(Store& store, Doors& doors, const Call& call) {
    const auto& person = call.caller->person;
    const auto factor = read_as<std::optional<SecondFactor>>(
        store, [&](ReadView& view) { return view.second_factor(person.id); });
    if (!factor) return tl::unexpected(factor.error());
    const auto asks = doors.asks_password(signed_in(call));
    if (!asks) return tl::unexpected(asks.error());
    const bool on = *factor && (*factor)->on();
    return json_answer(200, json::object{{"on", on},
                                         {"required", doors.needs_second_factor(person)},
                                         {"asks_password", *asks},
                                         {"since", on ? instant((*factor)->confirmed_at) : json::value()},
                                         {"recovery_left", on ? (*factor)->recovery_sha256.size() : 0}});
}

Answer post_second_factor(Doors& doors, const std::string& public_url, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    auto password = fields.text("password", 0, doors::password_most);
    const WipedAtEnd wiped(password);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    auto seed = doors.begin_second_factor(signed_in(call), password, call.now);
    if (!seed) return tl::unexpected(seed.error());
    const WipedAtEnd seed_wiped(*seed);
    const auto address = otpauth_address(issuer, account_of(call.caller->person, public_url),
                                         base32_bytes(*seed).value_or(""));
    return json_answer(201, json::object{{"secret", text(*seed)}, {"address", text(address)}});
}

Answer confirm_second_factor(Doors& doors, bool secure_cookie, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto code = fields.text("code", 1, second_factor::proof_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto codes =
        doors.confirm_second_factor(signed_in(call), code, call.now, coming_of(call, secure_cookie));
    if (!codes) return tl::unexpected(codes.error());
    json::array shown;
    for (const auto& one : *codes) shown.push_back(text(one));
    return json_answer(200, json::object{{"recovery", std::move(shown)}});
}

Answer end_second_factor(Doors& doors, bool secure_cookie, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    auto password = fields.text("password", 0, doors::password_most);
    const WipedAtEnd wiped(password);
    const auto proof = proof_in(fields);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    auto ended =
        doors.end_second_factor(signed_in(call), password, proof, call.now, coming_of(call, secure_cookie));
    if (!ended) return tl::unexpected(ended.error());
    return done();
}

Answer reset_factor(Store& store, bool secure_cookie, const Call& call) {
    auto gone = reset_second_factor(store, call.caller->person.id, PersonId{call.numbers[0]},
                                    coming_of(call, secure_cookie), call.now);
    if (!gone) return tl::unexpected(gone.error());
    return done();
}

}  // namespace vekha::api
