// What happened to a task. The journal keeps these in order; applying them to an empty task gives the task as
// it is.
#pragma once

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
/// A rung of the ladder was planned for `people`; those in `superseded` were due earlier and are not sent any
/// more.
struct RungReached {
    std::string rung;
    Instant moment{};  ///< when it was due, not when it was noticed
    std::vector<PersonId> people;
    std::vector<std::string> superseded;
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
    friend bool operator==(const ReportSubmitted&, const ReportSubmitted&) = default;
};
struct ReportReturned {
    std::string reason;
    friend bool operator==(const ReportReturned&, const ReportReturned&) = default;
};
struct RequirementWaived {
    int requirement = 0;
    std::string reason;
    friend bool operator==(const RequirementWaived&, const RequirementWaived&) = default;
};
struct TaskAccepted {
    friend bool operator==(const TaskAccepted&, const TaskAccepted&) = default;
};
struct TaskSuspended {
    std::string reason;
    friend bool operator==(const TaskSuspended&, const TaskSuspended&) = default;
};
struct TaskResumed {
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

using TaskChange =
    std::variant<TaskPlanned, TaskOpened, RungReached, TaskAcknowledged, EvidenceAttached, EvidenceWithdrawn,
                 ReportSubmitted, ReportReturned, RequirementWaived, TaskAccepted, TaskSuspended, TaskResumed,
                 TaskCancelled, TaskMoved, TaskReworded, TaskReassigned, RequirementAdded>;

/// A change with who made it and when. Nobody (id 0) is the engine.
struct TaskEvent {
    TaskId task;
    PersonId actor;
    Instant at{};
    TaskChange change;
    friend bool operator==(const TaskEvent&, const TaskEvent&) = default;
};

/// The change's name in the journal: "task_planned", "rung_reached" …
std::string_view name(const TaskChange& change);

}  // namespace vekha
