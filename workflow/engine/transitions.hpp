// The life of a task, decided in pure functions. decide() says what a command would change or names why it is
// refused; apply() makes the change. Nothing else alters a task.
//
//   planned ──► open ──► submitted ──► accepted
//      │          ▲          │              │
//      │          ├─ returned, recalled     │     suspended: stops the clock; resumed to open
//      │          └─ reopened ──────────────┘     cancelled: ends without completion; may be reopened
//      └─────────► (submitted)
//
// Which step is open to whom in which state is a table: workflow/engine/steps.hpp.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "workflow/engine/calendar.hpp"
#include "workflow/engine/rules.hpp"
#include "workflow/engine/steps.hpp"
#include "workflow/model/event.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// An owner has seen the task. It quiets one rung; after that rung it can be said again.
struct Acknowledge {};
/// Puts a file or a link with the task; `number`, `by`, `at` and `report` are filled in by decide().
struct AttachEvidence {
    Evidence evidence;
};
/// Takes back evidence that was not handed in yet.
struct WithdrawEvidence {
    int evidence = 0;
};
/// A contributor hands their part to the lead.
struct Contribute {
    std::string words;
};
/// Hands the report in, with all evidence attached so far. Every open indicator needs a value; one that falls
/// short needs a note. `without` says why the report comes before every contributor and child has answered.
struct SubmitReport {
    std::string words;
    std::vector<IndicatorValue> values = {};
    std::string without = {};
};
/// The lead takes back a report that is not decided yet.
struct RecallReport {};
/// Returns the report, naming the requirements that it does not meet. `submission` is the report that was
/// looked at; 0: whichever waits.
struct ReturnReport {
    std::string reason;
    std::vector<FailedRequirement> failed = {};
    int submission = 0;
};
struct WaiveRequirement {
    int requirement = 0;
    std::string reason;
};
struct WaiveIndicator {
    int indicator = 0;
    std::string reason;
};
/// Accepts the report. Requirements still open must be waived, each with a reason, here or before; an
/// indicator that falls short needs `shortfall`; children that still owe need `excuse`, which ends them.
struct AcceptReport {
    std::vector<WaiveRequirement> waivers;
    std::string shortfall = {};
    std::string excuse = {};
    int submission = 0;
};
/// Asks for another term, early enough (Terms::extension_notice).
struct AskExtension {
    Day day{};
    std::string reason;
    std::string document = {};
};
/// Grants the extension asked for (for `day`, where given) or refuses it with words.
struct DecideExtension {
    int extension = 0;
    bool granted = false;
    std::optional<Day> day = {};
    std::string words = {};
};
/// Sets another last day without being asked.
struct MoveTask {
    Day day{};
    std::string reason;
};
struct SuspendTask {
    std::string reason;
};
struct ResumeTask {};
struct CancelTask {
    std::string reason;
};
/// Back on execution; with a new last day where one is given.
struct ReopenTask {
    std::string reason;
    std::optional<Day> day = {};
};
/// Other owners, the lead first; the controller stays where none is given.
struct ReassignTask {
    std::vector<Assignment> assignments;
    PersonId controller;
    std::string reason;
};
/// Other words or another number.
struct CorrectTask {
    std::string number;
    std::string title;
    std::string reason;
};
/// The lead hands a part on; the child is made by make_part (workflow/engine/family.hpp).
struct HandPart {
    PersonId person;
    Day due{};
    std::string title;
    std::vector<EvidenceKind> proof = {};
};
/// «Не моё»: an owner says that the task is not theirs. Nothing else changes: the controller hands it on.
struct Disown {
    std::string reason;
};

/// In the order of TaskStep.
using Command = std::variant<Acknowledge, AttachEvidence, WithdrawEvidence, Contribute, SubmitReport,
                             RecallReport, ReturnReport, WaiveRequirement, WaiveIndicator, AcceptReport,
                             AskExtension, DecideExtension, MoveTask, SuspendTask, ResumeTask, CancelTask,
                             ReopenTask, ReassignTask, CorrectTask, HandPart, Disown>;
static_assert(std::variant_size_v<Command> == step_count);

inline TaskStep step_of(const Command& command) {
    return static_cast<TaskStep>(command.index());
}

/// Who acts, as far as the rules care. The controller's steps are open to the task's controller and to any
/// person whose duty is `controller` (`controls`), but never to the lead of the same task: who did the work
/// does not accept it.
struct ActingPerson {
    PersonId person;
    bool controls = false;
    bool heads = false;                     ///< the head of the body, who approved the plan
    std::vector<PersonId> stands_for = {};  ///< whom the person stands in for today

    bool is(PersonId other) const;
};

/// What decide() must know beside the task.
struct Circumstances {
    const RulePack& rules;
    const WorkingCalendar& calendar;
    const Zone& zone;
    const Task* parent = nullptr;  ///< the task's parent, where it has one
};

/// The places of the person beside the task.
Places places_of(const Task& task, const ActingPerson& actor);

/// In whose place the person takes this step; nobody where they need no one's.
PersonId stood_in_for(const Task& task, const ActingPerson& actor, TaskStep step);

/// What the command would change, in order; never empty (but for HandPart, whose child the caller makes).
/// Errors: forbidden (not this person's step), wrong_state (the state is named), requirement_open (which
/// ones), undecided (who has not contributed), stale (the report was replaced by a newer one), invalid_input
/// (no reason, no words, unknown evidence or requirement, a day that can't be), too_large (limits.hpp),
/// conflict (the same file twice).
Result<std::vector<TaskChange>> decide(const Task& task, const ActingPerson& actor,
                                       const Circumstances& circumstances, Instant now,
                                       const Command& command);

/// Makes the change. Events come from decide(), the engine or the journal; each raises the version by one.
void apply(Task& task, const TaskEvent& event);

/// The names of the steps that decide() would allow this person now, as far as it needs no words to tell. The
/// page shows these buttons and no others.
std::vector<std::string> allowed_steps(const Task& task, const ActingPerson& actor, const Rights& rights);

}  // namespace vekha
