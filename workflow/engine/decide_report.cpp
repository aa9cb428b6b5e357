// The controller's side of a report: returned with what it lacks, or accepted whole.
#include "workflow/engine/deciding.hpp"
#include "workflow/model/russian.hpp"

namespace vekha::deciding {
namespace {

/// A decision belongs to the report that was looked at: a newer one makes it void.
Result<void> check_report(const Task& task, int submission) {
    const auto* pending = task.pending();
    if (submission == 0 || (pending != nullptr && pending->number == submission)) return {};
    return failure(Fault::stale,
                   "Решение по отчёту № " + std::to_string(submission) + " недействительно: сдан отчёт № " +
                       std::to_string(task.submissions.size()) + ".",
                   "submission", "Откройте задачу заново и посмотрите новый отчёт.");
}

/// The papers that acceptance still lacks, "1, 3".
std::string open_requirements(const Task& task, const std::vector<int>& waived) {
    std::string open;
    for (const auto& requirement : task.requirements)
        if (requirement.state == RequirementState::requested &&
            std::find(waived.begin(), waived.end(), requirement.number) == waived.end())
            open += (open.empty() ? "" : ", ") + std::to_string(requirement.number);
    return open;
}

Result<void> check_shortfall(const Task& task, const std::string& shortfall) {
    for (const auto& slot : task.indicators)
        if (slot.falls_short() && shortfall.empty())
            return failure(
                Fault::requirement_open, "Показатель «" + slot.plan.text + "» не достигнут.", "shortfall",
                "Верните отчёт на доработку или укажите, почему он принимается при этом значении.");
    return check_length(shortfall, "почему отчёт принимается");
}

/// A parent never closes before its children: those that still owe are excused with a reason, or it waits.
Result<void> check_children(const Task& task, const std::string& excuse) {
    const int owed = task.owed_children();
    if (owed == 0 || !excuse.empty()) return check_length(excuse, "почему остальные освобождены");
    return failure(Fault::undecided,
                   "Ещё не закрыто " +
                       counted(owed, "подчинённая задача", "подчинённые задачи", "подчинённых задач") + ".",
                   "excuse", "Дождитесь их или укажите, почему их исполнители освобождены.");
}

}  // namespace

Changes return_report(const Case& one, const ReturnReport& command) {
    const Task& task = one.task;
    if (auto same = check_report(task, command.submission); !same) return tl::unexpected(same.error());
    if (auto reason = check_words(command.reason, "причина возврата"); !reason)
        return tl::unexpected(reason.error());
    for (const auto& failed : command.failed) {
        const std::string where = "подтверждение " + std::to_string(failed.requirement);
        if (numbered(task.requirements, failed.requirement) == nullptr)
            return failure(Fault::invalid_input, "У задачи нет такого вида подтверждения.", where);
        if (auto what = check_words(failed.what, "чего не хватает"); !what)
            return tl::unexpected(what.error());
    }
    // The executor's clock stood while the report lay with the controller.
    const Day handed_in = one.circumstances.zone.local(task.submissions.back().at).day;
    const int days = std::max(0, one.circumstances.calendar.working_days_between(handed_in, one.today()));
    std::vector<TaskChange> changes{ReportReturned{command.reason, command.failed, days}};
    if (days > 0)
        changes.emplace_back(moved_by(one, days,
                                      "Отчёт был на контроле " +
                                          counted(days, "рабочий день", "рабочих дня", "рабочих дней") +
                                          ", срок сдвинут на столько же.",
                                      "возврат отчёта на доработку"));
    return changes;
}

Changes accept(const Case& one, const AcceptReport& command) {
    const Task& task = one.task;
    if (auto same = check_report(task, command.submission); !same) return tl::unexpected(same.error());
    std::vector<TaskChange> changes;
    std::vector<int> waived;
    for (const auto& waiver : command.waivers) {
        if (std::find(waived.begin(), waived.end(), waiver.requirement) != waived.end())
            return failure(Fault::invalid_input, "Одно подтверждение указано дважды.", "waivers");
        auto change = waive(one, waiver);
        if (!change) return change;
        changes.push_back(std::move(change->front()));
        waived.push_back(waiver.requirement);
    }
    if (const auto open = open_requirements(task, waived); !open.empty())
        return failure(Fault::requirement_open, "Не хватает подтверждающих документов: № " + open + ".",
                       "requirements",
                       "Верните отчёт на доработку или укажите, почему документ не требуется.");
    if (auto good = check_shortfall(task, command.shortfall); !good) return tl::unexpected(good.error());
    if (auto good = check_children(task, command.excuse); !good) return tl::unexpected(good.error());
    for (const auto& child : task.children)
        if (child.standing == ChildStanding::owed)
            changes.emplace_back(ChildSettled{child.task, ChildStanding::excused});
    changes.emplace_back(TaskAccepted{command.shortfall});
    return changes;
}

}  // namespace vekha::deciding
