#include "workflow/service/event_codec.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/serialize.hpp>

#include "workflow/service/task_json.hpp"

namespace vekha {
namespace json_text {
namespace {

// One pair for each change: fields out, fields in. A change without fields has neither.
void write(ObjectWriter&,
           const auto& change) requires std::is_empty_v<std::remove_cvref_t<decltype(change)>> {}
void write(ObjectWriter& fields, const TaskPlanned& change) {
    fields.object("task", task_value(change.task, fields.memory()));
}
void write(ObjectWriter& fields, const RungReached& change) {
    fields.text("rung", change.rung);
    fields.instant("moment", change.moment);
    fields.list("people", change.people, [](PersonId person) { return json::value(person.value); });
    fields.list("superseded", change.superseded,
                [&](const std::string& rung) { return json::value(rung, fields.memory()); });
}
void write(ObjectWriter& fields, const EvidenceAttached& change) {
    fields.object("evidence", evidence_value(change.evidence, fields.memory()));
}
void write(ObjectWriter& fields, const EvidenceWithdrawn& change) {
    fields.number("evidence", change.evidence);
}
void write(ObjectWriter& fields, const ReportSubmitted& change) {
    fields.text("words", change.words);
}
void write(ObjectWriter& fields, const ReportReturned& change) {
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const RequirementWaived& change) {
    fields.number("requirement", change.requirement);
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const TaskSuspended& change) {
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const TaskCancelled& change) {
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const TaskMoved& change) {
    fields.object("window", window_value(change.window, fields.memory()));
    fields.day("due", change.due);
    fields.text("due_rule", change.due_rule);
    fields.instant("due_at", change.due_at);
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const TaskReworded& change) {
    fields.text("number", change.number);
    fields.text("title", change.title);
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const TaskReassigned& change) {
    fields.list("assignments", change.assignments,
                [&](const Assignment& one) { return assignment_value(one, fields.memory()); });
    fields.id("controller", change.controller);
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const RequirementAdded& change) {
    fields.text("kind", name(change.kind));
    fields.text("reason", change.reason);
}

void read(const ObjectReader&, auto& change) requires std::is_empty_v<std::remove_cvref_t<decltype(change)>> {
}
void read(const ObjectReader& fields, TaskPlanned& change) {
    change.task = read_task(fields.value("task"), fields.problem());
}
void read(const ObjectReader& fields, RungReached& change) {
    change.rung = fields.text("rung");
    change.moment = fields.instant("moment");
    change.people = fields.list<PersonId>("people", [&](const json::value& value) {
        if (const auto* id = value.if_int64()) return PersonId{*id};
        fields.problem().note("people", "не число");
        return PersonId{};
    });
    change.superseded = fields.list<std::string>("superseded", [&](const json::value& value) {
        if (const auto* rung = value.if_string()) return std::string(*rung);
        fields.problem().note("superseded", "не текст");
        return std::string{};
    });
}
void read(const ObjectReader& fields, EvidenceAttached& change) {
    change.evidence = read_evidence(fields.value("evidence"), fields.problem());
}
void read(const ObjectReader& fields, EvidenceWithdrawn& change) {
    change.evidence = fields.small("evidence");
}
void read(const ObjectReader& fields, ReportSubmitted& change) {
    change.words = fields.text("words");
}
void read(const ObjectReader& fields, ReportReturned& change) {
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, RequirementWaived& change) {
    change.requirement = fields.small("requirement");
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, TaskSuspended& change) {
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, TaskCancelled& change) {
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, TaskMoved& change) {
    change.window = read_window(fields.value("window"), fields.problem());
    change.due = fields.day("due");
    change.due_rule = fields.text("due_rule");
    change.due_at = fields.instant("due_at");
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, TaskReworded& change) {
    change.number = fields.text("number");
    change.title = fields.text("title");
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, TaskReassigned& change) {
    change.assignments = fields.list<Assignment>(
        "assignments", [&](const json::value& value) { return read_assignment(value, fields.problem()); });
    change.controller = fields.id<PersonId>("controller");
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, RequirementAdded& change) {
    change.kind = fields.named("kind", parse_evidence_kind);
    change.reason = fields.text("reason");
}

/// The change whose name is `type`, its fields still empty.
template <std::size_t... I>
std::optional<TaskChange> empty_change(std::string_view type, std::index_sequence<I...>) {
    std::optional<TaskChange> made;
    const auto attempt = [&](TaskChange change) {
        if (!made && name(change) == type) made = std::move(change);
    };
    (attempt(TaskChange(std::in_place_index<I>)), ...);
    return made;
}

std::optional<TaskChange> empty_change(std::string_view type) {
    return empty_change(type, std::make_index_sequence<std::variant_size_v<TaskChange>>{});
}

}  // namespace
}  // namespace json_text

std::string encode_change(const TaskChange& change) {
    std::array<unsigned char, json_text::scratch_bytes> scratch;
    json_text::json::monotonic_resource memory(scratch.data(), scratch.size());
    json_text::ObjectWriter fields(&memory);
    std::visit([&](const auto& one) { json_text::write(fields, one); }, change);
    return json_text::json::serialize(fields.take());
}

Result<TaskChange> decode_change(std::string_view type, std::string_view payload) {
    auto change = json_text::empty_change(type);
    json_text::Problem problem;
    if (!change) {
        problem.note("type", "неизвестный вид события");
        return tl::unexpected(json_text::damaged("Запись журнала", problem));
    }
    std::array<unsigned char, json_text::scratch_bytes> scratch;
    json_text::json::monotonic_resource memory(scratch.data(), scratch.size());
    const json_text::json::value value = json_text::parse(payload, &memory, problem);
    const json_text::ObjectReader fields(value, "payload", problem);
    std::visit([&](auto& one) { json_text::read(fields, one); }, *change);
    return json_text::finish(std::move(*change), "Запись журнала", problem);
}

bool is_task_change(std::string_view type) {
    return json_text::empty_change(type).has_value();
}

JournalDraft draft_of(const TaskEvent& event) {
    return {.at = event.at,
            .actor = event.actor,
            .task = event.task,
            .type = std::string(name(event.change)),
            .payload = encode_change(event.change)};
}

Result<TaskEvent> event_of(const JournalEntry& entry) {
    auto change = decode_change(entry.type, entry.payload);
    if (!change) {
        Error error = std::move(change.error());
        error.where =
            "запись " + std::to_string(entry.sequence) + (error.where.empty() ? "" : ", " + error.where);
        return tl::unexpected(std::move(error));
    }
    return TaskEvent{.task = entry.task, .actor = entry.actor, .at = entry.at, .change = std::move(*change)};
}

}  // namespace vekha
