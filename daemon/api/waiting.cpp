// Rows that wait for a date, the days of their events, and the order of rows.
#include "workflow/service/waiting.hpp"

#include <algorithm>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/dependencies.hpp"
#include "workflow/service/row_dates.hpp"

namespace vekha::api {
namespace {

constexpr auto rows_most = static_cast<std::int64_t>(limits::document_items);

RoadmapId roadmap_of(const Call& call) {
    return RoadmapId{call.numbers[0]};
}

json::object row_ref(const StoredItem& row) {
    return {{"item", row.id.value},
            {"position", row.position},
            {"number", optional_text(row.item.number)},
            {"title", text(row.item.title)}};
}

json::array owners_json(const std::vector<Assignment>& owners, Names& names) {
    json::array list;
    for (const auto& one : owners)
        list.push_back(json::object{
            {"person", names.ref(one.person)}, {"role", text(name(one.role))}, {"party", text(one.party)}});
    return list;
}

json::object event_json(const WaitingEvent& event, Names& names) {
    json::array rows;
    for (const auto& row : event.rows) {
        auto shown = row_ref(row);
        shown["words"] = text(row.item.deadline.text);
        shown["owners"] = owners_json(row.plan.owners, names);
        shown["each"] = owners_json(row.plan.each, names);
        rows.push_back(std::move(shown));
    }
    return {{"roadmap", event.roadmap.value}, {"event", text(event.event)}, {"rows", std::move(rows)}};
}

Answer waiting_answer(Store& store, std::optional<RoadmapId> roadmap) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        auto events = waiting(view, roadmap);
        if (!events) return tl::unexpected(events.error());
        Names names(view);
        json::array items;
        for (const auto& one : *events) items.push_back(event_json(one, names));
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

json::object dated_json(const DatedRow& dated) {
    json::array terms;
    for (const auto& term : dated.terms)
        terms.push_back(json::object{
            {"window", window_json(term.window)}, {"due", day(term.due)}, {"rule", text(term.due_rule)}});
    json::array moved;
    for (const auto& effect : dated.moved) {
        Day due = effect.task.due;
        for (const auto& change : effect.changes)
            if (const auto* move = std::get_if<TaskMoved>(&change)) due = move->due;
        moved.push_back(json::object{{"task", effect.task.id.value},
                                     {"was_due", day(effect.task.due)},
                                     {"due", day(due)},
                                     {"note", text(effect.note)}});
    }
    auto shown = row_ref(dated.row);
    shown["words"] = text(dated.row.item.deadline.text);
    shown["terms"] = std::move(terms);
    shown["new_tasks"] = tasks_in(dated.made);
    shown["moved"] = std::move(moved);
    return shown;
}

json::array dated_rows(const std::vector<DatedRow>& rows) {
    json::array list;
    for (const auto& row : rows) list.push_back(dated_json(row));
    return list;
}

http::Response dates_answer(const DatesOutcome& done) {
    return json_answer(200, json::object{{"rows", dated_rows(done.rows)},
                                         {"tasks_made", done.tasks_made},
                                         {"tasks_moved", done.tasks_moved},
                                         {"people_told", done.people_told}});
}

Result<EventDay> event_day_of(const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    EventDay request;
    request.roadmap = roadmap_of(call);
    request.event = fields.optional_text("event", 1, limits::deadline_bytes).value_or("");
    fields.each("rows", limits::document_items, [&](Fields& row) {
        request.positions.push_back(static_cast<int>(row.number("position", 1, rows_most)));
    });
    request.day = fields.day("day");
    request.basis = fields.text("basis", 1, limits::name_bytes);
    if (request.event.empty() == request.positions.empty())
        fields.refuse("event", "Назовите или событие, или строки плана.");
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return request;
}

Result<RowDates> row_dates_of(const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    RowDates request;
    request.roadmap = roadmap_of(call);
    request.position = static_cast<int>(std::min<std::int64_t>(call.numbers[1], rows_most + 1));
    fields.each("windows", limits::windows_per_deadline, [&](Fields& window) {
        Window one;
        one.first = window.optional_day("first");
        one.last = window.day("last");
        if (one.first && *one.first > one.last) window.refuse("last", "Последний день раньше первого.");
        request.windows.push_back(one);
    });
    request.basis = fields.text("basis", 1, limits::name_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return request;
}

/// Takes what a person says of two rows; shows the order as it is then.
template <class AnswerOf>
Answer answer_order(Store& store, const Call& call, AnswerOf answer_of) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    DependencyChange request;
    request.roadmap = roadmap_of(call);
    request.first = static_cast<int>(fields.number("first", 1, rows_most));
    request.then = static_cast<int>(fields.number("then", 1, rows_most));
    request.answer = answer_of(fields);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    if (auto set = vekha::set_dependency(store, call.caller->person.id, request, call.now); !set)
        return tl::unexpected(set.error());
    return list_dependencies(store, call);
}

}  // namespace

Answer list_waiting(Store& store, const Call&) {
    return waiting_answer(store, std::nullopt);
}

Answer list_waiting_of(Store& store, const Call& call) {
    return waiting_answer(store, roadmap_of(call));
}

Answer preview_event_day(Store& store, const Call& call) {
    auto request = event_day_of(call);
    if (!request) return tl::unexpected(request.error());
    const auto rows = read_as<std::vector<DatedRow>>(store, [&](ReadView& view) {
        return vekha::preview_event_day(view, *call.organization, *request, call.now);
    });
    if (!rows) return tl::unexpected(rows.error());
    return json_answer(200, json::object{{"rows", dated_rows(*rows)}});
}

Answer set_event_day(Store& store, const Call& call) {
    auto request = event_day_of(call);
    if (!request) return tl::unexpected(request.error());
    const auto done =
        vekha::set_event_day(store, *call.organization, call.caller->person.id, *request, call.now);
    if (!done) return tl::unexpected(done.error());
    return dates_answer(*done);
}

Answer set_row_dates(Store& store, const Call& call) {
    auto request = row_dates_of(call);
    if (!request) return tl::unexpected(request.error());
    const auto done =
        vekha::set_row_dates(store, *call.organization, call.caller->person.id, *request, call.now);
    if (!done) return tl::unexpected(done.error());
    return dates_answer(*done);
}

Answer list_dependencies(Store& store, const Call& call) {
    const auto found = read_as<std::vector<Dependency>>(
        store, [&](ReadView& view) { return dependencies(view, roadmap_of(call)); });
    if (!found) return tl::unexpected(found.error());
    json::array items;
    json::array refused;
    for (const auto& one : *found)
        (one.refused ? refused : items)
            .push_back(json::object{{"first", row_ref(one.first)},
                                    {"then", row_ref(one.then)},
                                    {"agreed", one.agreed},
                                    {"reason", text(one.reason)},
                                    {"tasks", one.progress.tasks},
                                    {"closed", one.progress.closed}});
    return json_answer(200, json::object{{"items", std::move(items)}, {"refused", std::move(refused)}});
}

Answer set_dependency(Store& store, const Call& call) {
    return answer_order(store, call, [](Fields& fields) {
        return fields.optional_flag("stands").value_or(true) ? OrderAnswer::agreed : OrderAnswer::taken_back;
    });
}

Answer refuse_dependency(Store& store, const Call& call) {
    return answer_order(store, call, [](Fields&) { return OrderAnswer::refused; });
}

}  // namespace vekha::api
