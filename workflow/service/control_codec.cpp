// What control does to a task as JSON: extensions, pauses, mutes, pace, edits of messages, the tree.
#include "workflow/service/task_json.hpp"

namespace vekha::json_text {

json::object extension_value(const Extension& extension, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.number("number", extension.number);
    fields.id("by", extension.by);
    fields.instant("at", extension.at);
    fields.day("day", extension.day);
    fields.text("reason", extension.reason);
    fields.text("document", extension.document);
    fields.text("state", name(extension.state));
    fields.day("granted", extension.granted);
    fields.id("decided_by", extension.decided_by);
    fields.instant("decided_at", extension.decided_at);
    fields.text("decision", extension.decision);
    return fields.take();
}

Extension read_extension(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "extensions", problem);
    return {.number = fields.small("number"),
            .by = fields.id<PersonId>("by"),
            .at = fields.instant("at"),
            .day = fields.day("day"),
            .reason = fields.text("reason"),
            .document = fields.text("document"),
            .state = fields.named("state", parse_extension_state),
            .granted = fields.optional_day("granted"),
            .decided_by = fields.id<PersonId>("decided_by"),
            .decided_at = fields.optional_instant("decided_at"),
            .decision = fields.text("decision")};
}

json::object pause_value(const Pause& pause, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.instant("from", pause.from);
    fields.instant("to", pause.to);
    fields.text("reason", pause.reason);
    fields.number("working_days", pause.working_days);
    fields.flag("at_control", pause.at_control);
    return fields.take();
}

Pause read_pause(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "pauses", problem);
    return {.from = fields.instant("from"),
            .to = fields.optional_instant("to"),
            .reason = fields.text("reason"),
            .working_days = fields.small("working_days"),
            .at_control = fields.flag("at_control")};
}

json::object mute_value(const Mute& mute, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.id("person", mute.person);
    fields.day("until", mute.until);
    fields.id("by", mute.by);
    fields.instant("at", mute.at);
    fields.text("reason", mute.reason);
    return fields.take();
}

Mute read_mute(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "mutes", problem);
    return {.person = fields.id<PersonId>("person"),
            .until = fields.day("until"),
            .by = fields.id<PersonId>("by"),
            .at = fields.instant("at"),
            .reason = fields.text("reason")};
}

json::object cadence_value(const Cadence& cadence, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.number("every", cadence.every);
    fields.day("from", cadence.from);
    fields.day("until", cadence.until);
    fields.id("by", cadence.by);
    fields.text("reason", cadence.reason);
    return fields.take();
}

Cadence read_cadence(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "cadence", problem);
    return {.every = fields.small("every"),
            .from = fields.day("from"),
            .until = fields.day("until"),
            .by = fields.id<PersonId>("by"),
            .reason = fields.text("reason")};
}

json::object edit_value(const RungEdit& edit, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.text("rung", edit.rung);
    fields.id("person", edit.person);
    fields.text("kind", name(edit.kind));
    fields.day("until", edit.until);
    fields.text("words", edit.words);
    fields.id("by", edit.by);
    return fields.take();
}

RungEdit read_edit(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "edits", problem);
    return {.rung = fields.text("rung"),
            .person = fields.id<PersonId>("person"),
            .kind = fields.named("kind", parse_rung_edit),
            .until = fields.optional_day("until"),
            .words = fields.text("words"),
            .by = fields.id<PersonId>("by")};
}

json::object delay_value(const EscalationDelay& delay, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.instant("from", delay.from);
    fields.instant("to", delay.to);
    fields.number("working_days", delay.working_days);
    return fields.take();
}

EscalationDelay read_delay(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "delays", problem);
    return {.from = fields.instant("from"),
            .to = fields.instant("to"),
            .working_days = fields.small("working_days")};
}

json::object child_value(const Child& child, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.id("task", child.task);
    fields.id("person", child.person);
    fields.text("branch", name(child.branch));
    fields.text("standing", name(child.standing));
    return fields.take();
}

Child read_child(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "children", problem);
    return {.task = fields.id<TaskId>("task"),
            .person = fields.id<PersonId>("person"),
            .branch = fields.named("branch", parse_branch),
            .standing = fields.named("standing", parse_child_standing)};
}

}  // namespace vekha::json_text
