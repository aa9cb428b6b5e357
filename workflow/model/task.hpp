// A task («задача на контроле»): one window of one item, with its own state, owners, proof and due moment.
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

enum class RequirementState { requested, received, accepted, waived };

/// An empty slot for proof, there from the first day.
struct Requirement {
    int number = 0;  ///< from 1, within the task
    EvidenceKind kind = EvidenceKind::other;
    RequirementState state = RequirementState::requested;
    std::string waiver;  ///< why it was waived; empty otherwise
    friend bool operator==(const Requirement&, const Requirement&) = default;
};

/// A file or a link that proves the work. The document's own number and date stand apart from the upload's
/// moment.
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
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

enum class Verdict { pending, accepted, returned };

/// A report («отчёт исполнителя»): words and evidence handed in.
struct Submission {
    int number = 0;  ///< from 1, within the task
    PersonId by;
    Instant at{};
    std::string words;
    Verdict verdict = Verdict::pending;
    std::string reason;  ///< why it was returned
    PersonId decided_by;
    std::optional<Instant> decided_at;
    friend bool operator==(const Submission&, const Submission&) = default;
};

/// «Ознакомлен»: an owner has seen the task.
struct Acknowledgement {
    PersonId person;
    Instant at{};
    friend bool operator==(const Acknowledgement&, const Acknowledgement&) = default;
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
    Instant created_at{};
    std::optional<Instant> closed_at;  ///< accepted or cancelled
    std::string hold_reason;           ///< why it is suspended or cancelled
    /// The moment of the last rung that is settled (sent or superseded); every rung up to it is done with.
    std::optional<Instant> ladder_at;
    std::int64_t version = 0;  ///< events applied; grows by one with each

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
};

std::string_view name(TaskState state);
std::string_view name(AssignmentRole role);
std::string_view name(RequirementState state);
std::string_view name(Verdict verdict);
std::optional<TaskState> parse_task_state(std::string_view text);
std::optional<AssignmentRole> parse_assignment_role(std::string_view text);
std::optional<RequirementState> parse_requirement_state(std::string_view text);
std::optional<Verdict> parse_verdict(std::string_view text);

}  // namespace vekha
