// One's own sessions and keys for programs, listed and ended. An administrator looks at anybody's.
#include <limits>

#include "daemon/api/coming.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/service/api_tokens.hpp"
#include "workflow/service/sessions.hpp"

namespace vekha::api {
namespace {

constexpr std::int64_t id_most = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t session_name_bytes = 64;

/// Whose: the caller's own, unless the query names another.
Result<PersonId> person_asked(const Call& call) {
    if (auto known = only_parameters(call.request, {"person"}); !known) return tl::unexpected(known.error());
    const auto person = number_parameter(call.request, "person", 1, id_most);
    if (!person) return tl::unexpected(person.error());
    return person->has_value() ? PersonId{**person} : call.caller->person.id;
}

json::object session_json(const Session& one, const Caller& caller) {
    return {{"session", text(session_name(one))},
            {"current", one.token_sha256 == caller.session.token_sha256},
            {"only_task", one.task ? json::value(one.task->value) : json::value(nullptr)},
            {"source", text(one.source)},
            {"device", text(one.device)},
            {"address", text(one.address)},
            {"created_at", instant(one.created_at)},
            {"seen_at", instant(one.seen_at)},
            {"expires_at", instant(one.expires_at)}};
}

json::object token_json(const ApiToken& one, Instant now) {
    json::array scopes;
    for (const auto scope : scopes_in(one.scopes)) scopes.push_back(text(name(scope)));
    return {{"id", one.id.value},
            {"person", one.person.value},
            {"name", text(one.name)},
            {"scopes", std::move(scopes)},
            {"organization", id(one.unit)},
            {"open", one.open(now)},
            {"made_at", instant(one.made_at)},
            {"expires_at", instant(one.expires_at)},
            {"ended_at", instant(one.ended_at)},
            {"used_at", instant(one.used_at)},
            {"used_from", text(one.used_from)}};
}

TokenScopes scopes_of(Fields& fields) {
    TokenScopes scopes;
    const auto names = fields.optional_texts("scopes", token_scope_count, 1, 32);
    for (const auto& one : names.value_or(std::vector<std::string>{})) {
        if (const auto scope = parse_token_scope(one))
            scopes.add(*scope);
        else
            fields.refuse("scopes", "Разрешения «" + one + "» нет. Есть read, act, import, administer.");
    }
    return scopes;
}

}  // namespace

Answer list_sessions(Store& store, const Call& call) {
    const auto person = person_asked(call);
    if (!person) return tl::unexpected(person.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto sessions = sessions_of(view, call.caller->person.id, *person, call.now);
        if (!sessions) return tl::unexpected(sessions.error());
        json::array items;
        for (const auto& one : *sessions) items.push_back(session_json(one, *call.caller));
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer finish_sessions(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto me = call.caller->person.id;
    const PersonId person{fields.optional_number("person", 1, id_most).value_or(me.value)};
    const auto one = fields.optional_text("session", 1, session_name_bytes);
    const bool others = fields.optional_flag("others").value_or(false);
    if (one.has_value() == others)
        fields.refuse("session", "Назовите сеанс или скажите others: true, чтобы завершить все остальные.");
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    if (one) {
        if (auto ended = end_session(store, me, person, *one, call.now); !ended)
            return tl::unexpected(ended.error());
        return json_answer(200, json::object{{"ended", 1}});
    }
    const auto ended = end_other_sessions(store, me, person, call.caller->session.token_sha256, call.now);
    if (!ended) return tl::unexpected(ended.error());
    return json_answer(200, json::object{{"ended", *ended}});
}

Answer list_tokens(Store& store, const Call& call) {
    const auto person = person_asked(call);
    if (!person) return tl::unexpected(person.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto tokens = tokens_of(view, call.caller->person.id, *person);
        if (!tokens) return tl::unexpected(tokens.error());
        json::array items;
        for (const auto& one : *tokens) items.push_back(token_json(one, call.now));
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer post_token(Store& store, bool secure_cookie, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto me = call.caller->person.id;
    TokenWish wish;
    wish.person = me;
    wish.name = fields.text("name", 1, api_tokens::name_bytes);
    wish.scopes = scopes_of(fields);
    wish.days = static_cast<int>(
        fields.optional_number("days", 1, api_tokens::days_most).value_or(api_tokens::days_usual));
    wish.unit = UnitId{fields.optional_number("organization", 1, id_most).value_or(0)};
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    if (!clean_text(wish.name))
        return failure(Fault::invalid_input, "Название содержит недопустимые знаки.", "name");
    const auto made = make_token(store, me, wish, coming_of(call, secure_cookie), call.now);
    if (!made) return tl::unexpected(made.error());
    auto shown = token_json(made->token, call.now);
    shown["secret"] = text(made->secret);
    return json_answer(201, shown);
}

Answer finish_token(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const TokenId id{fields.number("token", 1, id_most)};
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto ended = end_token(store, call.caller->person.id, id, call.now);
    if (!ended) return tl::unexpected(ended.error());
    return json_answer(200, token_json(*ended, call.now));
}

}  // namespace vekha::api
