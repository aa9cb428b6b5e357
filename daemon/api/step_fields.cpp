#include "daemon/api/step_fields.hpp"

#include <limits>

#include "workflow/model/limits.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t list_most = 100;  ///< waivers, values, failed requirements, owners in one step
constexpr std::size_t proofs_most = 20;
constexpr std::int64_t number_most = std::numeric_limits<int>::max();
constexpr std::int64_t id_most = std::numeric_limits<std::int64_t>::max();

int number_of(Fields& fields, std::string_view name) {
    return static_cast<int>(fields.number(name, 1, number_most));
}
std::string words_of(Fields& fields, std::string_view name) {
    return fields.text(name, 0, limits::words_bytes);
}
std::string optional_words(Fields& fields, std::string_view name) {
    return fields.optional_text(name, 0, limits::words_bytes).value_or("");
}
/// The number of the report that was looked at; 0 where it is not said.
int submission_of(Fields& fields) {
    return static_cast<int>(fields.optional_number("submission", 1, number_most).value_or(0));
}

WaiveRequirement waiver_of(Fields& fields) {
    const int requirement = number_of(fields, "requirement");
    return {requirement, words_of(fields, "reason")};
}

SubmitReport report_of(Fields& fields) {
    SubmitReport command{words_of(fields, "words")};
    fields.each("values", list_most, [&](Fields& one) {
        const int indicator = number_of(one, "indicator");
        const double value = one.decimal("value");
        command.values.push_back({indicator, value, optional_words(one, "note")});
    });
    command.without = optional_words(fields, "without");
    return command;
}

ReturnReport return_of(Fields& fields) {
    ReturnReport command{words_of(fields, "reason")};
    fields.each("failed", list_most, [&](Fields& one) {
        const int requirement = number_of(one, "requirement");
        command.failed.push_back({requirement, words_of(one, "what")});
    });
    command.submission = submission_of(fields);
    return command;
}

AcceptReport acceptance_of(Fields& fields) {
    AcceptReport command;
    fields.each("waivers", list_most, [&](Fields& one) { command.waivers.push_back(waiver_of(one)); });
    command.shortfall = optional_words(fields, "shortfall");
    command.excuse = optional_words(fields, "excuse");
    command.submission = submission_of(fields);
    return command;
}

DecideExtension extension_decision_of(Fields& fields) {
    DecideExtension command;
    command.extension = number_of(fields, "extension");
    const auto granted = fields.optional_flag("granted");
    if (!granted) fields.refuse("granted", "Ожидалось true или false.");
    command.granted = granted.value_or(false);
    command.day = fields.optional_day("day");
    command.words = optional_words(fields, "words");
    return command;
}

ReassignTask owners_of(Fields& fields) {
    ReassignTask command;
    fields.each("owners", list_most, [&](Fields& one) {
        const PersonId person{one.number("person", 1, id_most)};
        const auto role = command.assignments.empty() ? AssignmentRole::lead : AssignmentRole::contributor;
        command.assignments.push_back(
            {person, role, one.optional_text("party", 0, limits::name_bytes).value_or("")});
    });
    command.controller = PersonId{fields.optional_number("controller", 1, id_most).value_or(0)};
    command.reason = words_of(fields, "reason");
    return command;
}

CorrectTask correction_of(Fields& fields) {
    CorrectTask command;
    command.number = fields.optional_text("number", 0, limits::name_bytes).value_or("");
    command.title = fields.text("title", 1, limits::words_bytes);
    command.reason = words_of(fields, "reason");
    return command;
}

HandPart part_of(Fields& fields) {
    HandPart command;
    command.person = PersonId{fields.number("person", 1, id_most)};
    command.due = fields.day("due");
    command.title = fields.text("title", 1, limits::words_bytes);
    for (const auto& word : fields.optional_texts("proof", proofs_most, 1, limits::name_bytes)
                                .value_or(std::vector<std::string>{})) {
        const auto kind = parse_evidence_kind(word);
        if (!kind) fields.refuse("proof", "Неизвестный вид подтверждения «" + word + "».");
        command.proof.push_back(kind.value_or(EvidenceKind::other));
    }
    return command;
}

/// A command of a day and a reason.
template <class Dated>
Dated dated(Fields& fields) {
    const Day day = fields.day("day");
    return {day, words_of(fields, "reason")};
}

}  // namespace

bool without_fields(TaskStep step) {
    return step == TaskStep::acknowledge || step == TaskStep::recall || step == TaskStep::resume;
}

Command read_command(TaskStep step, Fields& fields) {
    switch (step) {
        case TaskStep::acknowledge:
        case TaskStep::attach:
        case TaskStep::withdraw:
            break;
        case TaskStep::contribute:
            return Contribute{words_of(fields, "words")};
        case TaskStep::submit:
            return report_of(fields);
        case TaskStep::recall:
            return RecallReport{};
        case TaskStep::return_report:
            return return_of(fields);
        case TaskStep::waive:
            return waiver_of(fields);
        case TaskStep::waive_indicator: {
            const int indicator = number_of(fields, "indicator");
            return WaiveIndicator{indicator, words_of(fields, "reason")};
        }
        case TaskStep::accept:
            return acceptance_of(fields);
        case TaskStep::ask_extension: {
            auto command = dated<AskExtension>(fields);
            command.document = optional_words(fields, "document");
            return command;
        }
        case TaskStep::decide_extension:
            return extension_decision_of(fields);
        case TaskStep::move:
            return dated<MoveTask>(fields);
        case TaskStep::suspend:
            return SuspendTask{words_of(fields, "reason")};
        case TaskStep::resume:
            return ResumeTask{};
        case TaskStep::cancel:
            return CancelTask{words_of(fields, "reason")};
        case TaskStep::reopen: {
            ReopenTask command{words_of(fields, "reason")};
            command.day = fields.optional_day("day");
            return command;
        }
        case TaskStep::reassign:
            return owners_of(fields);
        case TaskStep::correct:
            return correction_of(fields);
        case TaskStep::hand_part:
            return part_of(fields);
        case TaskStep::disown:
            return Disown{words_of(fields, "reason")};
    }
    return Acknowledge{};
}

}  // namespace vekha::api
