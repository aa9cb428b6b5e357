#include "workflow/engine/transitions.hpp"

#include <algorithm>
#include <string_view>

#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

template <class... Ts>
struct Cases : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Cases(Ts...) -> Cases<Ts...>;

using Changes = Result<std::vector<TaskChange>>;

std::string_view in_words(TaskState state) {
    switch (state) {
        case TaskState::planned:
            return "запланирована";
        case TaskState::open:
            return "на исполнении";
        case TaskState::submitted:
            return "на контроле";
        case TaskState::accepted:
            return "исполнена";
        case TaskState::suspended:
            return "приостановлена";
        case TaskState::cancelled:
            return "снята с контроля";
    }
    return "";
}

tl::unexpected<Error> wrong_state(const Task& task, std::string mend) {
    return failure(Fault::wrong_state,
                   "Задача сейчас " + std::string(in_words(task.state)) + ", этот шаг невозможен.",
                   "задача " + std::to_string(task.id.value), std::move(mend));
}

tl::unexpected<Error> not_owner() {
    return failure(Fault::forbidden, "Это может сделать только исполнитель или соисполнитель задачи.", {},
                   "Обратитесь к координатору, если задача поручена вам.");
}

/// A reason or report: present, not only blanks, within the limit.
Result<void> check_words(const std::string& words, std::string_view what) {
    if (words.find_first_not_of(" \t\r\n") == std::string::npos)
        return failure(Fault::invalid_input, "Не указано: " + std::string(what) + ".", std::string(what),
                       "Напишите хотя бы одно предложение.");
    if (words.size() > limits::words_bytes)
        return failure(
            Fault::too_large, "Слишком длинный текст: " + std::string(what) + ".", std::string(what),
            "Сократите его до " + std::to_string(limits::words_bytes / 2) + " знаков или приложите файлом.");
    return {};
}

Result<void> check_controls(const Task& task, const ActingPerson& actor) {
    if (task.lead() == actor.person)
        return failure(Fault::forbidden, "Исполнитель не может принимать собственную работу.", {},
                       "Решение принимает другой координатор.");
    if (actor.person != task.controller && !actor.controls)
        return failure(Fault::forbidden, "Это решает координатор, на контроле у которого задача.");
    return {};
}

const Requirement* find_requirement(const Task& task, int number) {
    const auto found = std::find_if(task.requirements.begin(), task.requirements.end(),
                                    [&](const Requirement& one) { return one.number == number; });
    return found == task.requirements.end() ? nullptr : &*found;
}

/// The slot that a document of this kind fills when nobody named one: the first still empty of the same kind.
int fitting_requirement(const Task& task, EvidenceKind kind) {
    for (const auto& one : task.requirements)
        if (one.kind == kind && one.state == RequirementState::requested) return one.number;
    return 0;
}

bool handed_in(const Task& task, const Evidence& evidence) {
    return std::any_of(task.submissions.begin(), task.submissions.end(), [&](const Submission& one) {
        return one.at >= evidence.at && one.verdict != Verdict::returned;
    });
}

Changes decide_attach(const Task& task, const ActingPerson& actor, Instant now, Evidence evidence) {
    if (!task.owned_by(actor.person)) return not_owner();
    if (!task.owed()) return wrong_state(task, "Документы прикладывают, пока задача на исполнении.");
    if (task.evidence.size() >= limits::evidence_per_task)
        return failure(
            Fault::too_large, "К задаче приложено слишком много документов.", {},
            "Не больше " + std::to_string(limits::evidence_per_task) + "; объедините файлы в архив.");
    if (evidence.sha256.empty() == evidence.link.empty())
        return failure(Fault::invalid_input, "Нужен либо файл, либо ссылка.", "evidence");
    if (!evidence.link.empty() && !evidence.link.starts_with("https://") &&
        !evidence.link.starts_with("http://"))
        return failure(Fault::invalid_input, "Ссылка должна начинаться с https:// или http://.", "link");
    if (evidence.title.size() > limits::name_bytes || evidence.link.size() > limits::words_bytes)
        return failure(Fault::too_large, "Слишком длинное название или ссылка.", "title");
    if (evidence.requirement != 0 && find_requirement(task, evidence.requirement) == nullptr)
        return failure(Fault::invalid_input, "У задачи нет такого вида подтверждения.", "requirement");
    if (evidence.requirement == 0) evidence.requirement = fitting_requirement(task, evidence.kind);
    const auto same = [&](const Evidence& one) {
        return one.requirement == evidence.requirement && one.sha256 == evidence.sha256 &&
               one.link == evidence.link;
    };
    if (std::any_of(task.evidence.begin(), task.evidence.end(), same))
        return failure(Fault::conflict, "Этот документ уже приложен к задаче.", evidence.title);
    int last = 0;
    for (const auto& one : task.evidence) last = std::max(last, one.number);
    evidence.number = last + 1;
    evidence.by = actor.person;
    evidence.at = now;
    return std::vector<TaskChange>{EvidenceAttached{std::move(evidence)}};
}

Changes decide_withdraw(const Task& task, const ActingPerson& actor, int number) {
    if (!task.owned_by(actor.person)) return not_owner();
    if (!task.owed()) return wrong_state(task, "Отчёт уже сдан.");
    const auto found = std::find_if(task.evidence.begin(), task.evidence.end(),
                                    [&](const Evidence& one) { return one.number == number; });
    if (found == task.evidence.end()) return failure(Fault::not_found, "У задачи нет такого документа.");
    if (handed_in(task, *found))
        return failure(Fault::wrong_state, "Документ уже сдан с отчётом и остаётся в деле.", found->title);
    return std::vector<TaskChange>{EvidenceWithdrawn{number}};
}

Changes decide_submit(const Task& task, const ActingPerson& actor, const SubmitReport& report) {
    if (!task.owned_by(actor.person)) return not_owner();
    if (actor.person != task.lead())
        return failure(Fault::forbidden, "Отчёт сдаёт ответственный исполнитель.", {},
                       "Соисполнитель прикладывает документы, отчёт по ним сдаёт ответственный.");
    if (!task.owed())
        return wrong_state(task,
                           task.state == TaskState::submitted ? "Отчёт уже сдан, дождитесь решения." : "");
    if (task.evidence.empty() || !report.words.empty())
        if (auto words = check_words(report.words, "текст отчёта"); !words)
            return tl::unexpected(words.error());
    return std::vector<TaskChange>{ReportSubmitted{report.words}};
}

Changes decide_return(const Task& task, const ActingPerson& actor, const ReturnReport& command) {
    if (auto controls = check_controls(task, actor); !controls) return tl::unexpected(controls.error());
    if (task.state != TaskState::submitted) return wrong_state(task, "Вернуть можно только сданный отчёт.");
    if (auto reason = check_words(command.reason, "причина возврата"); !reason)
        return tl::unexpected(reason.error());
    return std::vector<TaskChange>{ReportReturned{command.reason}};
}

Result<TaskChange> waiver(const Task& task, const WaiveRequirement& command) {
    const auto* requirement = find_requirement(task, command.requirement);
    if (requirement == nullptr)
        return failure(Fault::invalid_input, "У задачи нет такого вида подтверждения.", "requirement");
    if (requirement->state == RequirementState::accepted || requirement->state == RequirementState::waived)
        return failure(Fault::wrong_state, "Это подтверждение уже принято или снято.", "requirement");
    if (auto reason = check_words(command.reason, "основание, по которому документ не требуется"); !reason)
        return tl::unexpected(reason.error());
    return RequirementWaived{command.requirement, command.reason};
}

Changes decide_waive(const Task& task, const ActingPerson& actor, const WaiveRequirement& command) {
    if (auto controls = check_controls(task, actor); !controls) return tl::unexpected(controls.error());
    if (task.closed()) return wrong_state(task, {});
    auto change = waiver(task, command);
    if (!change) return tl::unexpected(change.error());
    return std::vector<TaskChange>{std::move(*change)};
}

Changes decide_accept(const Task& task, const ActingPerson& actor, const AcceptReport& command) {
    if (auto controls = check_controls(task, actor); !controls) return tl::unexpected(controls.error());
    if (task.state != TaskState::submitted) return wrong_state(task, "Принять можно только сданный отчёт.");
    std::vector<TaskChange> changes;
    std::vector<int> waived;
    for (const auto& one : command.waivers) {
        if (std::find(waived.begin(), waived.end(), one.requirement) != waived.end())
            return failure(Fault::invalid_input, "Одно подтверждение указано дважды.", "waivers");
        auto change = waiver(task, one);
        if (!change) return tl::unexpected(change.error());
        changes.push_back(std::move(*change));
        waived.push_back(one.requirement);
    }
    std::string open;
    for (const auto& requirement : task.requirements)
        if (requirement.state == RequirementState::requested &&
            std::find(waived.begin(), waived.end(), requirement.number) == waived.end())
            open += (open.empty() ? "" : ", ") + std::to_string(requirement.number);
    if (!open.empty())
        return failure(Fault::requirement_open, "Не хватает подтверждающих документов: № " + open + ".",
                       "requirements",
                       "Верните отчёт на доработку или укажите, почему документ не требуется.");
    changes.emplace_back(TaskAccepted{});
    return changes;
}

Changes decide_stop(const Task& task, const ActingPerson& actor, const std::string& reason,
                    TaskChange change) {
    if (auto controls = check_controls(task, actor); !controls) return tl::unexpected(controls.error());
    const bool suspends = std::holds_alternative<TaskSuspended>(change);
    if (task.closed() || (suspends && !task.owed())) return wrong_state(task, {});
    if (auto words = check_words(reason, suspends ? "причина приостановки" : "основание снятия с контроля");
        !words)
        return tl::unexpected(words.error());
    return std::vector<TaskChange>{std::move(change)};
}

}  // namespace

Changes decide(const Task& task, const ActingPerson& actor, Instant now, const Command& command) {
    return std::visit(
        Cases{
            [&](const Acknowledge&) -> Changes {
                if (!task.owned_by(actor.person)) return not_owner();
                if (!task.owed()) return wrong_state(task, {});
                const auto seen = [&](const Acknowledgement& one) { return one.person == actor.person; };
                if (std::any_of(task.acknowledgements.begin(), task.acknowledgements.end(), seen))
                    return failure(Fault::conflict, "Вы уже отметили, что ознакомлены.");
                return std::vector<TaskChange>{TaskAcknowledged{}};
            },
            [&](const AttachEvidence& one) { return decide_attach(task, actor, now, one.evidence); },
            [&](const WithdrawEvidence& one) { return decide_withdraw(task, actor, one.evidence); },
            [&](const SubmitReport& one) { return decide_submit(task, actor, one); },
            [&](const ReturnReport& one) { return decide_return(task, actor, one); },
            [&](const WaiveRequirement& one) { return decide_waive(task, actor, one); },
            [&](const AcceptReport& one) { return decide_accept(task, actor, one); },
            [&](const SuspendTask& one) {
                return decide_stop(task, actor, one.reason, TaskSuspended{one.reason});
            },
            [&](const ResumeTask&) -> Changes {
                if (auto controls = check_controls(task, actor); !controls)
                    return tl::unexpected(controls.error());
                if (task.state != TaskState::suspended)
                    return wrong_state(task, "Возобновить можно приостановленную.");
                return std::vector<TaskChange>{TaskResumed{}};
            },
            [&](const CancelTask& one) {
                return decide_stop(task, actor, one.reason, TaskCancelled{one.reason});
            },
        },
        command);
}

}  // namespace vekha
