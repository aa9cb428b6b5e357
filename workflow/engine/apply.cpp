// How each event changes a task. Beside transitions.cpp, which decides; replaying the journal runs only this
// file.
#include <algorithm>

#include "workflow/engine/transitions.hpp"

namespace vekha {
namespace {

Requirement* slot(Task& task, int number) {
    const auto found = std::find_if(task.requirements.begin(), task.requirements.end(),
                                    [&](const Requirement& one) { return one.number == number; });
    return found == task.requirements.end() ? nullptr : &*found;
}

struct Apply {
    Task& task;
    const TaskEvent& event;

    void operator()(const TaskPlanned& change) const {
        const auto version = task.version;
        const auto next = task.next_action_at;
        task = change.task;
        task.version = version;
        task.next_action_at = next;
    }
    void operator()(const TaskOpened&) const { task.state = TaskState::open; }
    void operator()(const RungReached& change) const { task.ladder_at = change.moment; }
    void operator()(const TaskAcknowledged&) const {
        task.acknowledgements.push_back({event.actor, event.at});
    }
    void operator()(const EvidenceAttached& change) const {
        task.evidence.push_back(change.evidence);
        if (auto* requirement = slot(task, change.evidence.requirement);
            requirement != nullptr && requirement->state == RequirementState::requested)
            requirement->state = RequirementState::received;
    }
    void operator()(const EvidenceWithdrawn& change) const {
        const auto found = std::find_if(task.evidence.begin(), task.evidence.end(),
                                        [&](const Evidence& one) { return one.number == change.evidence; });
        if (found == task.evidence.end()) return;
        const int number = found->requirement;
        task.evidence.erase(found);
        const bool answered = std::any_of(task.evidence.begin(), task.evidence.end(),
                                          [&](const Evidence& one) { return one.requirement == number; });
        if (auto* requirement = slot(task, number);
            requirement != nullptr && !answered && requirement->state == RequirementState::received)
            requirement->state = RequirementState::requested;
    }
    void operator()(const ReportSubmitted& change) const {
        Submission submission;
        submission.number = static_cast<int>(task.submissions.size()) + 1;
        submission.by = event.actor;
        submission.at = event.at;
        submission.words = change.words;
        task.submissions.push_back(std::move(submission));
        task.state = TaskState::submitted;
    }
    void operator()(const ReportReturned& change) const {
        decide_last(Verdict::returned, change.reason);
        task.state = TaskState::open;
        forget_passed_rungs();
    }
    void operator()(const RequirementWaived& change) const {
        if (auto* requirement = slot(task, change.requirement); requirement != nullptr) {
            requirement->state = RequirementState::waived;
            requirement->waiver = change.reason;
        }
    }
    void operator()(const TaskAccepted&) const {
        decide_last(Verdict::accepted, {});
        for (auto& requirement : task.requirements)
            if (requirement.state == RequirementState::received)
                requirement.state = RequirementState::accepted;
        task.state = TaskState::accepted;
        task.closed_at = event.at;
    }
    void operator()(const TaskSuspended& change) const {
        task.state = TaskState::suspended;
        task.hold_reason = change.reason;
    }
    void operator()(const TaskResumed&) const {
        task.state = TaskState::open;
        task.hold_reason.clear();
        forget_passed_rungs();
    }
    void operator()(const TaskCancelled& change) const {
        task.state = TaskState::cancelled;
        task.hold_reason = change.reason;
        task.closed_at = event.at;
    }
    void operator()(const TaskMoved& change) const {
        const bool another_day = task.due != change.due;
        task.window = change.window;
        task.due = change.due;
        task.due_rule = change.due_rule;
        task.due_at = change.due_at;
        if (!another_day) return;
        ++task.moves;
        forget_passed_rungs();
    }
    void operator()(const TaskReworded& change) const {
        task.number = change.number;
        task.title = change.title;
    }
    void operator()(const TaskReassigned& change) const {
        task.assignments = change.assignments;
        task.controller = change.controller;
    }
    void operator()(const RequirementAdded& change) const {
        int last = 0;
        for (const auto& one : task.requirements) last = std::max(last, one.number);
        task.requirements.push_back({last + 1, change.kind, RequirementState::requested, {}});
    }

  private:
    /// The days a report lay with the controller, or a task was stopped, are not the executor's, and of a
    /// term that was moved the owners are told by the one who moved it: rungs whose moment passed meanwhile
    /// are settled, and the ladder goes on with the next one.
    void forget_passed_rungs() const {
        if (!task.ladder_at || *task.ladder_at < event.at) task.ladder_at = event.at;
    }
    void decide_last(Verdict verdict, const std::string& reason) const {
        if (task.submissions.empty()) return;
        auto& last = task.submissions.back();
        last.verdict = verdict;
        last.reason = reason;
        last.decided_by = event.actor;
        last.decided_at = event.at;
    }
};

}  // namespace

void apply(Task& task, const TaskEvent& event) {
    std::visit(Apply{task, event}, event.change);
    ++task.version;
}

std::vector<std::string> allowed_steps(const Task& task, const ActingPerson& actor) {
    std::vector<std::string> steps;
    const bool owner = task.owned_by(actor.person);
    const bool lead = task.lead() == actor.person;
    const bool controls = !lead && (actor.person == task.controller || actor.controls);
    const bool seen = std::any_of(task.acknowledgements.begin(), task.acknowledgements.end(),
                                  [&](const Acknowledgement& one) { return one.person == actor.person; });
    if (owner && task.owed() && !seen) steps.emplace_back("acknowledge");
    if (owner && task.owed()) steps.emplace_back("attach");
    if (lead && task.owed()) steps.emplace_back("submit");
    if (controls && task.state == TaskState::submitted) steps.insert(steps.end(), {"accept", "return"});
    if (controls && !task.closed()) {
        steps.emplace_back("waive");
        if (task.owed()) steps.emplace_back("suspend");
        if (task.state == TaskState::suspended) steps.emplace_back("resume");
        steps.emplace_back("cancel");
    }
    return steps;
}

}  // namespace vekha
