// What somebody who leaves still holds, and giving it to another.
#include "workflow/service/handover.hpp"

#include <limits>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t login_bytes = 64;
constexpr std::size_t tasks_most = 10'000;  ///< chosen in one request
constexpr std::size_t shown_most = 500;     ///< of each list in an answer; the counts are whole

json::object tasks_json(const std::vector<HeldTask>& tasks, Today today) {
    json::array items;
    for (const auto& one : tasks) {
        if (items.size() == shown_most) break;
        auto item = card_json(one.card, today);
        items.push_back(
            json::object{{"task", std::move(item)}, {"owns", one.owns}, {"controls", one.controls}});
    }
    return {{"count", tasks.size()}, {"items", std::move(items)}};
}

json::object held_json(const HeldWork& held, Names& names, Today today) {
    json::array rows;
    for (const auto& one : held.rows) {
        if (rows.size() == shown_most) break;
        rows.push_back(json::object{{"item", one.item.value},
                                    {"roadmap", one.roadmap.value},
                                    {"number", text(one.number)},
                                    {"title", text(one.title)}});
    }
    json::array roadmaps;
    for (const auto& one : held.roadmaps)
        roadmaps.push_back(json::object{{"id", one.id.value}, {"title", text(one.title)}});
    json::array parties;
    for (const auto& one : held.parties) parties.push_back(text(one.party));
    json::array groups;
    for (const auto& one : held.groups)
        groups.push_back(json::object{{"id", one.id.value}, {"name", text(one.name)}});
    json::array acting;
    for (const auto& one : held.acting)
        acting.push_back(json::object{{"id", one.id.value},
                                      {"away", names.ref(one.away)},
                                      {"order", text(one.order)},
                                      {"to", day(one.to)}});
    return {{"tasks", tasks_json(held.tasks, today)},
            {"rows", json::object{{"count", held.rows.size()}, {"items", std::move(rows)}}},
            {"roadmaps", std::move(roadmaps)},
            {"parties", std::move(parties)},
            {"groups", std::move(groups)},
            {"acting", std::move(acting)}};
}

json::object outcome_json(const HandOverOutcome& outcome) {
    json::array left;
    for (const auto& one : outcome.left) {
        if (left.size() == shown_most) break;
        left.push_back(json::object{{"task", one.task.value}, {"reason", text(one.reason)}});
    }
    return {{"tasks", outcome.tasks},     {"rows", outcome.rows},     {"roadmaps", outcome.roadmaps},
            {"parties", outcome.parties}, {"groups", outcome.groups}, {"left_count", outcome.left.size()},
            {"left", std::move(left)}};
}

}  // namespace

Answer held_work(Store& store, const Call& call) {
    const PersonId person{call.numbers[0]};
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto seen = may_about(view, call, Action::see_all, person);
        if (!seen) return tl::unexpected(seen.error());
        if (!*seen)
            return failure(Fault::not_found, "Такого человека нет или он вам не виден.",
                           "person " + std::to_string(person.value));
        const auto held = tasks_to_hand_over(view, person, call.today());
        if (!held) return tl::unexpected(held.error());
        Names names(view);
        auto shown = held_json(*held, names, {call.now, call.today()});
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, shown);
    });
}

Answer hand_work_over(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    HandOver given;
    given.from = PersonId{call.numbers[0]};
    const auto to = fields.text("to", 1, login_bytes);
    given.reason = fields.text("reason", 1, limits::words_bytes);
    given.groups = fields.optional_flag("groups").value_or(false);
    const auto chosen =
        fields.optional_numbers("tasks", tasks_most, 1, std::numeric_limits<std::int64_t>::max());
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    if (chosen) {
        given.tasks.emplace();
        for (const auto one : *chosen) given.tasks->push_back(TaskId{one});
    }
    const auto owner =
        read_as<std::optional<Person>>(store, [&](ReadView& view) { return view.person_by_login(to); });
    if (!owner) return tl::unexpected(owner.error());
    if (!*owner) return failure(Fault::invalid_input, "Нет человека с логином «" + to + "».", "to");
    given.to = (*owner)->id;
    const auto outcome = hand_over(store, *call.organization, call.caller->person.id, given, call.now);
    if (!outcome) return tl::unexpected(outcome.error());
    return json_answer(200, outcome_json(*outcome));
}

}  // namespace vekha::api
