#include "workflow/service/edition_rows.hpp"

#include <algorithm>

#include "workflow/editions/windows.hpp"
#include "workflow/engine/amend.hpp"

namespace vekha {
namespace {

std::vector<EvidenceKind> only_in(const std::vector<EvidenceKind>& these,
                                  const std::vector<EvidenceKind>& others) {
    std::vector<EvidenceKind> found;
    for (const auto kind : these)
        if (std::find(others.begin(), others.end(), kind) == others.end()) found.push_back(kind);
    return found;
}

Amendment amendment_of(const EditionRow& row, const std::string& reason) {
    Amendment amendment;
    amendment.reason = reason;
    amendment.number = row.now.number.value_or("");
    amendment.title = row.now.title;
    amendment.evidence_asked = only_in(row.now.result.evidence, row.was.result.evidence);
    amendment.evidence_waived = only_in(row.was.result.evidence, row.now.result.evidence);
    return amendment;
}

std::string why_kept(const Task& task) {
    switch (task.state) {
        case TaskState::accepted:
            return "Задача исполнена и остаётся в деле как была.";
        case TaskState::cancelled:
            return "Задача снята с контроля раньше.";
        case TaskState::submitted:
            return "Отчёт ждёт решения: сначала примите или верните его.";
        default:
            return {};
    }
}

TaskEffect effect(const Task& task, std::vector<TaskChange> changes, bool affected) {
    TaskEffect made{task, std::move(changes), {}};
    if (made.changes.empty() && affected) made.note = why_kept(task);
    return made;
}

/// A task of its own for a window that the row did not have. Its owners are told by the edition's notice, so
/// the ladder begins after it.
TaskEffect new_task(Task task, int occurrence, Instant now) {
    task.occurrence = occurrence;
    task.ladder_at = now;
    return {std::move(task), {}, {}};
}

std::vector<Window> windows_of(const std::vector<Task>& tasks) {
    std::vector<Window> windows;
    for (const auto& task : tasks) windows.push_back(task.window);
    return windows;
}

int last_occurrence(const std::vector<Task>& tasks) {
    int last = 0;
    for (const auto& task : tasks) last = std::max(last, task.occurrence);
    return last;
}

}  // namespace

std::vector<TaskEffect> effects_on(const EditionRow& row, const std::vector<Task>& tasks, const RowPlan& plan,
                                   const std::string& reason, Instant now) {
    std::vector<TaskEffect> effects;
    if (row.row.fate == editions::Fate::dropped) {
        for (const auto& task : tasks)
            effects.push_back(effect(task, exclude(task, "Исключено из плана: " + reason), true));
        return effects;
    }
    const auto becomes = plan.term ? editions::pair_windows(windows_of(tasks), windows_of(plan.tasks))
                                   : std::vector<std::optional<std::size_t>>(tasks.size());
    std::vector<bool> taken(plan.tasks.size(), false);
    for (std::size_t at = 0; at < tasks.size(); ++at) {
        const auto& task = tasks[at];
        if (plan.term && !becomes[at]) {
            effects.push_back(effect(task, exclude(task, "Срок исключён из плана: " + reason), true));
            continue;
        }
        auto amendment = amendment_of(row, reason);
        if (plan.owners && !plan.tasks.empty())
            amendment.owners = NewOwners{plan.tasks.front().assignments, plan.tasks.front().controller};
        bool moves = false;
        if (plan.term) {
            taken[*becomes[at]] = true;
            const auto& now_due = plan.tasks[*becomes[at]];
            amendment.term = NewTerm{now_due.window, now_due.due, now_due.due_rule, now_due.due_at};
            moves = task.window != now_due.window || task.due != now_due.due;
        }
        effects.push_back(effect(task, amend(task, amendment), moves));
    }
    if (!plan.term) return effects;
    int occurrence = last_occurrence(tasks);
    for (std::size_t at = 0; at < plan.tasks.size(); ++at)
        if (!taken[at]) effects.push_back(new_task(plan.tasks[at], ++occurrence, now));
    return effects;
}

}  // namespace vekha
