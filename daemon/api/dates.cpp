// Due dates that the rule pack and the calendar would set otherwise, and the approval that moves them.
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/date_changes.hpp"

namespace vekha::api {
namespace {

/// Tasks that one request may choose by name.
constexpr std::size_t chosen_most = 1000;

json::object date_change_json(const DateChange& change, Names& names) {
    return {{"task", change.task.value},
            {"roadmap", change.roadmap.value},
            {"number", text(change.number)},
            {"title", text(change.title)},
            {"state", text(name(change.state))},
            {"lead", names.ref(change.lead)},
            {"was", day(change.was)},
            {"due", day(change.due)},
            {"rule", text(change.rule)}};
}

Result<DateApproval> approval_of(const http::Request& request) {
    auto object = parse_object(request.body);
    if (!object) return tl::unexpected(object.error());
    const bool chosen = object->contains("tasks");
    Fields fields(*object);
    DateApproval approval;
    approval.reason = fields.text("reason", 1, limits::words_bytes);
    fields.each("tasks", chosen_most, [&](Fields& one) {
        approval.tasks.push_back(TaskId{one.number("id", 1, std::numeric_limits<std::int64_t>::max())});
    });
    if (chosen && approval.tasks.empty())
        fields.refuse("tasks", "Не выбрано ни одной задачи; без списка меняются все сроки.");
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return approval;
}

}  // namespace

Answer list_date_changes(Store& store, const Call& call) {
    if (auto known = only_parameters(call.request, {"after", "limit"}); !known)
        return tl::unexpected(known.error());
    const auto after = number_parameter(call.request, "after", 0, std::numeric_limits<std::int64_t>::max());
    if (!after) return tl::unexpected(after.error());
    const auto limit = number_parameter(call.request, "limit", 1, limits::page_most);
    if (!limit) return tl::unexpected(limit.error());
    const auto changes = date_changes(
        store, *call.organization, TaskId{after->value_or(0)},
        static_cast<std::size_t>(limit->value_or(static_cast<std::int64_t>(limits::page_default))));
    if (!changes) return tl::unexpected(changes.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        Names names(view);
        json::array items;
        for (const auto& one : changes->items) items.push_back(date_change_json(one, names));
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        const auto& rules = call.organization->rules;
        return json_answer(200, json::object{{"pack", text(rules.name)},
                                             {"version", text(rules.version)},
                                             {"total", changes->total},
                                             {"items", std::move(items)}});
    });
}

Answer approve_dates(Store& store, const Call& call) {
    const auto approval = approval_of(call.request);
    if (!approval) return tl::unexpected(approval.error());
    const auto done =
        approve_date_changes(store, *call.organization, call.caller->person.id, *approval, call.now);
    if (!done) return tl::unexpected(done.error());
    return json_answer(200, json::object{{"moved", done->moved}, {"people_told", done->people_told}});
}

}  // namespace vekha::api
