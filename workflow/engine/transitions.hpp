// The life of a task, decided in pure functions. decide() says what a command would change or names why it is
// refused; apply() makes the change. Nothing else alters a task.
//
//   planned ──► open ──► submitted ──► accepted
//      │          ▲          │
//      │          └─ returned┘           suspended: stops the clock; resumed to open
//      └─────────► (submitted)           cancelled: ends without completion
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "workflow/model/event.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// An owner has seen the task.
struct Acknowledge {};
/// Puts a file or a link with the task; `number`, `by` and `at` are filled in by decide().
struct AttachEvidence {
    Evidence evidence;
};
/// Takes back evidence that was not handed in yet.
struct WithdrawEvidence {
    int evidence = 0;
};
/// Hands the report in, with all evidence attached so far.
struct SubmitReport {
    std::string words;
};
struct ReturnReport {
    std::string reason;
};
struct WaiveRequirement {
    int requirement = 0;
    std::string reason;
};
/// Accepts the report. Requirements still open must be waived, each with a reason, here or before.
struct AcceptReport {
    std::vector<WaiveRequirement> waivers;
};
struct SuspendTask {
    std::string reason;
};
struct ResumeTask {};
struct CancelTask {
    std::string reason;
};

using Command = std::variant<Acknowledge, AttachEvidence, WithdrawEvidence, SubmitReport, ReturnReport,
                             WaiveRequirement, AcceptReport, SuspendTask, ResumeTask, CancelTask>;

/// Who acts, as far as the rules care. The controller's steps are open to the task's controller and to any
/// person whose duty is `controller` (`controls`), but never to the lead of the same task: who did the work
/// does not accept it.
struct ActingPerson {
    PersonId person;
    bool controls = false;
};

/// What the command would change, in order; never empty.
/// Errors: forbidden (not this person's step), wrong_state (the state is named), requirement_open (which
/// ones), invalid_input (no reason, no words, unknown evidence or requirement), too_large (limits.hpp),
/// conflict (the same file twice).
Result<std::vector<TaskChange>> decide(const Task& task, const ActingPerson& actor, Instant now,
                                       const Command& command);

/// Makes the change. Events come from decide(), the engine or the journal; each raises the version by one.
void apply(Task& task, const TaskEvent& event);

/// The steps that decide() would allow this person now: "acknowledge", "attach", "submit", "accept",
/// "return", "waive", "suspend", "resume", "cancel". The page shows these buttons and no others.
std::vector<std::string> allowed_steps(const Task& task, const ActingPerson& actor);

}  // namespace vekha
