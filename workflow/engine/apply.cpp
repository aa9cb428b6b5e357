// How each event changes a task. Beside transitions.cpp, which decides; replaying the journal runs only this
// file.
#include <algorithm>

#include "workflow/engine/transitions.hpp"

namespace vekha {
namespace {

/// The one of this number; nothing where there is none.
template <class Numbered>
Numbered* numbered(std::vector<Numbered>& all, int number) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Numbered& one) { return one.number == number; });
    return found == all.end() ? nullptr : &*found;
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
    void operator()(const RungReached& change) const {
        (task.state == TaskState::submitted ? task.acceptance_at : task.ladder_at) = change.moment;
    }
    /// Said again it takes the place of the one before: what it quiets is the rung that comes next.
    void operator()(const TaskAcknowledged&) const {
        std::erase_if(task.acknowledgements,
                      [&](const Acknowledgement& one) { return one.person == owner(); });
        task.acknowledgements.push_back({owner(), event.at});
    }
    void operator()(const TaskDisowned& change) const {
        std::erase_if(task.disownings, [&](const Disowning& one) { return one.person == owner(); });
        task.disownings.push_back({owner(), event.at, change.reason});
    }
    void operator()(const EvidenceAttached& change) const {
        task.evidence.push_back(change.evidence);
        if (auto* requirement = numbered(task.requirements, change.evidence.requirement);
            requirement != nullptr && requirement->state == RequirementState::requested) {
            requirement->state = RequirementState::received;
            requirement->remark.clear();
        }
    }
    void operator()(const EvidenceWithdrawn& change) const {
        const auto found = std::find_if(task.evidence.begin(), task.evidence.end(),
                                        [&](const Evidence& one) { return one.number == change.evidence; });
        if (found == task.evidence.end()) return;
        const int number = found->requirement;
        task.evidence.erase(found);
        const bool answered = std::any_of(task.evidence.begin(), task.evidence.end(),
                                          [&](const Evidence& one) { return one.requirement == number; });
        if (auto* requirement = numbered(task.requirements, number);
            requirement != nullptr && !answered && requirement->state == RequirementState::received)
            requirement->state = RequirementState::requested;
    }
    void operator()(const ReportSubmitted& change) const {
        Submission submission;
        submission.number = static_cast<int>(task.submissions.size()) + 1;
        submission.by = owner();
        submission.at = event.at;
        submission.words = change.words;
        submission.values = change.values;
        submission.without = change.without;
        submission.decision_due = change.decision_due;
        submission.decision_due_at = change.decision_due_at;
        for (const auto& reported : change.values)
            if (auto* one = numbered(task.indicators, reported.indicator)) {
                one->value = reported.value;
                one->note = reported.note;
            }
        task.submissions.push_back(std::move(submission));
        task.disownings.clear();
        task.state = TaskState::submitted;
        task.acceptance_at = event.at;
    }
    void operator()(const ReportReturned& change) const {
        decide_last(Verdict::returned, change.reason);
        for (const auto& failed : change.failed)
            if (auto* requirement = numbered(task.requirements, failed.requirement);
                requirement != nullptr && requirement->state != RequirementState::waived) {
                requirement->state = RequirementState::requested;
                requirement->remark = failed.what;
            }
        if (change.working_days > 0 && !task.submissions.empty())
            task.pauses.push_back(
                {task.submissions.back().at, event.at, "Отчёт был на контроле", change.working_days, true});
        go_on();
    }
    void operator()(const ReportRecalled&) const {
        decide_last(Verdict::recalled, {});
        go_on();
    }
    void operator()(const PartContributed& change) const {
        std::erase_if(task.contributions, [&](const Contribution& one) { return one.by == owner(); });
        task.contributions.push_back({owner(), event.at, change.words});
    }
    void operator()(const IndicatorWaived& change) const {
        if (auto* one = numbered(task.indicators, change.indicator)) one->waiver = change.reason;
    }
    void operator()(const IndicatorAdded& change) const {
        int last = 0;
        for (const auto& one : task.indicators) last = std::max(last, one.number);
        task.indicators.push_back({last + 1, change.plan, std::nullopt, {}, {}});
    }
    void operator()(const RequirementWaived& change) const {
        if (auto* requirement = numbered(task.requirements, change.requirement); requirement != nullptr) {
            requirement->state = RequirementState::waived;
            requirement->waiver = change.reason;
        }
    }
    void operator()(const TaskAccepted& change) const {
        if (task.state == TaskState::submitted) decide_last(Verdict::accepted, change.shortfall);
        for (auto& requirement : task.requirements)
            if (requirement.state == RequirementState::received)
                requirement.state = RequirementState::accepted;
        if (!task.pauses.empty() && !task.pauses.back().to) task.pauses.back().to = event.at;
        task.state = TaskState::accepted;
        task.closed_at = event.at;
    }
    void operator()(const TaskSuspended& change) const {
        task.state = TaskState::suspended;
        task.hold_reason = change.reason;
        task.pauses.push_back({event.at, std::nullopt, change.reason, 0, false});
    }
    void operator()(const TaskResumed& change) const {
        if (!task.pauses.empty() && !task.pauses.back().to) {
            task.pauses.back().to = event.at;
            task.pauses.back().working_days = change.working_days;
        }
        task.hold_reason.clear();
        go_on();
    }
    void operator()(const TaskReopened&) const {
        for (auto& requirement : task.requirements)
            if (requirement.state == RequirementState::accepted)
                requirement.state = RequirementState::received;
        task.closed_at.reset();
        task.hold_reason.clear();
        go_on();
    }
    void operator()(const TaskCancelled& change) const {
        task.state = TaskState::cancelled;
        if (!task.pauses.empty() && !task.pauses.back().to) task.pauses.back().to = event.at;
        task.hold_reason = change.reason;
        task.closed_at = event.at;
    }
    void operator()(const ExtensionAsked& change) const {
        Extension extension;
        extension.number = static_cast<int>(task.extensions.size()) + 1;
        extension.by = owner();
        extension.at = event.at;
        extension.day = change.day;
        extension.reason = change.reason;
        extension.document = change.document;
        task.extensions.push_back(std::move(extension));
    }
    void operator()(const ExtensionDecided& change) const {
        auto* extension = numbered(task.extensions, change.extension);
        if (extension == nullptr) return;
        extension->state = change.granted ? ExtensionState::granted : ExtensionState::refused;
        extension->granted = change.granted;
        extension->decided_by = event.actor;
        extension->decided_at = event.at;
        extension->decision = change.words;
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
        task.disownings.clear();
    }
    void operator()(const RequirementAdded& change) const {
        int last = 0;
        for (const auto& one : task.requirements) last = std::max(last, one.number);
        task.requirements.push_back({last + 1, change.kind, RequirementState::requested, {}});
    }
    void operator()(const ChildAdded& change) const { task.children.push_back(change.child); }
    void operator()(const ChildSettled& change) const {
        for (auto& child : task.children)
            if (child.task == change.child) child.standing = change.standing;
    }
    void operator()(const PersonMuted& change) const {
        unmute(change.mute.person);
        task.mutes.push_back(change.mute);
    }
    void operator()(const PersonUnmuted& change) const { unmute(change.person); }
    void operator()(const CadenceSet& change) const { task.cadence = change.cadence; }
    void operator()(const PolicyChosen& change) const { task.policy = change.policy; }
    void operator()(const RungEdited& change) const {
        std::erase_if(task.edits, [&](const RungEdit& one) {
            return one.rung == change.edit.rung && one.person == change.edit.person &&
                   one.kind == change.edit.kind;
        });
        if (!change.withdrawn) task.edits.push_back(change.edit);
    }
    void operator()(const EscalationDelayed& change) const { task.delays.push_back(change.delay); }

  private:
    /// Whose act it was: of the person stood in for, where one was.
    PersonId owner() const { return event.instead_of ? event.instead_of : event.actor; }
    void go_on() const {
        task.state = TaskState::open;
        forget_passed_rungs();
    }
    void unmute(PersonId person) const {
        std::erase_if(task.mutes, [&](const Mute& one) { return one.person == person; });
    }
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

}  // namespace vekha
