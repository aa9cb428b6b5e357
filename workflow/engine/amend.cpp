#include "workflow/engine/amend.hpp"

#include <algorithm>

namespace vekha {
namespace {

bool running(const Task& task) {
    return task.owed() || task.state == TaskState::suspended;
}

void reword(const Task& task, const Amendment& amendment, std::vector<TaskChange>& changes) {
    if (task.number != amendment.number || task.title != amendment.title)
        changes.emplace_back(TaskReworded{amendment.number, amendment.title, amendment.reason});
}

void move(const Task& task, const Amendment& amendment, std::vector<TaskChange>& changes) {
    if (!amendment.term) return;
    const auto& term = *amendment.term;
    const bool differs = task.window != term.window || task.due != term.due;
    if (differs && (running(task) || term.due > task.due))
        changes.emplace_back(TaskMoved{term.window, term.due, term.due_rule, term.due_at, amendment.reason});
}

void reassign(const Task& task, const Amendment& amendment, std::vector<TaskChange>& changes) {
    if (!amendment.owners || !running(task)) return;
    const auto& owners = *amendment.owners;
    const bool same = std::equal(task.assignments.begin(), task.assignments.end(), owners.assignments.begin(),
                                 owners.assignments.end(), [](const Assignment& a, const Assignment& b) {
                                     return a.person == b.person && a.role == b.role;
                                 });
    if (!same || task.controller != owners.controller)
        changes.emplace_back(TaskReassigned{owners.assignments, owners.controller, amendment.reason});
}

/// Papers no longer asked for are waived while their slot is empty: what was received stays.
void ask_for(const Task& task, const Amendment& amendment, std::vector<TaskChange>& changes) {
    const auto slot_of = [&](EvidenceKind kind, bool open_only) {
        return std::find_if(task.requirements.begin(), task.requirements.end(), [&](const Requirement& one) {
            return one.kind == kind && (open_only ? one.state == RequirementState::requested
                                                  : one.state != RequirementState::waived);
        });
    };
    for (const auto kind : amendment.evidence_waived)
        if (const auto slot = slot_of(kind, true); slot != task.requirements.end())
            changes.emplace_back(RequirementWaived{slot->number, amendment.reason});
    if (!running(task)) return;
    for (const auto kind : amendment.evidence_asked)
        if (slot_of(kind, false) == task.requirements.end())
            changes.emplace_back(RequirementAdded{kind, amendment.reason});
}

/// Numbers go the same way: one that was reported stays.
void measure(const Task& task, const Amendment& amendment, std::vector<TaskChange>& changes) {
    const auto& slots = task.indicators;
    for (const auto& plan : amendment.indicators_waived) {
        const auto slot = std::find_if(slots.begin(), slots.end(), [&](const IndicatorSlot& one) {
            return one.plan == plan && one.open();
        });
        if (slot != slots.end())
            changes.emplace_back(
                IndicatorWaived{slot->number, "Показатель исключён из плана: " + amendment.reason});
    }
    if (!running(task)) return;
    for (const auto& plan : amendment.indicators_asked)
        if (std::none_of(slots.begin(), slots.end(),
                         [&](const IndicatorSlot& one) { return one.plan == plan && one.waiver.empty(); }))
            changes.emplace_back(IndicatorAdded{plan, amendment.reason});
}

}  // namespace

std::vector<TaskChange> amend(const Task& task, const Amendment& amendment) {
    std::vector<TaskChange> changes;
    if (task.closed()) return changes;
    reword(task, amendment, changes);
    move(task, amendment, changes);
    reassign(task, amendment, changes);
    ask_for(task, amendment, changes);
    measure(task, amendment, changes);
    return changes;
}

std::vector<TaskChange> exclude(const Task& task, const std::string& reason) {
    if (!running(task)) return {};
    return {TaskCancelled{reason}};
}

}  // namespace vekha
