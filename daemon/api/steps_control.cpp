// The steps that control a task's term, owners and words.
#include "daemon/api/step.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t owners_most = 100;
constexpr std::size_t proofs_most = 20;
constexpr std::int64_t id_most = std::numeric_limits<std::int64_t>::max();

std::string reason_of(Fields& fields) {
    return fields.text("reason", 0, limits::words_bytes);
}

PersonId person_of(Fields& fields, std::string_view name) {
    return PersonId{fields.number(name, 1, id_most)};
}

std::vector<EvidenceKind> kinds_of(Fields& fields, std::string_view name) {
    std::vector<EvidenceKind> kinds;
    for (const auto& word : fields.optional_texts(name, proofs_most, 1, limits::name_bytes)
                                .value_or(std::vector<std::string>{})) {
        const auto kind = parse_evidence_kind(word);
        if (!kind) fields.refuse(name, "Неизвестный вид подтверждения «" + word + "».");
        kinds.push_back(kind.value_or(EvidenceKind::other));
    }
    return kinds;
}

}  // namespace

Answer ask_extension(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        AskExtension command{fields.day("day"), reason_of(fields)};
        command.document = fields.optional_text("document", 0, limits::words_bytes).value_or("");
        return command;
    });
}

Answer decide_extension(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        DecideExtension command;
        command.extension = static_cast<int>(fields.number("extension", 1, std::numeric_limits<int>::max()));
        const auto granted = fields.optional_flag("granted");
        if (!granted) fields.refuse("granted", "Ожидалось true или false.");
        command.granted = granted.value_or(false);
        command.day = fields.optional_day("day");
        command.words = fields.optional_text("words", 0, limits::words_bytes).value_or("");
        return command;
    });
}

Answer move_task(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        const Day day = fields.day("day");
        return MoveTask{day, reason_of(fields)};
    });
}

Answer suspend(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) { return SuspendTask{reason_of(fields)}; });
}

Answer resume(Store& store, const Call& call) {
    return step(store, call, ResumeTask{});
}

Answer cancel(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) { return CancelTask{reason_of(fields)}; });
}

Answer reopen(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        ReopenTask command{reason_of(fields)};
        command.day = fields.optional_day("day");
        return command;
    });
}

Answer reassign(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        ReassignTask command;
        fields.each("owners", owners_most, [&](Fields& one) {
            const PersonId person = person_of(one, "person");
            const auto role =
                command.assignments.empty() ? AssignmentRole::lead : AssignmentRole::contributor;
            command.assignments.push_back(
                {person, role, one.optional_text("party", 0, limits::name_bytes).value_or("")});
        });
        command.controller = PersonId{fields.optional_number("controller", 1, id_most).value_or(0)};
        command.reason = reason_of(fields);
        return command;
    });
}

Answer correct(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        CorrectTask command;
        command.number = fields.optional_text("number", 0, limits::name_bytes).value_or("");
        command.title = fields.text("title", 1, limits::words_bytes);
        command.reason = reason_of(fields);
        return command;
    });
}

Answer hand_part(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        HandPart command;
        command.person = person_of(fields, "person");
        command.due = fields.day("due");
        command.title = fields.text("title", 1, limits::words_bytes);
        command.proof = kinds_of(fields, "proof");
        return command;
    });
}

}  // namespace vekha::api
