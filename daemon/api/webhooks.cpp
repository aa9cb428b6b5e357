// Subscriptions of other systems: kept, tried, replayed. A secret is shown where it was made and nowhere
// else.
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "notifiers/delivery/destination.hpp"
#include "notifiers/webhooks/payload.hpp"
#include "notifiers/webhooks/subscriptions.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t type_bytes = 64;
constexpr std::size_t types_most = 64;

json::object webhook_json(const Webhook& one, Names& names, Instant now) {
    json::array types;
    for (const auto& type : one.types) types.push_back(text(type));
    const bool two = signing_secrets(one, now).size() > 1;
    return {{"id", one.id.value},
            {"name", text(one.name)},
            {"address", text(one.address)},
            {"types", std::move(types)},
            {"version", one.version},
            {"active", one.active},
            {"made_by", names.ref(one.made_by)},
            {"made_at", instant(one.made_at)},
            {"old_secret_until", two ? instant(one.old_secret_until) : json::value(nullptr)},
            {"trouble", one.trouble.empty() ? json::value(nullptr) : text(one.trouble)}};
}

json::object letter_json(const WebhookLetter& one) {
    return {
        {"id", text(letter_id(one))},
        {"sequence", one.sequence},
        {"type", text(one.type)},
        {"state", text(name(one.state))},
        {"attempts", one.attempts},
        {"made_at", instant(one.made_at)},
        {"next_try_at", one.state == LetterState::waiting ? instant(one.next_try_at) : json::value(nullptr)},
        {"settled_at", instant(one.settled_at)},
        {"outcome", one.outcome.empty() ? json::value(nullptr) : text(one.outcome)},
        {"code", one.code == 0 ? json::value(nullptr) : json::value(one.code)},
        {"body", text(one.body)}};
}

/// The subscription, with its secret where it was just made.
Answer shown(Store& store, const Call& call, int status, const Webhook& one, bool with_secret) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        Names names(view);
        auto object = webhook_json(one, names, call.now);
        if (with_secret) object["secret"] = text(one.secret);
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(status, object);
    });
}

Result<webhooks::WebhookEntry> entry_of(const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    webhooks::WebhookEntry entry;
    entry.name = fields.text("name", 1, webhooks::name_bytes);
    entry.address = fields.text("address", 1, destination_bytes);
    entry.types =
        fields.optional_texts("types", types_most, 1, type_bytes).value_or(std::vector<std::string>{});
    entry.active = fields.optional_flag("active").value_or(true);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return entry;
}

WebhookId webhook_of(const Call& call) {
    return WebhookId{call.numbers[0]};
}
webhooks::Asked asked(const Call& call) {
    return {call.caller->person.id, call.now};
}

Result<Webhook> find(ReadView& view, WebhookId id) {
    auto webhook = view.webhook(id);
    if (!webhook) return tl::unexpected(webhook.error());
    if (!*webhook)
        return failure(Fault::not_found, "Такой подписки нет.", "подписка " + std::to_string(id.value));
    return std::move(**webhook);
}

Result<LetterQuery> query_of(const Call& call) {
    const auto& request = call.request;
    if (auto known = only_parameters(request, {"state", "limit", "after"}); !known)
        return tl::unexpected(known.error());
    LetterQuery query{webhook_of(call)};
    if (const auto state = request.parameter("state")) {
        query.state = parse_letter_state(*state);
        if (!query.state) return failure(Fault::invalid_input, "Неизвестное состояние письма.", "state");
    }
    auto limit = number_parameter(request, "limit", 1, limits::page_most);
    if (!limit) return tl::unexpected(limit.error());
    query.limit = static_cast<std::size_t>(limit->value_or(limits::page_default));
    auto after = number_parameter(request, "after", 1, std::numeric_limits<std::int64_t>::max());
    if (!after) return tl::unexpected(after.error());
    query.before = *after;
    return query;
}

Answer replayed(Store& store, const Call& call, std::optional<std::int64_t> sequence) {
    const auto count = webhooks::replay(store, webhook_of(call), sequence, asked(call));
    if (!count) return tl::unexpected(count.error());
    return json_answer(200, json::object{{"replayed", *count}});
}

}  // namespace

Answer list_webhooks(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto all = view.webhooks();
        if (!all) return tl::unexpected(all.error());
        Names names(view);
        json::array items;
        for (const auto& one : *all) items.push_back(webhook_json(one, names, call.now));
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer show_webhook(Store& store, const Call& call) {
    const auto webhook =
        read_as<Webhook>(store, [&](ReadView& view) { return find(view, webhook_of(call)); });
    if (!webhook) return tl::unexpected(webhook.error());
    return shown(store, call, 200, *webhook, false);
}

Answer add_webhook(Store& store, const WebhookDoor& door, const Call& call) {
    const auto entry = entry_of(call);
    if (!entry) return tl::unexpected(entry.error());
    const auto made = webhooks::add(store, door.check, *entry, asked(call));
    if (!made) return tl::unexpected(made.error());
    return shown(store, call, 201, *made, true);
}

Answer change_webhook(Store& store, const WebhookDoor& door, const Call& call) {
    const auto entry = entry_of(call);
    if (!entry) return tl::unexpected(entry.error());
    const auto changed = webhooks::change(store, door.check, webhook_of(call), *entry, asked(call));
    if (!changed) return tl::unexpected(changed.error());
    return shown(store, call, 200, *changed, false);
}

Answer remove_webhook(Store& store, const Call& call) {
    if (auto done = webhooks::remove(store, webhook_of(call), asked(call)); !done)
        return tl::unexpected(done.error());
    http::Response answer;
    answer.status = 204;
    return answer;
}

Answer rotate_webhook(Store& store, const Call& call) {
    const auto changed = webhooks::rotate(store, webhook_of(call), asked(call));
    if (!changed) return tl::unexpected(changed.error());
    return shown(store, call, 200, *changed, true);
}

Answer test_webhook(Store& store, const WebhookDoor& door, const Call& call) {
    const auto webhook =
        read_as<Webhook>(store, [&](ReadView& view) { return find(view, webhook_of(call)); });
    if (!webhook) return tl::unexpected(webhook.error());
    if (auto good = door.check(webhook->address); !good) return tl::unexpected(good.error());
    const std::string id = "test_" + std::to_string(webhook->id.value) + "_" +
                           std::to_string(call.now.time_since_epoch().count());
    const auto outcome = door.post(*webhook, id, webhooks::test_payload(call.now), call.now);
    return json_answer(
        200, json::object{{"id", text(id)},
                          {"taken", outcome.verdict == webhooks::PostVerdict::taken},
                          {"outcome", text(outcome.reason)},
                          {"code", outcome.code == 0 ? json::value(nullptr) : json::value(outcome.code)}});
}

Answer list_letters(Store& store, const Call& call) {
    auto query = query_of(call);
    if (!query) return tl::unexpected(query.error());
    const std::size_t wanted = query->limit;
    ++query->limit;  // one more tells whether there is a next page
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        if (const auto known = find(view, query->webhook); !known) return tl::unexpected(known.error());
        auto letters = view.letters(*query);
        if (!letters) return tl::unexpected(letters.error());
        json::value next = nullptr;
        if (letters->size() > wanted) {
            letters->resize(wanted);
            next = text(std::to_string(letters->back().sequence));
        }
        json::array items;
        for (const auto& one : *letters) items.push_back(letter_json(one));
        return json_answer(200, json::object{{"items", std::move(items)}, {"next", next}});
    });
}

Answer replay_letter(Store& store, const Call& call) {
    return replayed(store, call, call.numbers[1]);
}

Answer replay_letters(Store& store, const Call& call) {
    return replayed(store, call, std::nullopt);
}

}  // namespace vekha::api
