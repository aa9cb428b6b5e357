// Proof as JSON: requirements, indicators, evidence, reports, contributions.
#include <array>
#include <charconv>

#include "workflow/model/reading_names.hpp"
#include "workflow/service/task_json.hpp"

namespace vekha::json_text {

std::string number_text(double value) {
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

double read_number_text(const std::string& text, Problem& problem) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) problem.note("value", "не число");
    return value;
}

json::object indicator_value(const Indicator& indicator, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.text("text", indicator.text);
    fields.text("value", number_text(indicator.value));
    fields.text("unit", indicator.unit);
    if (indicator.direction != Indicator::Direction::exactly)
        fields.text("direction", name(indicator.direction));
    return fields.take();
}

Indicator read_indicator(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "indicators", problem);
    return {.text = fields.text("text"),
            .value = read_number_text(fields.text("value"), problem),
            .unit = fields.text("unit"),
            .direction = fields.has("direction") ? fields.named("direction", parse_direction)
                                                 : Indicator::Direction::exactly};
}

json::object requirement_value(const Requirement& requirement, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.number("number", requirement.number);
    fields.text("kind", name(requirement.kind));
    fields.text("state", name(requirement.state));
    fields.text("waiver", requirement.waiver);
    fields.text("remark", requirement.remark);
    return fields.take();
}

Requirement read_requirement(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "requirements", problem);
    return {.number = fields.small("number"),
            .kind = fields.named("kind", parse_evidence_kind),
            .state = fields.named("state", parse_requirement_state),
            .waiver = fields.text("waiver"),
            .remark = fields.text("remark")};
}

json::object slot_value(const IndicatorSlot& slot, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.number("number", slot.number);
    fields.object("plan", indicator_value(slot.plan, memory));
    if (slot.value) fields.text("value", number_text(*slot.value));
    fields.text("note", slot.note);
    fields.text("waiver", slot.waiver);
    return fields.take();
}

IndicatorSlot read_slot(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "indicators", problem);
    IndicatorSlot slot;
    slot.number = fields.small("number");
    slot.plan = read_indicator(fields.value("plan"), problem);
    if (fields.has("value")) slot.value = read_number_text(fields.text("value"), problem);
    slot.note = fields.text("note");
    slot.waiver = fields.text("waiver");
    return slot;
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
    fields.text("signatory", evidence.signatory);
    if (evidence.report != 1) fields.number("report", evidence.report);
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
            .at = fields.instant("at"),
            .signatory = fields.text("signatory"),
            .report = fields.has("report") ? fields.small("report") : 1};
}

json::object reported_value(const IndicatorValue& reported, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.number("indicator", reported.indicator);
    fields.text("value", number_text(reported.value));
    fields.text("note", reported.note);
    return fields.take();
}

IndicatorValue read_reported(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "values", problem);
    return {.indicator = fields.small("indicator"),
            .value = read_number_text(fields.text("value"), problem),
            .note = fields.text("note")};
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
    fields.list("values", submission.values,
                [&](const IndicatorValue& one) { return reported_value(one, memory); });
    fields.text("without", submission.without);
    fields.day("decision_due", submission.decision_due);
    fields.instant("decision_due_at", submission.decision_due_at);
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
            .decided_at = fields.optional_instant("decided_at"),
            .values = fields.list<IndicatorValue>(
                "values", [&](const json::value& one) { return read_reported(one, problem); }),
            .without = fields.text("without"),
            .decision_due = fields.optional_day("decision_due"),
            .decision_due_at = fields.optional_instant("decision_due_at")};
}

json::object contribution_value(const Contribution& contribution, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.id("by", contribution.by);
    fields.instant("at", contribution.at);
    fields.text("words", contribution.words);
    return fields.take();
}

Contribution read_contribution(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "contributions", problem);
    return {.by = fields.id<PersonId>("by"), .at = fields.instant("at"), .words = fields.text("words")};
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

json::object disowning_value(const Disowning& disowning, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.id("person", disowning.person);
    fields.instant("at", disowning.at);
    fields.text("reason", disowning.reason);
    return fields.take();
}

Disowning read_disowning(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "disownings", problem);
    return {
        .person = fields.id<PersonId>("person"), .at = fields.instant("at"), .reason = fields.text("reason")};
}

}  // namespace vekha::json_text
