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
    fields.list("stand_ins", change.stand_ins, [&](const StandIn& one) {
        ObjectWriter pair(fields.memory());
        pair.id("acting", one.acting);
        pair.id("away", one.away);
        return pair.take();
    });
    fields.list("quiet", change.quiet, [](PersonId person) { return json::value(person.value); });
    fields.text("jumped", change.jumped);
}
void write(ObjectWriter& fields, const EvidenceAttached& change) {
    fields.object("evidence", evidence_value(change.evidence, fields.memory()));
}
void write(ObjectWriter& fields, const EvidenceWithdrawn& change) {
    fields.number("evidence", change.evidence);
}
void write(ObjectWriter& fields, const ReportSubmitted& change) {
    fields.text("words", change.words);
    fields.list("values", change.values,
                [&](const IndicatorValue& one) { return reported_value(one, fields.memory()); });
    fields.text("without", change.without);
    fields.day("decision_due", change.decision_due);
    fields.instant("decision_due_at", change.decision_due_at);
}
void write(ObjectWriter& fields, const ReportReturned& change) {
    fields.text("reason", change.reason);
    fields.list("failed", change.failed, [&](const FailedRequirement& one) {
        ObjectWriter failed(fields.memory());
        failed.number("requirement", one.requirement);
        failed.text("what", one.what);
        return failed.take();
    });
    if (change.working_days != 0) fields.number("working_days", change.working_days);
}
void write(ObjectWriter& fields, const RequirementWaived& change) {
    fields.number("requirement", change.requirement);
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const TaskAccepted& change) {
    fields.text("shortfall", change.shortfall);
}
void write(ObjectWriter& fields, const TaskResumed& change) {
    if (change.working_days != 0) fields.number("working_days", change.working_days);
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

void write(ObjectWriter& fields, const PartContributed& change) {
    fields.text("words", change.words);
}
void write(ObjectWriter& fields, const IndicatorWaived& change) {
    fields.number("indicator", change.indicator);
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const IndicatorAdded& change) {
    fields.object("plan", indicator_value(change.plan, fields.memory()));
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const ExtensionAsked& change) {
    fields.day("day", change.day);
    fields.text("reason", change.reason);
    fields.text("document", change.document);
}
void write(ObjectWriter& fields, const ExtensionDecided& change) {
    fields.number("extension", change.extension);
    fields.day("granted", change.granted);
    fields.text("words", change.words);
}
void write(ObjectWriter& fields, const TaskReopened& change) {
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const ChildAdded& change) {
    fields.object("child", child_value(change.child, fields.memory()));
}
void write(ObjectWriter& fields, const ChildSettled& change) {
    fields.id("child", change.child);
    fields.text("standing", name(change.standing));
}
void write(ObjectWriter& fields, const PersonMuted& change) {
    fields.object("mute", mute_value(change.mute, fields.memory()));
}
void write(ObjectWriter& fields, const PersonUnmuted& change) {
    fields.id("person", change.person);
}
void write(ObjectWriter& fields, const CadenceSet& change) {
    if (change.cadence) fields.object("cadence", cadence_value(*change.cadence, fields.memory()));
}
void write(ObjectWriter& fields, const PolicyChosen& change) {
    fields.text("policy", change.policy);
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const RungEdited& change) {
    fields.object("edit", edit_value(change.edit, fields.memory()));
    fields.flag("withdrawn", change.withdrawn);
}
void write(ObjectWriter& fields, const TaskDisowned& change) {
    fields.text("reason", change.reason);
}
void write(ObjectWriter& fields, const EscalationDelayed& change) {
    fields.object("delay", delay_value(change.delay, fields.memory()));
}

std::vector<PersonId> read_people(const ObjectReader& fields, std::string_view key) {
    return fields.list<PersonId>(key, [&](const json::value& value) {
        if (const auto* id = value.if_int64()) return PersonId{*id};
        fields.problem().note(key, "не число");
        return PersonId{};
    });
}

void read(const ObjectReader&, auto& change) requires std::is_empty_v<std::remove_cvref_t<decltype(change)>> {
}
void read(const ObjectReader& fields, TaskPlanned& change) {
    change.task = read_task(fields.value("task"), fields.problem());
}
void read(const ObjectReader& fields, RungReached& change) {
    change.rung = fields.text("rung");
    change.moment = fields.instant("moment");
    change.people = read_people(fields, "people");
    change.superseded = fields.list<std::string>("superseded", [&](const json::value& value) {
        if (const auto* rung = value.if_string()) return std::string(*rung);
        fields.problem().note("superseded", "не текст");
        return std::string{};
    });
    change.stand_ins = fields.list<StandIn>("stand_ins", [&](const json::value& value) {
        const ObjectReader pair(value, "stand_ins", fields.problem());
        return StandIn{pair.id<PersonId>("acting"), pair.id<PersonId>("away")};
    });
    change.quiet = read_people(fields, "quiet");
    change.jumped = fields.text("jumped");
}
void read(const ObjectReader& fields, EvidenceAttached& change) {
    change.evidence = read_evidence(fields.value("evidence"), fields.problem());
}
void read(const ObjectReader& fields, EvidenceWithdrawn& change) {
    change.evidence = fields.small("evidence");
}
void read(const ObjectReader& fields, ReportSubmitted& change) {
    change.words = fields.text("words");
    change.values = fields.list<IndicatorValue>(
        "values", [&](const json::value& one) { return read_reported(one, fields.problem()); });
    change.without = fields.text("without");
    change.decision_due = fields.optional_day("decision_due");
    change.decision_due_at = fields.optional_instant("decision_due_at");
}
void read(const ObjectReader& fields, ReportReturned& change) {
    change.reason = fields.text("reason");
    change.failed = fields.list<FailedRequirement>("failed", [&](const json::value& value) {
        const ObjectReader failed(value, "failed", fields.problem());
        return FailedRequirement{failed.small("requirement"), failed.text("what")};
    });
    if (fields.has("working_days")) change.working_days = fields.small("working_days");
}
void read(const ObjectReader& fields, RequirementWaived& change) {
    change.requirement = fields.small("requirement");
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, TaskAccepted& change) {
    change.shortfall = fields.text("shortfall");
}
void read(const ObjectReader& fields, TaskResumed& change) {
    if (fields.has("working_days")) change.working_days = fields.small("working_days");
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

void read(const ObjectReader& fields, PartContributed& change) {
    change.words = fields.text("words");
}
void read(const ObjectReader& fields, IndicatorWaived& change) {
    change.indicator = fields.small("indicator");
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, IndicatorAdded& change) {
    change.plan = read_indicator(fields.value("plan"), fields.problem());
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, ExtensionAsked& change) {
    change.day = fields.day("day");
    change.reason = fields.text("reason");
    change.document = fields.text("document");
}
void read(const ObjectReader& fields, ExtensionDecided& change) {
    change.extension = fields.small("extension");
    change.granted = fields.optional_day("granted");
    change.words = fields.text("words");
}
void read(const ObjectReader& fields, TaskReopened& change) {
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, ChildAdded& change) {
    change.child = read_child(fields.value("child"), fields.problem());
}
void read(const ObjectReader& fields, ChildSettled& change) {
    change.child = fields.id<TaskId>("child");
    change.standing = fields.named("standing", parse_child_standing);
}
void read(const ObjectReader& fields, PersonMuted& change) {
    change.mute = read_mute(fields.value("mute"), fields.problem());
}
void read(const ObjectReader& fields, PersonUnmuted& change) {
    change.person = fields.id<PersonId>("person");
}
void read(const ObjectReader& fields, CadenceSet& change) {
    if (fields.has("cadence")) change.cadence = read_cadence(fields.value("cadence"), fields.problem());
}
void read(const ObjectReader& fields, PolicyChosen& change) {
    change.policy = fields.text("policy");
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, RungEdited& change) {
    change.edit = read_edit(fields.value("edit"), fields.problem());
    change.withdrawn = fields.flag("withdrawn");
}
void read(const ObjectReader& fields, TaskDisowned& change) {
    change.reason = fields.text("reason");
}
void read(const ObjectReader& fields, EscalationDelayed& change) {
    change.delay = read_delay(fields.value("delay"), fields.problem());
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

std::string encode_change(const TaskChange& change, PersonId instead_of) {
    std::array<unsigned char, json_text::scratch_bytes> scratch;
    json_text::json::monotonic_resource memory(scratch.data(), scratch.size());
    json_text::ObjectWriter fields(&memory);
    std::visit([&](const auto& one) { json_text::write(fields, one); }, change);
    fields.id("instead_of", instead_of);
    return json_text::json::serialize(fields.take());
}

namespace {

/// The change, and in whose place its actor stood.
Result<TaskEvent> decode(std::string_view type, std::string_view payload) {
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
    TaskEvent event;
    event.change = std::move(*change);
    event.instead_of = fields.id<PersonId>("instead_of");
    return json_text::finish(std::move(event), "Запись журнала", problem);
}

}  // namespace

Result<TaskChange> decode_change(std::string_view type, std::string_view payload) {
    auto event = decode(type, payload);
    if (!event) return tl::unexpected(event.error());
    return std::move(event->change);
}

bool is_task_change(std::string_view type) {
    return json_text::empty_change(type).has_value();
}

bool is_of_draft(std::string_view type) {
    return type == "evidence_attached" || type == "evidence_withdrawn" || type == "part_contributed";
}

JournalDraft draft_of(const TaskEvent& event) {
    return {.at = event.at,
            .actor = event.actor,
            .task = event.task,
            .type = std::string(name(event.change)),
            .payload = encode_change(event.change, event.instead_of)};
}

Result<TaskEvent> event_of(const JournalEntry& entry) {
    auto event = decode(entry.type, entry.payload);
    if (!event) {
        Error error = std::move(event.error());
        error.where =
            "запись " + std::to_string(entry.sequence) + (error.where.empty() ? "" : ", " + error.where);
        return tl::unexpected(std::move(error));
    }
    event->task = entry.task;
    event->actor = entry.actor;
    event->at = entry.at;
    return event;
}

}  // namespace vekha
