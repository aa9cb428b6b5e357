#include "workflow/engine/transitions.hpp"

#include <algorithm>

#include "workflow/engine/deciding.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"

namespace vekha {
namespace {

template <class... Ts>
struct Cases : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Cases(Ts...) -> Cases<Ts...>;

using deciding::Case;
using deciding::Changes;
using deciding::check_words;

/// What the person can do instead.
std::string mend_of(TaskStep step, TaskState state) {
    switch (step) {
        case TaskStep::attach:
            return "Документы прикладывают, пока задача на исполнении.";
        case TaskStep::withdraw:
            return "Отчёт уже сдан.";
        case TaskStep::submit:
            return state == TaskState::submitted ? "Отчёт уже сдан, дождитесь решения или отзовите его." : "";
        case TaskStep::recall:
            return "Отозвать можно только сданный отчёт, по которому ещё нет решения.";
        case TaskStep::return_report:
            return "Вернуть можно только сданный отчёт.";
        case TaskStep::accept:
            return "Принять можно только сданный отчёт.";
        case TaskStep::resume:
            return "Возобновить можно приостановленную.";
        case TaskStep::reopen:
            return "Вернуть на исполнение можно исполненную или снятую с контроля.";
        default:
            return "";
    }
}

tl::unexpected<Error> refused(const Case& one, TaskStep step, Refusal why) {
    switch (why) {
        case Refusal::not_owner:
            return failure(Fault::forbidden, "Это может сделать только исполнитель или соисполнитель задачи.",
                           {}, "Обратитесь к координатору, если задача поручена вам.");
        case Refusal::not_lead:
            return failure(Fault::forbidden, "Это делает ответственный исполнитель.", {},
                           "Соисполнитель прикладывает документы и сдаёт свою часть, отчёт по ним сдаёт "
                           "ответственный.");
        case Refusal::not_contributor:
            return failure(Fault::forbidden, "Свою часть сдаёт соисполнитель.", {},
                           "Ответственный исполнитель сдаёт отчёт.");
        case Refusal::own_work:
            return failure(Fault::forbidden, "Исполнитель не может принимать собственную работу.", {},
                           "Решение принимает другой координатор.");
        case Refusal::not_controller:
            return failure(Fault::forbidden, "Это решает координатор, на контроле у которого задача.");
        case Refusal::not_head:
            return failure(Fault::forbidden, "По правилам организации это решает руководитель.", {},
                           "Обратитесь к тому, кто утвердил план.");
        case Refusal::wrong_state:
            break;
    }
    return deciding::wrong_state(one.task, mend_of(step, one.task.state));
}

Changes only(TaskChange change) {
    return std::vector<TaskChange>{std::move(change)};
}

/// An acknowledgement holds until the rung that it quiets.
bool acknowledged(const Task& task, PersonId person) {
    return std::any_of(task.acknowledgements.begin(), task.acknowledgements.end(),
                       [&](const Acknowledgement& one) {
                           return one.person == person && (!task.ladder_at || one.at >= *task.ladder_at);
                       });
}

/// The change, if there is a reason for it.
Changes reasoned(const std::string& reason, std::string_view what, TaskChange change) {
    if (auto words = check_words(reason, what); !words) return tl::unexpected(words.error());
    return only(std::move(change));
}

Changes acknowledge(const Case& one) {
    const PersonId away = stood_in_for(one.task, one.actor, TaskStep::acknowledge);
    if (acknowledged(one.task, away ? away : one.actor.person))
        return failure(Fault::conflict, "Вы уже отметили, что ознакомлены.");
    return only(TaskAcknowledged{});
}

bool disowned(const Task& task, PersonId person) {
    return std::any_of(task.disownings.begin(), task.disownings.end(),
                       [&](const Disowning& one) { return one.person == person; });
}

Changes disown(const Case& one, const Disown& command) {
    const PersonId away = stood_in_for(one.task, one.actor, TaskStep::disown);
    if (disowned(one.task, away ? away : one.actor.person))
        return failure(Fault::conflict, "Вы уже сообщили, что задача не ваша.", {},
                       "Решает координатор: он передаст её другому.");
    return reasoned(command.reason, "почему задача не ваша", TaskDisowned{command.reason});
}

/// A task that ends takes its unfinished children with it.
Changes cancel(const Case& one, const CancelTask& command) {
    if (auto words = check_words(command.reason, "основание снятия с контроля"); !words)
        return tl::unexpected(words.error());
    std::vector<TaskChange> changes;
    for (const auto& child : one.task.children)
        if (child.standing == ChildStanding::owed)
            changes.emplace_back(ChildSettled{child.task, ChildStanding::excused});
    changes.emplace_back(TaskCancelled{command.reason});
    return changes;
}

Changes reassign(const Case& one, const ReassignTask& command) {
    if (command.assignments.empty())
        return failure(Fault::invalid_input, "Не указан ответственный исполнитель.", "assignments");
    for (std::size_t at = 0; at < command.assignments.size(); ++at) {
        const auto& owner = command.assignments[at];
        const bool lead = owner.role == AssignmentRole::lead;
        if (!owner.person || lead != (at == 0))
            return failure(Fault::invalid_input, "Ответственный исполнитель один и стоит первым.",
                           "assignments");
        for (std::size_t before = 0; before < at; ++before)
            if (command.assignments[before].person == owner.person)
                return failure(Fault::invalid_input, "Один человек назван дважды.", "assignments");
    }
    const PersonId controller = command.controller ? command.controller : one.task.controller;
    if (command.assignments == one.task.assignments && controller == one.task.controller)
        return failure(Fault::conflict, "Задача уже у этих исполнителей.");
    return reasoned(command.reason, "причина передачи",
                    TaskReassigned{command.assignments, controller, command.reason});
}

Changes correct(const CorrectTask& command) {
    if (auto title = check_words(command.title, "название мероприятия"); !title)
        return tl::unexpected(title.error());
    if (command.number.size() > limits::name_bytes)
        return failure(Fault::too_large, "Слишком длинный номер.", "number");
    return reasoned(command.reason, "причина исправления",
                    TaskReworded{command.number, command.title, command.reason});
}

}  // namespace

namespace deciding {

Result<void> check_length(const std::string& words, std::string_view what) {
    if (words.size() > limits::words_bytes)
        return failure(
            Fault::too_large, "Слишком длинный текст: " + std::string(what) + ".", std::string(what),
            "Сократите его до " + std::to_string(limits::words_bytes / 2) + " знаков или приложите файлом.");
    return {};
}

Result<void> check_words(const std::string& words, std::string_view what) {
    if (words.find_first_not_of(" \t\r\n") == std::string::npos)
        return failure(Fault::invalid_input, "Не указано: " + std::string(what) + ".", std::string(what),
                       "Напишите хотя бы одно предложение.");
    return check_length(words, what);
}

tl::unexpected<Error> wrong_state(const Task& task, std::string mend) {
    return failure(Fault::wrong_state,
                   "Задача сейчас " + std::string(russian(task.state)) + ", этот шаг невозможен.",
                   "задача " + std::to_string(task.id.value), std::move(mend));
}

}  // namespace deciding

bool ActingPerson::is(PersonId other) const {
    return other &&
           (person == other || std::find(stands_for.begin(), stands_for.end(), other) != stands_for.end());
}

Places places_of(const Task& task, const ActingPerson& actor) {
    Places places;
    for (const auto& assignment : task.assignments)
        if (actor.is(assignment.person))
            places.add(assignment.person == task.lead() ? Place::lead : Place::contributor);
    if (places.has(Place::lead)) return places;
    if (actor.is(task.controller) || actor.controls) places.add(Place::controller);
    if (actor.heads) {
        places.add(Place::controller);
        places.add(Place::head);
    }
    return places;
}

PersonId stood_in_for(const Task& task, const ActingPerson& actor, TaskStep step) {
    ActingPerson alone = actor;
    alone.stands_for.clear();
    const auto& rule = rule_of(step);
    if (rule.places.meets(places_of(task, alone))) return {};
    for (const auto away : actor.stands_for) {
        alone = {away, false, false, {}};
        if (rule.places.meets(places_of(task, alone))) return away;
    }
    return {};
}

Changes decide(const Task& task, const ActingPerson& actor, const Circumstances& circumstances, Instant now,
               const Command& command) {
    const Case one{task, actor, circumstances, now};
    const TaskStep step = step_of(command);
    if (const auto why = refusal(step, task.state, places_of(task, actor), circumstances.rules.rights))
        return refused(one, step, *why);
    return std::visit(Cases{
                          [&](const Acknowledge&) { return acknowledge(one); },
                          [&](const AttachEvidence& it) { return deciding::attach(one, it.evidence); },
                          [&](const WithdrawEvidence& it) { return deciding::withdraw(one, it.evidence); },
                          [&](const Contribute& it) { return deciding::contribute(one, it); },
                          [&](const SubmitReport& it) { return deciding::submit(one, it); },
                          [&](const RecallReport&) { return only(ReportRecalled{}); },
                          [&](const ReturnReport& it) { return deciding::return_report(one, it); },
                          [&](const WaiveRequirement& it) { return deciding::waive(one, it); },
                          [&](const WaiveIndicator& it) { return deciding::waive(one, it); },
                          [&](const AcceptReport& it) { return deciding::accept(one, it); },
                          [&](const AskExtension& it) { return deciding::ask_extension(one, it); },
                          [&](const DecideExtension& it) { return deciding::decide_extension(one, it); },
                          [&](const MoveTask& it) { return deciding::move(one, it); },
                          [&](const SuspendTask& it) {
                              return reasoned(it.reason, "причина приостановки", TaskSuspended{it.reason});
                          },
                          [&](const ResumeTask&) { return deciding::resume(one); },
                          [&](const CancelTask& it) { return cancel(one, it); },
                          [&](const ReopenTask& it) { return deciding::reopen(one, it); },
                          [&](const ReassignTask& it) { return reassign(one, it); },
                          [&](const CorrectTask& it) { return correct(it); },
                          [&](const HandPart&) -> Changes { return std::vector<TaskChange>{}; },
                          [&](const Disown& it) { return disown(one, it); },
                      },
                      command);
}

std::vector<std::string> allowed_steps(const Task& task, const ActingPerson& actor, const Rights& rights) {
    std::vector<std::string> steps;
    const auto places = places_of(task, actor);
    for (const auto& rule : step_rules()) {
        if (refusal(rule.step, task.state, places, rights)) continue;
        const PersonId away = stood_in_for(task, actor, rule.step);
        if (rule.step == TaskStep::acknowledge && acknowledged(task, away ? away : actor.person)) continue;
        if (rule.step == TaskStep::disown && disowned(task, away ? away : actor.person)) continue;
        if (rule.step == TaskStep::withdraw && task.evidence.empty()) continue;
        if (rule.step == TaskStep::waive_indicator && task.indicators.empty()) continue;
        if (rule.step == TaskStep::decide_extension && task.asked_extension() == nullptr) continue;
        if (rule.step == TaskStep::ask_extension && task.asked_extension() != nullptr) continue;
        steps.emplace_back(rule.name);
    }
    return steps;
}

}  // namespace vekha
