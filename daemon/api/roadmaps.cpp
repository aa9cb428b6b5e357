// Documents read and shown, roadmaps made and listed.
#include <map>

#include "daemon/api/document_json.hpp"
#include "daemon/api/given_bytes.hpp"
#include "daemon/api/given_document.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/service/kept_rules.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t login_bytes = 64;
constexpr std::size_t parties_most = 2'000;
constexpr std::int64_t others_most = 100;  ///< no words have more readings

Decision decision_of(Fields& fields) {
    Decision decision;
    decision.position = static_cast<int>(fields.number("position", 1, limits::document_items));
    fields.each("windows", limits::windows_per_deadline, [&](Fields& window) {
        Window one;
        one.first = window.optional_day("first");
        one.last = window.day("last");
        if (one.first && *one.first > one.last) window.refuse("last", "Последний день раньше первого.");
        decision.windows.push_back(one);
    });
    decision.as_read = fields.optional_flag("as_read").value_or(false);
    if (const auto other = fields.optional_number("other", 1, others_most))
        decision.other = static_cast<int>(*other);
    decision.always = fields.optional_flag("always").value_or(false);
    decision.title_proof = fields.optional_flag("title_proof").value_or(false);
    decision.without_tasks = fields.optional_flag("without_tasks").value_or(false);
    decision.waits = fields.optional_flag("waits").value_or(false);
    decision.lead = fields.optional_text("lead", 1, login_bytes);
    return decision;
}

Result<GivenDocument> given_as_json(const http::Request& request, std::size_t most, const MoreFields& more) {
    auto object = parse_object(request.body);
    if (!object) return tl::unexpected(object.error());
    GivenDocument given;
    Fields fields(*object);
    given.request.source_name = fields.text("name", 1, limits::name_bytes);
    const auto document = fields.text("document", 1, std::numeric_limits<std::size_t>::max());
    take_decisions(fields, given.request);
    if (more) more(fields);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    auto bytes = base64_decoded(document, most);
    if (!bytes) return tl::unexpected(bytes.error());
    given.bytes = std::move(*bytes);
    return given;
}

Result<GivenDocument> given_raw(const http::Request& request, std::size_t most) {
    auto raw = raw_bytes(request, most);
    if (!raw) return tl::unexpected(raw.error());
    GivenDocument given;
    given.bytes = std::move(raw->bytes);
    given.request.source_name = std::move(raw->name);
    return given;
}

/// The document of the request, read as the organization reads now.
Result<GivenDocument> with_reading(Store& store, Readings& readings, const Call& call,
                                   Result<GivenDocument> given) {
    if (!given) return given;
    const auto rules = read_as<ReadingRules>(
        store, [&](ReadView& view) { return rules_of_reading(view, *call.organization); });
    if (!rules) return tl::unexpected(rules.error());
    given->request.source_sha256 = sha256_hex(given->bytes);
    auto reading =
        readings.of(given->request.source_name, given->bytes, given->request.source_sha256, *rules);
    if (!reading) return tl::unexpected(reading.error());
    given->reading = std::move(*reading);
    given->request.reading = given->reading->roadmap;
    given->request.remarks = given->reading->document.remarks;
    return given;
}

Result<GivenDocument> read_given(Store& store, Readings& readings, std::size_t most, const Call& call) {
    return with_reading(
        store, readings, call,
        is_json(call.request) ? given_as_json(call.request, most, {}) : given_raw(call.request, most));
}

/// Whether the answer shows the document itself: a review asks for it once.
Result<bool> shows_document(const http::Request& request) {
    auto wanted = text_parameter(request, "document", 5);
    if (!wanted) return tl::unexpected(wanted.error());
    if (!*wanted || **wanted == "true") return true;
    if (**wanted == "false") return false;
    return failure(Fault::invalid_input, "Ожидалось true или false.", "document");
}

/// A task as it stands in its plan: the card, and the days that a view along the months shows.
json::object planned_json(const Task& task, Names& names, Today today, const Zone& zone) {
    auto shown = card_json(task, names, today);
    shown["window"] = window_json(task.window);
    shown["first_due"] = day(task.first_due);
    const auto* asked = task.asked_extension();
    shown["asked_day"] = asked ? day(asked->day) : json::value(nullptr);
    const auto* report = task.pending();
    const auto ended = report ? std::optional(report->at) : task.closed_at;
    shown["ended_on"] = ended ? day(zone.local(*ended).day) : json::value(nullptr);
    return shown;
}

}  // namespace

void take_decisions(Fields& fields, ImportRequest& request) {
    request.controller = fields.optional_text("controller", 0, login_bytes).value_or("");
    if (const auto unit = fields.optional_number("unit", 0, std::numeric_limits<std::int64_t>::max()))
        request.unit = UnitId{*unit};
    fields.each("decisions", limits::document_items,
                [&](Fields& one) { request.decisions.push_back(decision_of(one)); });
    request.accept_readings = fields.optional_flag("accept_readings").value_or(false);
    for (auto& [party, owner] : fields.map("parties", parties_most, limits::name_bytes))
        request.parties.emplace(std::move(party), std::move(owner));
}

Result<GivenDocument> read_given_json(Store& store, Readings& readings, std::size_t most, const Call& call,
                                      const MoreFields& more) {
    return with_reading(store, readings, call, given_as_json(call.request, most, more));
}

json::object preview_json(const ImportRequest& request, const ImportPreview& preview, json::value document) {
    return {{"name", text(request.source_name)},
            {"sha256", text(request.source_sha256)},
            {"document", std::move(document)},
            {"reading", reading_json(request.reading)},
            {"doubts", doubts_json(preview.doubts)},
            {"controllers", candidates_json(preview.controllers)},
            {"items", preview.items},
            {"tasks", preview.tasks},
            {"blocked", preview.blocked()}};
}

http::Response imported_answer(const ImportOutcome& made) {
    auto response = json_answer(201, json::object{{"id", made.roadmap.value},
                                                  {"items", made.items},
                                                  {"tasks", made.tasks},
                                                  {"doubts", doubts_json(made.doubts)}});
    response.with("Location", "/api/v1/roadmaps/" + std::to_string(made.roadmap.value));
    return response;
}

Answer read_document(Store& store, Readings& readings, std::size_t most_bytes, const Call& call) {
    if (auto known = only_parameters(call.request, {"name", "document"}); !known)
        return tl::unexpected(known.error());
    const auto shows = shows_document(call.request);
    if (!shows) return tl::unexpected(shows.error());
    auto given = read_given(store, readings, most_bytes, call);
    if (!given) return tl::unexpected(given.error());
    auto preview = read_as<ImportPreview>(store, [&](ReadView& view) {
        return preview_import(view, *call.organization, given->request, call.now, call.caller->person.id);
    });
    if (!preview) return tl::unexpected(preview.error());
    return json_answer(200, preview_json(given->request, *preview,
                                         *shows ? json::value(document_json(*given->reading)) : nullptr));
}

Answer import_document(Store& store, Readings& readings, std::size_t most_bytes, const Call& call) {
    auto given = read_given(store, readings, most_bytes, call);
    if (!given) return tl::unexpected(given.error());
    auto made = import_roadmap(store, *call.organization, call.caller->person.id, given->request, call.now);
    if (!made) return tl::unexpected(made.error());
    return imported_answer(*made);
}

Answer list_roadmaps(Store& store, const Call&) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        auto roadmaps = view.roadmaps();
        if (!roadmaps) return tl::unexpected(roadmaps.error());
        Names names(view);
        json::array items;
        for (const auto& one : *roadmaps) items.push_back(roadmap_json(one, names));
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer show_roadmap(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const RoadmapId id{call.numbers[0]};
        auto roadmap = view.roadmap(id);
        if (!roadmap) return tl::unexpected(roadmap.error());
        if (!*roadmap)
            return failure(Fault::not_found, "Такой дорожной карты нет.",
                           "дорожная карта " + std::to_string(id.value));
        auto items = view.items(id);
        if (!items) return tl::unexpected(items.error());
        auto tasks = view.tasks_of(id);
        if (!tasks) return tl::unexpected(tasks.error());
        Names names(view);
        const Today today{call.now, call.today()};
        std::map<ItemId, json::array> cards;
        for (const auto& task : *tasks)
            cards[task.item].push_back(planned_json(task, names, today, *call.organization->zone));
        json::array rows;
        for (const auto& one : *items)
            rows.push_back(json::object{{"id", one.id.value},
                                        {"position", one.position},
                                        {"item", item_json(one.item)},
                                        {"added_in", one.added_in},
                                        {"dropped_in", one.dropped_in},
                                        {"waits", one.plan.waits},
                                        {"tasks", std::move(cards[one.id])}});
        json::object shown{{"roadmap", roadmap_json(**roadmap, names)}, {"items", std::move(rows)}};
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, shown);
    });
}

}  // namespace vekha::api
