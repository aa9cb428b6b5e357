// What will be sent if nobody does anything, and what will keep somebody from being told.
#include "daemon/app/rehearsal.hpp"

#include <limits>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"
#include "notifiers/delivery/route.hpp"
#include "workflow/service/weak_spots.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t messages_shown = 1'000;  ///< in one answer; the counts are whole

Result<KeptOffice> asked(Store& store, const std::vector<std::string>& channels, const Call& call) {
    if (auto known = only_parameters(call.request, {"from", "to", "roadmap"}); !known)
        return tl::unexpected(known.error());
    KeptOffice office{store, call.now, channels, {}, {}, {}};
    const auto from = day_parameter(call.request, "from");
    if (!from) return tl::unexpected(from.error());
    office.from = *from;
    const auto to = day_parameter(call.request, "to");
    if (!to) return tl::unexpected(to.error());
    office.to = *to;
    const auto roadmap =
        number_parameter(call.request, "roadmap", 1, std::numeric_limits<std::int64_t>::max());
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (*roadmap) office.roadmap = RoadmapId{**roadmap};
    return office;
}

json::object line_json(const RehearsedMessage::Line& line, Names& names) {
    return {{"task", id(line.task)},
            {"number", text(line.number)},
            {"title", text(line.title)},
            {"roadmap", id(line.roadmap)},
            {"rung", text(line.rung)},
            {"kind", text(name(line.kind))},
            {"reason", text(line.reason)},
            {"audience", text(name(line.audience))},
            {"in_place_of", names.ref(line.in_place_of)},
            {"due", day(line.due)},
            {"due_rule", text(line.due_rule)}};
}

json::object message_json(const RehearsedMessage& message, Names& names) {
    json::array lines;
    for (const auto& one : message.lines) lines.push_back(line_json(one, names));
    return {{"at", instant(message.at)},
            {"person", names.ref(message.person.id)},
            {"channel", text(message.channel)},
            {"subject", text(message.subject)},
            {"audience", text(name(message.audience()))},
            {"lines", std::move(lines)}};
}

json::object outcome_json(const RehearsalOutcome& outcome, Names& names) {
    json::array kinds;
    for (const auto& [kind, lines] : outcome.by_kind)
        kinds.push_back(json::object{{"kind", text(name(kind))}, {"lines", lines}});
    json::array audiences;
    for (const auto& [audience, messages] : outcome.by_audience)
        audiences.push_back(json::object{{"audience", text(name(audience))}, {"messages", messages}});
    json::array days;
    for (const auto& [key, count] : outcome.by_day_and_person)
        days.push_back(json::object{{"day", day(key.first)},
                                    {"person", names.ref(key.second)},
                                    {"messages", count.messages},
                                    {"lines", count.lines}});
    return {{"from", day(outcome.from)},
            {"to", day(outcome.to)},
            {"words", text(rehearsal_words(outcome))},
            {"tasks", outcome.tasks},
            {"messages", outcome.messages},
            {"lines", outcome.lines},
            {"by_kind", std::move(kinds)},
            {"by_audience", std::move(audiences)},
            {"by_day_and_person", std::move(days)}};
}

json::object spot_json(const WeakSpot& spot, Names& names) {
    return {{"kind", text(name(spot.kind))}, {"place", text(spot.place)}, {"reason", text(spot.reason)},
            {"mend", text(spot.mend)},       {"task", id(spot.task)},     {"person", names.ref(spot.person)},
            {"roadmap", id(spot.roadmap)},   {"tasks", spot.tasks}};
}

}  // namespace

Answer rehearsal(Store& store, const std::vector<std::string>& channels, std::mutex& turn, const Call& call) {
    const auto office = asked(store, channels, call);
    if (!office) return tl::unexpected(office.error());
    const std::unique_lock alone(turn, std::try_to_lock);
    if (!alone)
        return failure(Fault::unavailable, "Сейчас уже считают, кому и что будет отправлено.", {},
                       "Спросите ещё раз через несколько секунд.");
    std::vector<RehearsedMessage> messages;
    const auto outcome = rehearse(call.organization, *office, [&](const RehearsedMessage& message) {
        if (messages.size() < messages_shown) messages.push_back(message);
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        Names names(view);
        for (const auto& one : messages) names.know(one.person);
        auto shown = outcome_json(*outcome, names);
        json::array items;
        for (const auto& one : messages) items.push_back(message_json(one, names));
        shown["items"] = std::move(items);
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, shown);
    });
}

Answer list_weak_spots(Store& store, const std::vector<std::string>& channels, const Call& call) {
    const Reach reach{channels.size(),
                      [&](const Person& person) { return reaching_channels(person, channels); }};
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto found = weak_spots(view, *call.organization, reach, call.now);
        if (!found) return tl::unexpected(found.error());
        Names names(view);
        json::array counts;
        for (const auto& [kind, count] : found->counts)
            counts.push_back(
                json::object{{"kind", text(name(kind))}, {"heading", text(heading(kind))}, {"count", count}});
        json::array items;
        for (const auto& one : found->examples) items.push_back(spot_json(one, names));
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(
            200, json::object{
                     {"tasks", found->tasks}, {"counts", std::move(counts)}, {"items", std::move(items)}});
    });
}

}  // namespace vekha::api
