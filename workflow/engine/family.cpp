#include "workflow/engine/family.hpp"

#include <algorithm>

#include "workflow/engine/deciding.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"

namespace vekha {
namespace {

using deciding::Case;

Result<void> check_part(const Case& one, const HandPart& command) {
    const Task& parent = one.task;
    if (auto title = deciding::check_words(command.title, "что поручено"); !title) return title;
    if (parent.depth + 1 > limits::tree_depth)
        return failure(Fault::too_large, "Слишком много уровней поручения.", {},
                       "Не больше " + std::to_string(limits::tree_depth) + ".");
    if (parent.children.size() >= limits::children_per_task)
        return failure(Fault::too_large, "У задачи слишком много частей.", {},
                       "Не больше " + std::to_string(limits::children_per_task) + ".");
    if (command.due < one.today() || command.due > parent.due)
        return failure(Fault::invalid_input,
                       "Срок части должен быть не раньше сегодняшнего дня и не позже срока задачи.", "due",
                       "Вся задача до " + russian_date(parent.due) + " г.");
    if (!command.person || parent.owned_by(command.person))
        return failure(Fault::invalid_input, "Часть поручают тому, кто ещё не исполнитель этой задачи.",
                       "person");
    for (const auto& child : parent.children)
        if (child.person == command.person && child.branch == Branch::each)
            return failure(Fault::invalid_input, "У этого человека уже есть своя задача здесь.", "person");
    return {};
}

ChildStanding standing_of(const Task& child) {
    if (child.state == TaskState::accepted) return ChildStanding::accepted;
    return child.state == TaskState::cancelled ? ChildStanding::excused : ChildStanding::owed;
}

std::vector<TaskChange> moved_with(const Task& child, const Task& parent, const std::string& reason,
                                   const Circumstances& circumstances, Instant now) {
    if (child.branch != Branch::each || !(child.owed() || child.paused())) return {};
    const ActingPerson nobody{};
    const Case one{child, nobody, circumstances, now};
    auto moved = deciding::moved_to(
        one, parent.window.last,
        "Срок перенесён вместе с общей задачей на " + russian_date(parent.window.last) + " г.", reason);
    if (moved.due == child.due && moved.window == child.window) return {};
    return {std::move(moved)};
}

}  // namespace

Result<Task> make_part(const Task& parent, const ActingPerson& actor, const Circumstances& circumstances,
                       Instant now, const HandPart& command) {
    if (auto open = decide(parent, actor, circumstances, now, command); !open)
        return tl::unexpected(open.error());
    const Case one{parent, actor, circumstances, now};
    if (auto good = check_part(one, command); !good) return tl::unexpected(good.error());
    Task part;
    part.roadmap = parent.roadmap;
    part.item = parent.item;
    part.occurrence = parent.occurrence;
    part.number = parent.number;
    part.title = command.title;
    part.window = {one.today(), command.due};
    auto due = due_day(part.window, "Срок части назначил ответственный исполнитель.", circumstances.rules,
                       circumstances.calendar);
    part.due = due.day;
    part.due_rule = std::move(due.rule);
    part.due_at = circumstances.zone.at(due.day + std::chrono::days{1}, TimeOfDay{0});
    part.first_due = due.day;
    part.assignments = {{command.person, AssignmentRole::lead, {}}};
    part.controller = parent.lead();
    for (const auto kind : command.proof)
        part.requirements.push_back(
            {static_cast<int>(part.requirements.size()) + 1, kind, RequirementState::requested, {}, {}});
    part.created_at = now;
    part.parent = parent.id;
    part.branch = Branch::part;
    part.depth = parent.depth + 1;
    part.policy = parent.policy;
    return part;
}

std::vector<TaskChange> parent_follows(const Task& parent, const Task& child) {
    const auto standing = standing_of(child);
    const auto known = std::find_if(parent.children.begin(), parent.children.end(),
                                    [&](const Child& one) { return one.task == child.id; });
    if (known == parent.children.end() || known->standing == standing) return {};
    std::vector<TaskChange> changes{ChildSettled{child.id, standing}};
    if (!parent.gathers()) return changes;
    if (standing == ChildStanding::owed) {
        if (parent.closed())
            changes.emplace_back(TaskReopened{"Возобновлена задача одного из исполнителей."});
        return changes;
    }
    bool accepted = standing == ChildStanding::accepted;
    for (const auto& one : parent.children) {
        if (one.task == child.id) continue;
        if (one.standing == ChildStanding::owed) return changes;
        accepted = accepted || one.standing == ChildStanding::accepted;
    }
    if (parent.closed()) return changes;
    if (accepted)
        changes.emplace_back(TaskAccepted{});
    else
        changes.emplace_back(TaskCancelled{"Все исполнители освобождены."});
    return changes;
}

std::vector<TaskChange> excused(const Task& child, const std::string& reason) {
    if (child.closed()) return {};
    std::vector<TaskChange> changes;
    for (const auto& one : child.children)
        if (one.standing == ChildStanding::owed)
            changes.emplace_back(ChildSettled{one.task, ChildStanding::excused});
    changes.emplace_back(TaskCancelled{reason});
    return changes;
}

std::vector<TaskChange> child_follows(const Task& child, const Task& parent, const Command& step,
                                      const Circumstances& circumstances, Instant now) {
    if (const auto* cancel = std::get_if<CancelTask>(&step)) return excused(child, cancel->reason);
    if (const auto* accept = std::get_if<AcceptReport>(&step)) return excused(child, accept->excuse);
    if (const auto* move = std::get_if<MoveTask>(&step))
        return moved_with(child, parent, move->reason, circumstances, now);
    if (const auto* extension = std::get_if<DecideExtension>(&step);
        extension != nullptr && extension->granted)
        return moved_with(child, parent, "перенос срока общей задачи", circumstances, now);
    if (const auto* suspend = std::get_if<SuspendTask>(&step);
        suspend != nullptr && child.branch == Branch::each && child.owed())
        return {TaskSuspended{suspend->reason}};
    const bool with_parent = !parent.pauses.empty() && child.hold_reason == parent.pauses.back().reason;
    if (std::holds_alternative<ResumeTask>(step) && child.branch == Branch::each && child.paused() &&
        with_parent) {
        const ActingPerson nobody{};
        auto changes = deciding::resume(Case{child, nobody, circumstances, now});
        if (changes) return std::move(*changes);
    }
    return {};
}

void leave_drafts_out(Task& task) {
    const auto reports = static_cast<int>(task.submissions.size());
    const auto fresh = [&](const Evidence& one) { return one.report > reports; };
    task.evidence.erase(std::remove_if(task.evidence.begin(), task.evidence.end(), fresh),
                        task.evidence.end());
    task.contributions.clear();
}

}  // namespace vekha
