// Invitations: sent by an administrator, and accepted by who holds the link.
#include "workflow/service/invitations.hpp"

#include <limits>

#include "daemon/api/coming.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "daemon/http/network.hpp"
#include "workflow/secrets/wipe.hpp"
#include "workflow/service/address_codes.hpp"

namespace vekha::api {
namespace {

json::object invitation_json(const Invitation& made) {
    return {{"person", made.person.value},
            {"made_at", instant(made.made_at)},
            {"expires_at", instant(made.expires_at)}};
}

/// Guessing is slow: a link that nobody was sent is counted by its network.
Error refusal(Error error, WrongTokens& wrong, const Call& call) {
    if (error.fault == Fault::not_found && wrong.count(http::network_of(address_of(call.request)), call.now))
        return {Fault::too_many,
                "Слишком много неверных ссылок с этого адреса.",
                {},
                "Повторите через " + std::to_string(wrong_tokens_window.count()) + " мин."};
    return error;
}

}  // namespace

Answer list_newcomers(Store& store, const Call& call) {
    const auto found = read_as<std::vector<Newcomer>>(
        store, [&](ReadView& view) { return newcomers(view, call.caller->person.id); });
    if (!found) return tl::unexpected(found.error());
    json::array items;
    for (const auto& one : *found)
        items.push_back(json::object{
            {"person", one.person.value},
            {"invited_at", one.invitation ? instant(one.invitation->made_at) : json::value(nullptr)},
            {"expired", one.invitation && call.now >= one.invitation->expires_at}});
    return json_answer(200, json::object{{"items", std::move(items)}});
}

Answer invite_person(Store& store, const std::vector<std::string>& in_use, const Call& call) {
    const auto made = invite(store, *call.organization, call.caller->person.id, PersonId{call.numbers[0]},
                             mail_channel_of(in_use), call.now);
    if (!made) return tl::unexpected(made.error());
    return json_answer(200, invitation_json(*made));
}

Answer invite_people(Store& store, const std::vector<std::string>& in_use, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto people = fields.optional_numbers("people", invitations::at_once_most, 1,
                                                std::numeric_limits<std::int64_t>::max());
    if (!people) fields.refuse("people", "Не указано, кого пригласить.");
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    json::array invited;
    json::array left;
    for (const auto one : *people) {
        const auto made = invite(store, *call.organization, call.caller->person.id, PersonId{one},
                                 mail_channel_of(in_use), call.now);
        if (made)
            invited.push_back(invitation_json(*made));
        else
            left.push_back(json::object{{"person", one}, {"reason", text(describe(made.error()))}});
    }
    return json_answer(200, json::object{{"invited", std::move(invited)}, {"left", std::move(left)}});
}

Answer show_invitation(Doors& doors, WrongTokens& wrong, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto token = fields.text("token", 1, invitations::token_bytes_most);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto person = doors.invited(token, call.now);
    if (!person) return tl::unexpected(refusal(person.error(), wrong, call));
    return json_answer(200, json::object{{"name", text(person->name)},
                                         {"login", text(person->login)},
                                         {"organization", text(call.organization->name)}});
}

Answer accept_invitation(Doors& doors, WrongTokens& wrong, bool secure_cookie, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto token = fields.text("token", 1, invitations::token_bytes_most);
    auto password = fields.text("password", doors::password_least, doors::password_most);
    const WipedAtEnd wiped(password);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    auto opened = doors.accept_invitation(token, password, call.now, coming_of(call, secure_cookie));
    if (!opened) return tl::unexpected(refusal(opened.error(), wrong, call));
    return signed_in(std::move(opened), secure_cookie, call);
}

}  // namespace vekha::api
