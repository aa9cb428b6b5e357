// What happens to a task's term: extensions, moves, pauses, coming back.
#include "workflow/engine/deciding.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"

namespace vekha::deciding {
namespace {

/// Ends with the dot of «г.», which also ends a sentence.
std::string in_words(Day day) {
    return russian_date(day) + " г.";
}

std::string working_days(int count) {
    return counted(count, "рабочий день", "рабочих дня", "рабочих дней");
}

/// A last day that can be: not in the past, not past the parent's.
Result<void> check_day(const Case& one, Day day) {
    if (day < one.today())
        return failure(Fault::invalid_input, "Новый срок уже прошёл: " + in_words(day), "day",
                       "Укажите сегодняшний или будущий день.");
    if (day > one.today() + limits::term_ahead)
        return failure(Fault::invalid_input, "Новый срок слишком далеко: " + in_words(day), "day",
                       "Не дальше чем на пять лет.");
    const auto* parent = one.circumstances.parent;
    if (one.task.branch == Branch::part && parent != nullptr && day > parent->due)
        return failure(Fault::invalid_input, "Срок части не может быть позже срока всей задачи.", "day",
                       "Вся задача до " + in_words(parent->due));
    return {};
}

/// So far the controller decides alone; further it is for who approved the plan.
Result<void> check_bound(const Case& one, Day day) {
    const int bound = one.circumstances.rules.terms.extension_bound;
    if (places_of(one.task, one.actor).has(Place::head) || day <= one.task.due) return {};
    const Day furthest = one.circumstances.calendar.add_working_days(one.task.first_due, bound);
    if (day <= furthest) return {};
    return failure(Fault::forbidden,
                   bound == 0 ? "Срок переносит только тот, кто утвердил план."
                              : "Координатор переносит срок не дальше чем на " + working_days(bound) +
                                    " от первоначального, до " + in_words(furthest),
                   "day", "Дальше срок переносит руководитель, утвердивший план.");
}

}  // namespace

TaskMoved moved_to(const Case& one, Day last, const std::string& link, std::string reason) {
    Window window = one.task.window;
    window.last = last;
    if (window.first && *window.first > last) window.first.reset();
    std::string chain = one.task.due_rule;
    if (!chain.empty() && chain.back() != '.') chain += '.';
    chain += (chain.empty() ? "" : " ") + link;
    auto due = due_day(window, chain, one.circumstances.rules, one.circumstances.calendar);
    const auto due_at = one.circumstances.zone.at(due.day + std::chrono::days{1}, TimeOfDay{0});
    return {window, due.day, std::move(due.rule), due_at, std::move(reason)};
}

TaskMoved moved_by(const Case& one, int count, const std::string& link, std::string reason) {
    return moved_to(one, one.circumstances.calendar.add_working_days(one.task.due, count), link,
                    std::move(reason));
}

Changes ask_extension(const Case& one, const AskExtension& command) {
    const Task& task = one.task;
    if (task.asked_extension() != nullptr)
        return failure(Fault::conflict, "Просьба о переносе уже ждёт решения.");
    if (task.extensions.size() >= limits::extensions_per_task)
        return failure(Fault::too_large, "О переносе этой задачи просили слишком много раз.");
    if (auto reason = check_words(command.reason, "причина переноса"); !reason)
        return tl::unexpected(reason.error());
    if (auto document = check_length(command.document, "документ"); !document)
        return tl::unexpected(document.error());
    if (auto good = check_day(one, command.day); !good) return tl::unexpected(good.error());
    if (command.day <= task.due)
        return failure(Fault::invalid_input, "Просят о более позднем сроке, чем есть.", "day",
                       "Сейчас срок " + in_words(task.due));
    const auto& rules = one.circumstances.rules;
    if (one.circumstances.calendar.working_days_between(one.today(), task.due) < rules.terms.extension_notice)
        return failure(Fault::wrong_state,
                       "О переносе просят не позднее чем за " + working_days(rules.terms.extension_notice) +
                           " до срока" + (rules.name.empty() ? "" : " (набор правил «" + rules.name + "»)") +
                           ".",
                       {}, "Обратитесь к координатору: он может перенести срок сам.");
    return std::vector<TaskChange>{ExtensionAsked{command.day, command.reason, command.document}};
}

Changes decide_extension(const Case& one, const DecideExtension& command) {
    const auto* asked = one.task.asked_extension();
    if (asked == nullptr || (command.extension != 0 && asked->number != command.extension))
        return failure(Fault::not_found, "Такой просьбы о переносе нет или она уже решена.", "extension");
    if (!command.granted) {
        if (auto words = check_words(command.words, "почему отказано"); !words)
            return tl::unexpected(words.error());
        return std::vector<TaskChange>{ExtensionDecided{asked->number, std::nullopt, command.words}};
    }
    const Day day = command.day.value_or(asked->day);
    if (auto words = check_length(command.words, "решение"); !words) return tl::unexpected(words.error());
    if (auto good = check_day(one, day); !good) return tl::unexpected(good.error());
    if (auto good = check_bound(one, day); !good) return tl::unexpected(good.error());
    return std::vector<TaskChange>{
        ExtensionDecided{asked->number, day, command.words},
        moved_to(one, day,
                 "Срок перенесён по просьбе исполнителя на " + in_words(day) +
                     (asked->document.empty() ? "" : " (" + asked->document + ")."),
                 asked->reason)};
}

Changes move(const Case& one, const MoveTask& command) {
    if (auto reason = check_words(command.reason, "основание переноса"); !reason)
        return tl::unexpected(reason.error());
    if (auto good = check_day(one, command.day); !good) return tl::unexpected(good.error());
    if (auto good = check_bound(one, command.day); !good) return tl::unexpected(good.error());
    auto moved = moved_to(one, command.day, "Срок перенесён на " + in_words(command.day), command.reason);
    if (moved.window == one.task.window && moved.due == one.task.due)
        return failure(Fault::conflict, "Срок уже такой.", "day");
    return std::vector<TaskChange>{std::move(moved)};
}

Changes resume(const Case& one) {
    int days = 0;
    if (const auto& pauses = one.task.pauses; !pauses.empty() && !pauses.back().to) {
        const Day from = one.circumstances.zone.local(pauses.back().from).day;
        days = std::max(0, one.circumstances.calendar.working_days_between(from, one.today()));
    }
    std::vector<TaskChange> changes{TaskResumed{days}};
    if (days > 0)
        changes.emplace_back(moved_by(
            one, days, "Задача была приостановлена " + working_days(days) + ", срок сдвинут на столько же.",
            "приостановка: " + one.task.hold_reason));
    return changes;
}

Changes reopen(const Case& one, const ReopenTask& command) {
    if (auto reason = check_words(command.reason, "причина возврата на исполнение"); !reason)
        return tl::unexpected(reason.error());
    if (one.task.gathers())
        return failure(Fault::wrong_state, "Эта задача закрывается, когда ответили все исполнители.",
                       "задача " + std::to_string(one.task.id.value),
                       "Верните на исполнение задачу того, кто должен ответить ещё раз.");
    const auto* parent = one.circumstances.parent;
    if (parent != nullptr && parent->closed() && !parent->gathers())
        return failure(Fault::wrong_state, "Вся задача уже закрыта.",
                       "задача " + std::to_string(parent->id.value), "Сначала верните на исполнение её.");
    std::vector<TaskChange> changes{TaskReopened{command.reason}};
    if (!command.day) return changes;
    if (auto good = check_day(one, *command.day); !good) return tl::unexpected(good.error());
    if (auto good = check_bound(one, *command.day); !good) return tl::unexpected(good.error());
    changes.emplace_back(
        moved_to(one, *command.day, "Возвращена на исполнение до " + in_words(*command.day), command.reason));
    return changes;
}

}  // namespace vekha::deciding
