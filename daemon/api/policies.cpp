// The ladders that the organization has, and which of them a roadmap, a section or an item stands on.
#include <array>
#include <limits>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/policy_choice.hpp"

namespace vekha::api {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

json::value weekday_json(std::chrono::weekday one) {
    return text(weekdays.at(one.c_encoding()));
}

json::array audience_json(const std::vector<Audience>& audience) {
    json::array list;
    for (const auto one : audience) list.push_back(text(name(one)));
    return list;
}

json::array rungs_json(const std::vector<Rung>& rungs) {
    json::array list;
    for (const auto& one : rungs)
        list.push_back(json::object{{"id", text(one.id)},
                                    {"offset", one.offset},
                                    {"at", text(format_time_of_day(one.at))},
                                    {"audience", audience_json(one.audience)},
                                    {"urgent", one.urgent}});
    return list;
}

json::object policy_json(const Policy& policy, bool own) {
    json::object shown{{"name", text(policy.name)},
                       {"own", own},
                       {"announce", audience_json(policy.announce)},
                       {"rungs", rungs_json(policy.rungs)},
                       {"acceptance", rungs_json(policy.acceptance)},
                       {"weekly", nullptr},
                       {"slip_digest", nullptr}};
    if (const auto& weekly = policy.weekly)
        shown["weekly"] = json::object{{"day", weekday_json(weekly->day)},
                                       {"at", text(format_time_of_day(weekly->at))},
                                       {"audience", audience_json(weekly->audience)},
                                       {"most", weekly->most}};
    if (const auto& digest = policy.slip_digest)
        shown["slip_digest"] =
            json::object{{"day", weekday_json(digest->day)}, {"at", text(format_time_of_day(digest->at))}};
    return shown;
}

}  // namespace

Answer list_policies(const Call& call) {
    json::array items{policy_json(call.organization->policy, true)};
    for (const auto& [name, policy] : call.organization->policies)
        items.push_back(policy_json(policy, false));
    return json_answer(200, json::object{{"items", std::move(items)}});
}

Answer put_policy(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    PolicyChoice choice;
    choice.roadmap = RoadmapId{call.numbers[0]};
    choice.section = fields.optional_text("section", 1, limits::cell_bytes);
    if (const auto item = fields.optional_number("item", 1, std::numeric_limits<std::int64_t>::max()))
        choice.item = ItemId{*item};
    choice.policy = fields.text("policy", 0, limits::name_bytes);
    choice.reason = fields.text("reason", 0, limits::words_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto moved = choose_policy(store, *call.organization, call.caller->actor(), choice, call.now);
    if (!moved) return tl::unexpected(moved.error());
    return json_answer(200, json::object{{"tasks", *moved}});
}

}  // namespace vekha::api
