// The message log: what was sent, to whom, with which outcome.
#include <algorithm>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"

namespace vekha::api {
namespace {

Result<DeliveryQuery> query_of(const Call& call) {
    const auto& request = call.request;
    if (auto known = only_parameters(request, {"state", "limit", "after"}); !known)
        return tl::unexpected(known.error());
    DeliveryQuery query;
    if (!call.caller->may(Action::see_messages)) query.person = call.caller->person.id;
    if (const auto state = request.parameter("state")) {
        query.state = parse_delivery_state(*state);
        if (!query.state) return failure(Fault::invalid_input, "Неизвестное состояние сообщения.", "state");
    }
    auto limit = number_parameter(request, "limit", 1, limits::page_most);
    if (!limit) return tl::unexpected(limit.error());
    query.limit = static_cast<std::size_t>(limit->value_or(limits::page_default));
    auto after = number_parameter(request, "after", 1, std::numeric_limits<std::int64_t>::max());
    if (!after) return tl::unexpected(after.error());
    if (*after) query.before = DeliveryId{**after};
    return query;
}

}  // namespace

Answer list_deliveries(Store& store, const Call& call) {
    auto query = query_of(call);
    if (!query) return tl::unexpected(query.error());
    const std::size_t wanted = query->limit;
    ++query->limit;  // one more tells whether there is a next page
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        auto deliveries = view.deliveries(*query);
        if (!deliveries) return tl::unexpected(deliveries.error());
        json::value next = nullptr;
        if (deliveries->size() > wanted) {
            deliveries->resize(wanted);
            next = text(std::to_string(deliveries->back().id.value));
        }
        Names names(view);
        json::array items;
        for (const auto& one : *deliveries) items.push_back(delivery_json(one, names));
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(items)}, {"next", next}});
    });
}

Answer show_delivery(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const DeliveryId id_asked{call.numbers[0]};
        auto delivery = view.delivery(id_asked);
        if (!delivery) return tl::unexpected(delivery.error());
        const auto seen = *delivery ? may_about(view, call, Action::see_messages, (*delivery)->person)
                                    : Result<bool>(false);
        if (!seen) return tl::unexpected(seen.error());
        if (!*seen)
            return failure(Fault::not_found, "Такого сообщения нет или оно вам не видно.",
                           "сообщение " + std::to_string(id_asked.value));
        auto rows = view.outbox_of(id_asked);
        if (!rows) return tl::unexpected(rows.error());
        // Only who reads the mail may know its code: it proves the address.
        const bool secret = std::any_of(rows->begin(), rows->end(),
                                        [](const OutboxRow& one) { return one.kind == NoticeKind::code; });
        json::array notices;
        for (const auto& one : *rows)
            notices.push_back(json::object{{"task", id(one.task)},
                                           {"kind", text(name(one.kind))},
                                           {"rung", text(one.rung)},
                                           {"reason", text(secret ? "" : one.reason)}});
        Names names(view);
        json::object shown{{"delivery", delivery_json(**delivery, names)},
                           {"message_id", text((*delivery)->message_id)},
                           {"text", text(secret ? "" : (*delivery)->text)},
                           {"html", text(secret ? "" : (*delivery)->html)},
                           {"notices", std::move(notices)}};
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, shown);
    });
}

}  // namespace vekha::api
