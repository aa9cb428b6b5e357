// The owners' side of a report: papers, parts, numbers, handing in.
#include <cmath>

#include "workflow/engine/deciding.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"

namespace vekha::deciding {
namespace {

/// The slot that a document of this kind fills when nobody named one: the first still empty of the same kind.
int fitting_requirement(const Task& task, EvidenceKind kind) {
    for (const auto& one : task.requirements)
        if (one.kind == kind && one.state == RequirementState::requested) return one.number;
    return 0;
}

bool handed_in(const Task& task, const Evidence& evidence) {
    return std::any_of(task.submissions.begin(), task.submissions.end(), [&](const Submission& one) {
        return one.at >= evidence.at && one.verdict != Verdict::recalled;
    });
}

Result<void> check_evidence(const Task& task, const Evidence& evidence) {
    if (task.evidence.size() >= limits::evidence_per_task)
        return failure(
            Fault::too_large, "К задаче приложено слишком много документов.", {},
            "Не больше " + std::to_string(limits::evidence_per_task) + "; объедините файлы в архив.");
    if (evidence.sha256.empty() == evidence.link.empty())
        return failure(Fault::invalid_input, "Нужен либо файл, либо ссылка.", "evidence");
    if (!evidence.link.empty() && !evidence.link.starts_with("https://") &&
        !evidence.link.starts_with("http://"))
        return failure(Fault::invalid_input, "Ссылка должна начинаться с https:// или http://.", "link");
    if (evidence.title.size() > limits::name_bytes || evidence.link.size() > limits::words_bytes ||
        evidence.signatory.size() > limits::name_bytes)
        return failure(Fault::too_large, "Слишком длинное название, подпись или ссылка.", "title");
    if (evidence.requirement != 0 && numbered(task.requirements, evidence.requirement) == nullptr)
        return failure(Fault::invalid_input, "У задачи нет такого вида подтверждения.", "requirement");
    return {};
}

/// Each open indicator has its value, each value its indicator, and one that falls short its note.
Result<void> check_values(const Task& task, const std::vector<IndicatorValue>& values) {
    for (const auto& value : values) {
        const auto* slot = numbered(task.indicators, value.indicator);
        const std::string where = "показатель " + std::to_string(value.indicator);
        if (slot == nullptr || !slot->waiver.empty())
            return failure(Fault::invalid_input, "У задачи нет такого показателя.", where);
        const auto same = [&](const IndicatorValue& other) { return other.indicator == value.indicator; };
        if (std::count_if(values.begin(), values.end(), same) > 1)
            return failure(Fault::invalid_input, "Один показатель указан дважды.", where);
        if (!std::isfinite(value.value))
            return failure(Fault::invalid_input, "Значение показателя не число.", where);
        if (auto note = check_length(value.note, "пояснение к показателю"); !note) return note;
        if (!meets(slot->plan, value.value) && value.note.empty())
            return failure(Fault::invalid_input,
                           "Показатель «" + slot->plan.text + "» не достигнут: в плане " +
                               russian_indicator(slot->plan) + ".",
                           where, "Напишите рядом, почему.");
    }
    for (const auto& slot : task.indicators) {
        const auto given = [&](const IndicatorValue& value) { return value.indicator == slot.number; };
        if (slot.open() && std::none_of(values.begin(), values.end(), given))
            return failure(Fault::requirement_open,
                           "Не указано значение показателя «" + slot.plan.text + "».",
                           "показатель " + std::to_string(slot.number),
                           "В плане " + russian_indicator(slot.plan) + "; впишите достигнутое.");
    }
    return {};
}

/// The lead may come without the late ones, with a reason on record.
Result<void> check_complete(const Task& task, const std::string& without) {
    const auto silent = task.silent_contributors().size();
    const int owed = task.owed_children();
    if ((silent == 0 && owed == 0) || !without.empty())
        return check_length(without, "почему без соисполнителей");
    std::string who;
    if (silent > 0)
        who = counted(static_cast<int>(silent), "соисполнитель", "соисполнителя", "соисполнителей");
    if (owed > 0)
        who += (who.empty() ? "" : " и ") +
               counted(owed, "исполнитель части", "исполнителя частей", "исполнителей частей");
    return failure(Fault::undecided, "Ещё не ответили: " + who + ".", "without",
                   "Дождитесь их или напишите, почему отчёт сдаётся без них.");
}

}  // namespace

Changes attach(const Case& one, Evidence evidence) {
    const Task& task = one.task;
    if (auto good = check_evidence(task, evidence); !good) return tl::unexpected(good.error());
    if (evidence.requirement == 0) evidence.requirement = fitting_requirement(task, evidence.kind);
    evidence.report = static_cast<int>(task.submissions.size()) + 1;
    const auto same = [&](const Evidence& other) {
        return other.requirement == evidence.requirement && other.sha256 == evidence.sha256 &&
               other.link == evidence.link;
    };
    if (std::any_of(task.evidence.begin(), task.evidence.end(), same))
        return failure(Fault::conflict, "Этот документ уже приложен к задаче.", evidence.title);
    int last = 0;
    for (const auto& other : task.evidence) last = std::max(last, other.number);
    evidence.number = last + 1;
    evidence.by = one.actor.person;
    evidence.at = one.now;
    return std::vector<TaskChange>{EvidenceAttached{std::move(evidence)}};
}

Changes withdraw(const Case& one, int number) {
    const auto* found = numbered(one.task.evidence, number);
    if (found == nullptr) return failure(Fault::not_found, "У задачи нет такого документа.");
    if (handed_in(one.task, *found))
        return failure(Fault::wrong_state, "Документ уже сдан с отчётом и остаётся в деле.", found->title);
    return std::vector<TaskChange>{EvidenceWithdrawn{number}};
}

Changes contribute(const Case&, const Contribute& command) {
    if (auto words = check_words(command.words, "что сделано"); !words) return tl::unexpected(words.error());
    return std::vector<TaskChange>{PartContributed{command.words}};
}

Changes submit(const Case& one, const SubmitReport& report) {
    const Task& task = one.task;
    if (task.evidence.empty() || !report.words.empty())
        if (auto words = check_words(report.words, "текст отчёта"); !words)
            return tl::unexpected(words.error());
    if (auto good = check_values(task, report.values); !good) return tl::unexpected(good.error());
    if (auto good = check_complete(task, report.without); !good) return tl::unexpected(good.error());
    const Day due =
        one.circumstances.calendar.add_working_days(one.today(), one.circumstances.rules.terms.acceptance);
    return std::vector<TaskChange>{
        ReportSubmitted{report.words, report.values, report.without, due,
                        one.circumstances.zone.at(due + std::chrono::days{1}, TimeOfDay{0})}};
}

Changes waive(const Case& one, const WaiveRequirement& command) {
    const auto* requirement = numbered(one.task.requirements, command.requirement);
    if (requirement == nullptr)
        return failure(Fault::invalid_input, "У задачи нет такого вида подтверждения.", "requirement");
    if (requirement->state == RequirementState::accepted || requirement->state == RequirementState::waived)
        return failure(Fault::wrong_state, "Это подтверждение уже принято или снято.", "requirement");
    if (auto reason = check_words(command.reason, "основание, по которому документ не требуется"); !reason)
        return tl::unexpected(reason.error());
    return std::vector<TaskChange>{RequirementWaived{command.requirement, command.reason}};
}

Changes waive(const Case& one, const WaiveIndicator& command) {
    const auto* slot = numbered(one.task.indicators, command.indicator);
    if (slot == nullptr) return failure(Fault::invalid_input, "У задачи нет такого показателя.", "indicator");
    if (!slot->waiver.empty()) return failure(Fault::wrong_state, "Этот показатель уже снят.", "indicator");
    if (auto reason = check_words(command.reason, "основание, по которому показатель не нужен"); !reason)
        return tl::unexpected(reason.error());
    return std::vector<TaskChange>{IndicatorWaived{command.indicator, command.reason}};
}

}  // namespace vekha::deciding
