// What happened to a task. The journal keeps these in order; applying them to an empty task gives the task as
// it is.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "workflow/model/task.hpp"

namespace vekha {

/// The first event of every task: all that is known on the first day.
struct TaskPlanned {
    Task task;  ///< state planned, no submissions; the id as the store gave it
    friend bool operator==(const TaskPlanned&, const TaskPlanned&) = default;
};
struct TaskOpened {
    friend bool operator==(const TaskOpened&, const TaskOpened&) = default;
};
/// Who acts in whose place, by a substitution («замещение»).
struct StandIn {
    PersonId acting;
    PersonId away;
    friend bool operator==(const StandIn&, const StandIn&) = default;
};
/// A rung of the ladder was planned for `people`; those in `superseded` were due earlier and are not sent any
/// more.
struct RungReached {
    std::string rung;
    Instant moment{};  ///< when it was due, not when it was noticed
    std::vector<PersonId> people;
    std::vector<std::string> superseded;
    std::vector<StandIn> stand_ins = {};  ///< of `people`: who was told in whose place
    std::vector<PersonId> quiet = {};     ///< would have been told, and had said that they have seen it,
                                          ///< or are muted, or were skipped
    std::string jumped = {};              ///< why a person sent this rung before its moment; empty otherwise
    friend bool operator==(const RungReached&, const RungReached&) = default;
};
struct TaskAcknowledged {
    friend bool operator==(const TaskAcknowledged&, const TaskAcknowledged&) = default;
};
struct EvidenceAttached {
    Evidence evidence;
    friend bool operator==(const EvidenceAttached&, const EvidenceAttached&) = default;
};
struct EvidenceWithdrawn {
    int evidence = 0;
    friend bool operator==(const EvidenceWithdrawn&, const EvidenceWithdrawn&) = default;
};
struct ReportSubmitted {
    std::string words;
    std::vector<IndicatorValue> values = {};
    std::string without = {};  ///< why it comes without those who have not contributed
    std::optional<Day> decision_due = {};
    std::optional<Instant> decision_due_at = {};
    friend bool operator==(const ReportSubmitted&, const ReportSubmitted&) = default;
};
/// What a returned report lacks in one requirement.
struct FailedRequirement {
    int requirement = 0;
    std::string what;
    friend bool operator==(const FailedRequirement&, const FailedRequirement&) = default;
};
struct ReportReturned {
    std::string reason;
    std::vector<FailedRequirement> failed = {};  ///< their slots are empty again
    /// Working days that the report lay on control; a TaskMoved by as many follows where any.
    int working_days = 0;
    friend bool operator==(const ReportReturned&, const ReportReturned&) = default;
};
struct RequirementWaived {
    int requirement = 0;
    std::string reason;
    friend bool operator==(const RequirementWaived&, const RequirementWaived&) = default;
};
struct TaskAccepted {
    std::string shortfall = {};  ///< why it is accepted although an indicator falls short
    friend bool operator==(const TaskAccepted&, const TaskAccepted&) = default;
};
struct TaskSuspended {
    std::string reason;
    friend bool operator==(const TaskSuspended&, const TaskSuspended&) = default;
};
struct TaskResumed {
    int working_days = 0;  ///< how many the pause lasted; a TaskMoved by as many follows where any
    friend bool operator==(const TaskResumed&, const TaskResumed&) = default;
};
struct TaskCancelled {
    std::string reason;
    friend bool operator==(const TaskCancelled&, const TaskCancelled&) = default;
};
/// Another term by an order: the clock starts anew, what was the first due day stays on record.
struct TaskMoved {
    Window window;
    Day due{};
    std::string due_rule;
    Instant due_at{};
    std::string reason;  ///< «приказ № 45 от 12.03.2026»
    friend bool operator==(const TaskMoved&, const TaskMoved&) = default;
};
/// The row of the plan has other words or another number now.
struct TaskReworded {
    std::string number;
    std::string title;
    std::string reason;
    friend bool operator==(const TaskReworded&, const TaskReworded&) = default;
};
/// Others own the task now.
struct TaskReassigned {
    std::vector<Assignment> assignments;  ///< the lead first
    PersonId controller;
    std::string reason;
    friend bool operator==(const TaskReassigned&, const TaskReassigned&) = default;
};
/// One more paper is asked for.
struct RequirementAdded {
    EvidenceKind kind = EvidenceKind::other;
    std::string reason;
    friend bool operator==(const RequirementAdded&, const RequirementAdded&) = default;
};

/// A contributor handed their part to the lead.
struct PartContributed {
    std::string words;
    friend bool operator==(const PartContributed&, const PartContributed&) = default;
};
/// The lead took the report back before it was decided.
struct ReportRecalled {
    friend bool operator==(const ReportRecalled&, const ReportRecalled&) = default;
};
struct IndicatorWaived {
    int indicator = 0;
    std::string reason;
    friend bool operator==(const IndicatorWaived&, const IndicatorWaived&) = default;
};
/// One more number is asked for.
struct IndicatorAdded {
    Indicator plan;
    std::string reason;
    friend bool operator==(const IndicatorAdded&, const IndicatorAdded&) = default;
};
struct ExtensionAsked {
    Day day{};
    std::string reason;
    std::string document;
    friend bool operator==(const ExtensionAsked&, const ExtensionAsked&) = default;
};
/// A TaskMoved follows where it is granted.
struct ExtensionDecided {
    int extension = 0;
    std::optional<Day> granted;  ///< nothing: refused
    std::string words;
    friend bool operator==(const ExtensionDecided&, const ExtensionDecided&) = default;
};
/// Accepted or cancelled, and on execution again.
struct TaskReopened {
    std::string reason;
    friend bool operator==(const TaskReopened&, const TaskReopened&) = default;
};
struct ChildAdded {
    Child child;
    friend bool operator==(const ChildAdded&, const ChildAdded&) = default;
};
struct ChildSettled {
    TaskId child;
    ChildStanding standing = ChildStanding::accepted;
    friend bool operator==(const ChildSettled&, const ChildSettled&) = default;
};
struct PersonMuted {
    Mute mute;  ///< `by` and `at` are the event's
    friend bool operator==(const PersonMuted&, const PersonMuted&) = default;
};
struct PersonUnmuted {
    PersonId person;
    friend bool operator==(const PersonUnmuted&, const PersonUnmuted&) = default;
};
struct CadenceSet {
    std::optional<Cadence> cadence;  ///< nothing: the ladder's own pace again
    friend bool operator==(const CadenceSet&, const CadenceSet&) = default;
};
struct PolicyChosen {
    std::string policy;  ///< empty: the organization's
    std::string reason;
    friend bool operator==(const PolicyChosen&, const PolicyChosen&) = default;
};
struct RungEdited {
    RungEdit edit;
    bool withdrawn = false;  ///< the same edit is taken back
    friend bool operator==(const RungEdited&, const RungEdited&) = default;
};
struct EscalationDelayed {
    EscalationDelay delay;
    friend bool operator==(const EscalationDelayed&, const EscalationDelayed&) = default;
};
/// An owner says that the task is not theirs.
struct TaskDisowned {
    std::string reason;
    friend bool operator==(const TaskDisowned&, const TaskDisowned&) = default;
};

using TaskChange =
    std::variant<TaskPlanned, TaskOpened, RungReached, TaskAcknowledged, EvidenceAttached, EvidenceWithdrawn,
                 ReportSubmitted, ReportReturned, RequirementWaived, TaskAccepted, TaskSuspended, TaskResumed,
                 TaskCancelled, TaskMoved, TaskReworded, TaskReassigned, RequirementAdded, PartContributed,
                 ReportRecalled, IndicatorWaived, IndicatorAdded, ExtensionAsked, ExtensionDecided,
                 TaskReopened, ChildAdded, ChildSettled, PersonMuted, PersonUnmuted, CadenceSet, PolicyChosen,
                 RungEdited, EscalationDelayed, TaskDisowned>;

/// A change with who made it and when. Nobody (id 0) is the engine.
struct TaskEvent {
    TaskId task;
    PersonId actor;
    Instant at{};
    TaskChange change;
    PersonId instead_of = {};  ///< the actor stood in for this person; nobody otherwise
    friend bool operator==(const TaskEvent&, const TaskEvent&) = default;
};

/// The change's name in the journal: "task_planned", "rung_reached" …
std::string_view name(const TaskChange& change);

}  // namespace vekha
