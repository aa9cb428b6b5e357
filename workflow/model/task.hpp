// A task («задача на контроле»): one window of one item, with its own state, owners, proof and due moment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/control.hpp"
#include "workflow/model/ids.hpp"
#include "workflow/model/proof.hpp"
#include "workflow/model/roadmap.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

/// planned → open → submitted → accepted; a return goes back to open; suspended stops the clock; cancelled
/// ends. Overdue is no state: it follows from the due moment and now.
enum class TaskState {
    planned,    ///< запланирована
    open,       ///< на исполнении
    submitted,  ///< на контроле: отчёт сдан, ждёт приёмки
    accepted,   ///< исполнена
    suspended,  ///< приостановлена
    cancelled,  ///< снята с контроля
};

enum class AssignmentRole {
    lead,         ///< ответственный исполнитель: this report decides
    contributor,  ///< соисполнитель
};

struct Assignment {
    PersonId person;
    AssignmentRole role = AssignmentRole::lead;
    std::string party;  ///< the printed words that brought the person here
    friend bool operator==(const Assignment&, const Assignment&) = default;
};

struct Task {
    TaskId id;
    RoadmapId roadmap;
    ItemId item;
    int occurrence = 1;    ///< which window of the item, from 1
    std::string number;    ///< the item's, as printed; may be empty
    std::string title;     ///< the item's
    Window window;         ///< as the words say
    Day due{};             ///< the last day in time, after the rule for days off
    std::string due_rule;  ///< why `due` is what it is, a Russian sentence
    Instant due_at{};      ///< the first moment that is late: the start of the day after `due`
    Day first_due{};       ///< the first due day ever set; never changes
    /// How often the due day was moved. After a move the ladder stands anew, its rungs apart from those
    /// before.
    int moves = 0;

    TaskState state = TaskState::planned;
    std::vector<Assignment> assignments;  ///< the lead first
    PersonId controller;
    std::vector<Requirement> requirements;
    std::vector<Evidence> evidence;
    std::vector<Submission> submissions;
    std::vector<Acknowledgement> acknowledgements;
    std::vector<Disowning> disownings = {};  ///< one a person
    Instant created_at{};
    std::optional<Instant> closed_at;  ///< accepted or cancelled
    std::string hold_reason;           ///< why it is suspended or cancelled
    /// The moment of the last rung that is settled (sent or superseded); every rung up to it is done with.
    std::optional<Instant> ladder_at;
    /// The same of the controller's own ladder, for the report that waits.
    std::optional<Instant> acceptance_at;
    std::int64_t version = 0;  ///< events applied; grows by one with each

    TaskId parent;  ///< 0: stands alone or at the top
    Branch branch = Branch::none;
    int depth = 0;  ///< how many parents stand above
    std::vector<Child> children;
    std::vector<IndicatorSlot> indicators;
    std::vector<Contribution> contributions;  ///< one a person, in the order they came
    std::vector<Extension> extensions;
    std::vector<Pause> pauses;
    std::vector<Mute> mutes;
    std::optional<Cadence> cadence;
    std::vector<RungEdit> edits;
    std::vector<EscalationDelay> delays;
    std::string policy;  ///< name of its ladder; empty: the organization's

    /// When the engine must look again: schedule, not history. It follows from the task, the policy and the
    /// calendar, so it is not rebuilt from the journal.
    std::optional<Instant> next_action_at;

    friend bool operator==(const Task&, const Task&) = default;

    PersonId lead() const { return assignments.empty() ? PersonId{} : assignments.front().person; }
    bool owned_by(PersonId person) const;
    bool closed() const { return state == TaskState::accepted || state == TaskState::cancelled; }
    /// Still owed by its owners: neither handed in nor ended nor stopped.
    bool owed() const { return state == TaskState::planned || state == TaskState::open; }
    bool overdue(Instant now) const { return owed() && now >= due_at; }
    /// Has no owner of its own and closes when its children have: a group whose members must each answer.
    bool gathers() const { return assignments.empty() && !children.empty(); }
    bool paused() const { return state == TaskState::suspended; }
    /// The report that waits for its decision, if one does.
    const Submission* pending() const;
    const Extension* asked_extension() const;  ///< the one not decided yet, if any
    /// How many children still owe.
    int owed_children() const;
    /// Contributors who have neither handed their part to the lead nor put a paper with the task, in their
    /// order.
    std::vector<PersonId> silent_contributors() const;
};

std::string_view name(TaskState state);
/// As the office says it: «на исполнении», «на контроле», «снята с контроля».
std::string_view russian(TaskState state);
std::string_view name(AssignmentRole role);
std::optional<TaskState> parse_task_state(std::string_view text);
std::optional<AssignmentRole> parse_assignment_role(std::string_view text);

}  // namespace vekha
