#include "workflow/service/task_codec.hpp"

#include <array>
#include <cstddef>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/serialize.hpp>

#include "workflow/service/task_json.hpp"

namespace vekha {
namespace json_text {
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

namespace {

/// What a plain task lacks, and what tasks kept by earlier versions lack; absent where empty.
void write_control(ObjectWriter& fields, const Task& task) {
    const auto with = [&](auto make) {
        return [make, &fields](const auto& part) { return make(part, fields.memory()); };
    };
    fields.instant("acceptance_at", task.acceptance_at);
    fields.id("parent", task.parent);
    if (task.branch != Branch::none) fields.text("branch", name(task.branch));
    if (task.depth != 0) fields.number("depth", task.depth);
    fields.list("children", task.children, with(child_value));
    fields.list("indicators", task.indicators, with(slot_value));
    fields.list("contributions", task.contributions, with(contribution_value));
    fields.list("extensions", task.extensions, with(extension_value));
    fields.list("pauses", task.pauses, with(pause_value));
    fields.list("mutes", task.mutes, with(mute_value));
    if (task.cadence) fields.object("cadence", cadence_value(*task.cadence, fields.memory()));
    fields.list("edits", task.edits, with(edit_value));
    fields.list("delays", task.delays, with(delay_value));
    fields.text("policy", task.policy);
    fields.list("disownings", task.disownings, with(disowning_value));
}

void read_control(const ObjectReader& fields, Task& task) {
    Problem& problem = fields.problem();
    const auto with = [&](auto read) {
        return [read, &problem](const json::value& part) { return read(part, problem); };
    };
    task.acceptance_at = fields.optional_instant("acceptance_at");
    task.parent = fields.id<TaskId>("parent");
    if (fields.has("branch")) task.branch = fields.named("branch", parse_branch);
    if (fields.has("depth")) task.depth = fields.small("depth");
    task.children = fields.list<Child>("children", with(read_child));
    task.indicators = fields.list<IndicatorSlot>("indicators", with(read_slot));
    task.contributions = fields.list<Contribution>("contributions", with(read_contribution));
    task.extensions = fields.list<Extension>("extensions", with(read_extension));
    task.pauses = fields.list<Pause>("pauses", with(read_pause));
    task.mutes = fields.list<Mute>("mutes", with(read_mute));
    if (fields.has("cadence")) task.cadence = read_cadence(fields.value("cadence"), problem);
    task.edits = fields.list<RungEdit>("edits", with(read_edit));
    task.delays = fields.list<EscalationDelay>("delays", with(read_delay));
    task.policy = fields.text("policy");
    task.disownings = fields.list<Disowning>("disownings", with(read_disowning));
}

}  // namespace

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
    write_control(fields, task);
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
    read_control(fields, task);
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
