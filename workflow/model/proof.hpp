// Proof of the work («подтверждение исполнения»): what a task asks for, what was put with it, what its owners
// reported and what was decided.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/ids.hpp"
#include "workflow/model/roadmap.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

enum class RequirementState { requested, received, accepted, waived };

/// An empty slot for proof, there from the first day.
struct Requirement {
    int number = 0;  ///< from 1, within the task
    EvidenceKind kind = EvidenceKind::other;
    RequirementState state = RequirementState::requested;
    std::string waiver;       ///< why it was waived; empty otherwise
    std::string remark = {};  ///< what the last returned report lacked here; empty once it is answered
    friend bool operator==(const Requirement&, const Requirement&) = default;
};

/// A number that the report must give («охват не менее 80 %»), there from the first day.
struct IndicatorSlot {
    int number = 0;  ///< from 1, within the task
    Indicator plan;  ///< what the plan asks for
    std::optional<double> value;
    std::string note;    ///< the owner's words beside the value: why it falls short, how it was counted
    std::string waiver;  ///< why no value is asked for; empty otherwise
    friend bool operator==(const IndicatorSlot&, const IndicatorSlot&) = default;

    bool open() const { return !value && waiver.empty(); }
    /// Filled, and not what the plan asks for.
    bool falls_short() const;
};

/// Whether the value is what the plan asks for: equal within a relative 1e-9, at least, or at most.
bool meets(const Indicator& plan, double value);
/// «не менее 80 %».
std::string russian_indicator(const Indicator& plan);

/// A file or a link that proves the work. The document's own number, date and signatory stand apart from the
/// upload's moment.
struct Evidence {
    int number = 0;       ///< from 1, within the task
    int requirement = 0;  ///< the requirement it answers; 0: none in particular
    EvidenceKind kind = EvidenceKind::other;
    std::string title;       ///< file name, or what a person called the link
    std::string sha256;      ///< hex; empty for a link
    std::string link;        ///< http(s) address; empty for a file
    std::int64_t bytes = 0;  ///< of the file
    std::string media_type;  ///< as found in the bytes, not as claimed
    std::string document_number;
    std::optional<Day> document_date;
    PersonId by;
    Instant at{};
    std::string signatory = {};  ///< who signed the document, as a person typed it
    int report = 1;  ///< the report it was first prepared for, from 1: which version of the proof this is
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// A reported value of an indicator.
struct IndicatorValue {
    int indicator = 0;
    double value = 0;
    std::string note;
    friend bool operator==(const IndicatorValue&, const IndicatorValue&) = default;
};

enum class Verdict {
    pending,
    accepted,
    returned,
    recalled,  ///< отозван: its owner took it back before it was decided
};

/// A report («отчёт исполнителя»): words and evidence handed in.
struct Submission {
    int number = 0;  ///< from 1, within the task
    PersonId by;
    Instant at{};
    std::string words;
    Verdict verdict = Verdict::pending;
    std::string reason;  ///< why it was returned, or accepted although an indicator falls short
    PersonId decided_by;
    std::optional<Instant> decided_at;
    std::vector<IndicatorValue> values = {};
    std::string without = {};  ///< why it came without those who had not contributed
    /// The controller's own term («срок приёмки»): the last day, and the first moment that is late. Nothing
    /// in reports of before there was one.
    std::optional<Day> decision_due = {};
    std::optional<Instant> decision_due_at = {};
    friend bool operator==(const Submission&, const Submission&) = default;
};

/// A contributor's part of the report («предложения соисполнителя»). A later one of the same person stands
/// in its place; the earlier stays in the journal.
struct Contribution {
    PersonId by;
    Instant at{};
    std::string words;
    friend bool operator==(const Contribution&, const Contribution&) = default;
};

/// «Ознакомлен»: an owner has seen the task.
struct Acknowledgement {
    PersonId person;
    Instant at{};
    friend bool operator==(const Acknowledgement&, const Acknowledgement&) = default;
};

/// «Не моё»: an owner says that the task is not theirs. It stands until the task is handed to others or the
/// owner reports after all.
struct Disowning {
    PersonId person;
    Instant at{};
    std::string reason;
    friend bool operator==(const Disowning&, const Disowning&) = default;
};

std::string_view name(RequirementState state);
std::string_view name(Verdict verdict);
std::optional<RequirementState> parse_requirement_state(std::string_view text);
std::optional<Verdict> parse_verdict(std::string_view text);

}  // namespace vekha
