// New editions of a roadmap, and a roadmap copied into a new year.
#include "daemon/api/edition_json.hpp"
#include "daemon/api/given_document.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"
#include "daemon/http/problem.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/edition.hpp"
#include "workflow/service/plan_copy.hpp"

namespace vekha::api {
namespace {

constexpr int year_least = 1900;
constexpr int year_most = 2200;

RoadmapId roadmap_of(const Call& call) {
    return RoadmapId{call.numbers[0]};
}

Result<EditionRequest> edition_request(Store& store, Readings& readings, std::size_t most, const Call& call) {
    EditionRequest request;
    auto given = read_given_json(store, readings, most, call, [&](Fields& fields) {
        fields.each("rows", limits::document_items, [&](Fields& row) {
            const auto rows_most = static_cast<std::int64_t>(limits::document_items);
            RowDecision decided;
            decided.position = static_cast<int>(row.number("position", 1, rows_most));
            decided.was = static_cast<int>(row.number("was", 0, rows_most));
            request.rows.push_back(decided);
        });
        request.accept_matches = fields.optional_flag("accept_matches").value_or(false);
        request.accept_dropped = fields.optional_flag("accept_dropped").value_or(false);
        request.reason = fields.optional_text("reason", 0, limits::name_bytes).value_or("");
    });
    if (!given) return tl::unexpected(given.error());
    request.document = std::move(given->request);
    return request;
}

Result<CopyRequest> copy_request(const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    CopyRequest request;
    request.year = static_cast<int>(fields.number("year", year_least, year_most));
    take_decisions(fields, request.document);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return request;
}

/// The copy as the request of an import.
Result<ImportRequest> copied(Store& store, const Call& call) {
    auto request = copy_request(call);
    if (!request) return tl::unexpected(request.error());
    return read_as<ImportRequest>(
        store, [&](ReadView& view) { return copy_of(view, *call.organization, roadmap_of(call), *request); });
}

}  // namespace

Answer preview_edition(Store& store, Readings& readings, std::size_t most_bytes, const Call& call) {
    auto request = edition_request(store, readings, most_bytes, call);
    if (!request) return tl::unexpected(request.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        auto preview = vekha::preview_edition(view, *call.organization, roadmap_of(call), *request, call.now);
        if (!preview) return tl::unexpected(preview.error());
        Names names(view);
        auto shown = edition_preview_json(*request, *preview, names);
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        auto response = json_answer(200, shown);
        response.with("ETag", "\"" + std::to_string(preview->edition) + "\"");
        return response;
    });
}

Answer apply_edition(Store& store, Readings& readings, std::size_t most_bytes, const Call& call) {
    if (!call.request.header("if-match"))
        return http::problem(428,
                             Error{Fault::stale, "Не сказано, какую редакцию плана вы видели.", "If-Match",
                                   "Передайте в If-Match значение ETag из предварительного сравнения."});
    auto seen = expected_version(call.request);
    if (!seen) return tl::unexpected(seen.error());
    auto request = edition_request(store, readings, most_bytes, call);
    if (!request) return tl::unexpected(request.error());
    if (*seen) request->expected_edition = static_cast<int>(**seen);
    auto done = vekha::apply_edition(store, *call.organization, call.caller->person.id, roadmap_of(call),
                                     *request, call.now);
    if (!done) return tl::unexpected(done.error());
    auto response = json_answer(201, edition_outcome_json(*done));
    response.with("Location", "/api/v1/roadmaps/" + std::to_string(roadmap_of(call).value) + "/editions");
    return response;
}

Answer list_editions(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        auto roadmap = view.roadmap(roadmap_of(call));
        if (!roadmap) return tl::unexpected(roadmap.error());
        if (!*roadmap)
            return failure(Fault::not_found, "Такой дорожной карты нет.",
                           "дорожная карта " + std::to_string(roadmap_of(call).value));
        auto editions = view.editions(roadmap_of(call));
        if (!editions) return tl::unexpected(editions.error());
        Names names(view);
        json::array items;
        for (const auto& one : *editions) items.push_back(edition_json(one, names));
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer preview_copy(Store& store, const Call& call) {
    auto request = copied(store, call);
    if (!request) return tl::unexpected(request.error());
    auto preview = read_as<ImportPreview>(store, [&](ReadView& view) {
        return preview_import(view, *call.organization, *request, call.now, call.caller->person.id);
    });
    if (!preview) return tl::unexpected(preview.error());
    return json_answer(200, preview_json(*request, *preview, nullptr));
}

Answer copy_roadmap(Store& store, const Call& call) {
    auto request = copied(store, call);
    if (!request) return tl::unexpected(request.error());
    auto made = import_roadmap(store, *call.organization, call.caller->person.id, *request, call.now);
    if (!made) return tl::unexpected(made.error());
    return imported_answer(*made);
}

}  // namespace vekha::api
