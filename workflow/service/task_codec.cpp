#include "workflow/service/task_codec.hpp"

#include <array>
#include <cstddef>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/serialize.hpp>

#include "workflow/service/task_json.hpp"

namespace vekha {
namespace json_text {
namespace {

json::object requirement_value(const Requirement& requirement, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.number("number", requirement.number);
    fields.text("kind", name(requirement.kind));
    fields.text("state", name(requirement.state));
    fields.text("waiver", requirement.waiver);
    return fields.take();
}

Requirement read_requirement(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "requirements", problem);
    return {.number = fields.small("number"),
            .kind = fields.named("kind", parse_evidence_kind),
            .state = fields.named("state", parse_requirement_state),
            .waiver = fields.text("waiver")};
}

json::object submission_value(const Submission& submission, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.number("number", submission.number);
    fields.id("by", submission.by);
    fields.instant("at", submission.at);
    fields.text("words", submission.words);
    fields.text("verdict", name(submission.verdict));
    fields.text("reason", submission.reason);
    fields.id("decided_by", submission.decided_by);
    fields.instant("decided_at", submission.decided_at);
    return fields.take();
}

Submission read_submission(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "submissions", problem);
    return {.number = fields.small("number"),
            .by = fields.id<PersonId>("by"),
            .at = fields.instant("at"),
            .words = fields.text("words"),
            .verdict = fields.named("verdict", parse_verdict),
            .reason = fields.text("reason"),
            .decided_by = fields.id<PersonId>("decided_by"),
            .decided_at = fields.optional_instant("decided_at")};
}

json::object acknowledgement_value(const Acknowledgement& acknowledgement, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.id("person", acknowledgement.person);
    fields.instant("at", acknowledgement.at);
    return fields.take();
}

Acknowledgement read_acknowledgement(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "acknowledgements", problem);
    return {.person = fields.id<PersonId>("person"), .at = fields.instant("at")};
}

}  // namespace

json::object assignment_value(const Assignment& assignment, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.id("person", assignment.person);
    fields.text("role", name(assignment.role));
    fields.text("party", assignment.party);
    return fields.take();
}

Assignment read_assignment(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "assignments", problem);
    return {.person = fields.id<PersonId>("person"),
            .role = fields.named("role", parse_assignment_role),
            .party = fields.text("party")};
}

json::object window_value(const Window& window, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.day("first", window.first);
    fields.day("last", window.last);
    return fields.take();
}

Window read_window(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "window", problem);
    return {.first = fields.optional_day("first"), .last = fields.day("last")};
}

json::object evidence_value(const Evidence& evidence, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.number("number", evidence.number);
    fields.number("requirement", evidence.requirement);
    fields.text("kind", name(evidence.kind));
    fields.text("title", evidence.title);
    fields.text("sha256", evidence.sha256);
    fields.text("link", evidence.link);
    fields.number("bytes", evidence.bytes);
    fields.text("media_type", evidence.media_type);
    fields.text("document_number", evidence.document_number);
    fields.day("document_date", evidence.document_date);
    fields.id("by", evidence.by);
    fields.instant("at", evidence.at);
    return fields.take();
}

Evidence read_evidence(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "evidence", problem);
    return {.number = fields.small("number"),
            .requirement = fields.small("requirement"),
            .kind = fields.named("kind", parse_evidence_kind),
            .title = fields.text("title"),
            .sha256 = fields.text("sha256"),
            .link = fields.text("link"),
            .bytes = fields.number("bytes"),
            .media_type = fields.text("media_type"),
            .document_number = fields.text("document_number"),
            .document_date = fields.optional_day("document_date"),
            .by = fields.id<PersonId>("by"),
            .at = fields.instant("at")};
}

json::object task_value(const Task& task, const json::storage_ptr& memory) {
    const auto with = [&](auto make) {
        return [make, &memory](const auto& part) { return make(part, memory); };
    };
    ObjectWriter fields(memory);
    fields.id("id", task.id);
    fields.id("roadmap", task.roadmap);
    fields.id("item", task.item);
    fields.number("occurrence", task.occurrence);
    fields.text("number", task.number);
    fields.text("title", task.title);
    fields.object("window", window_value(task.window, memory));
    fields.day("due", task.due);
    fields.text("due_rule", task.due_rule);
    fields.instant("due_at", task.due_at);
    fields.day("first_due", task.first_due);
    if (task.moves != 0) fields.number("moves", task.moves);
    fields.text("state", name(task.state));
    fields.list("assignments", task.assignments, with(assignment_value));
    fields.id("controller", task.controller);
    fields.list("requirements", task.requirements, with(requirement_value));
    fields.list("evidence", task.evidence, with(evidence_value));
    fields.list("submissions", task.submissions, with(submission_value));
    fields.list("acknowledgements", task.acknowledgements, with(acknowledgement_value));
    fields.instant("created_at", task.created_at);
    fields.instant("closed_at", task.closed_at);
    fields.text("hold_reason", task.hold_reason);
    fields.instant("ladder_at", task.ladder_at);
    fields.number("version", task.version);
    return fields.take();
}

Task read_task(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "task", problem);
    const auto with = [&](auto read) {
        return [read, &problem](const json::value& part) { return read(part, problem); };
    };
    Task task;
    task.id = fields.id<TaskId>("id");
    task.roadmap = fields.id<RoadmapId>("roadmap");
    task.item = fields.id<ItemId>("item");
    task.occurrence = fields.small("occurrence");
    task.number = fields.text("number");
    task.title = fields.text("title");
    task.window = read_window(fields.value("window"), problem);
    task.due = fields.day("due");
    task.due_rule = fields.text("due_rule");
    task.due_at = fields.instant("due_at");
    task.first_due = fields.day("first_due");
    if (fields.has("moves")) task.moves = fields.small("moves");
    task.state = fields.named("state", parse_task_state);
    task.assignments = fields.list<Assignment>("assignments", with(read_assignment));
    task.controller = fields.id<PersonId>("controller");
    task.requirements = fields.list<Requirement>("requirements", with(read_requirement));
    task.evidence = fields.list<Evidence>("evidence", with(read_evidence));
    task.submissions = fields.list<Submission>("submissions", with(read_submission));
    task.acknowledgements = fields.list<Acknowledgement>("acknowledgements", with(read_acknowledgement));
    task.created_at = fields.instant("created_at");
    task.closed_at = fields.optional_instant("closed_at");
    task.hold_reason = fields.text("hold_reason");
    task.ladder_at = fields.optional_instant("ladder_at");
    task.version = fields.number("version");
    return task;
}

}  // namespace json_text

std::string encode_task(const Task& task) {
    std::array<unsigned char, json_text::scratch_bytes> scratch;
    json_text::json::monotonic_resource memory(scratch.data(), scratch.size());
    return json_text::json::serialize(json_text::task_value(task, &memory));
}

Result<Task> decode_task(std::string_view text) {
    std::array<unsigned char, json_text::scratch_bytes> scratch;
    json_text::json::monotonic_resource memory(scratch.data(), scratch.size());
    json_text::Problem problem;
    Task task = json_text::read_task(json_text::parse(text, &memory, problem), problem);
    return json_text::finish(std::move(task), "Задача", problem);
}

}  // namespace vekha
