#include "notifiers/delivery/recheck.hpp"

#include <charconv>
#include <optional>

#include "workflow/engine/ladder.hpp"
#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<Recheck, 8> rechecks{{{Recheck::still_true, "still_true"},
                                          {Recheck::task_gone, "task_gone"},
                                          {Recheck::closed, "closed"},
                                          {Recheck::suspended, "suspended"},
                                          {Recheck::handed_in, "handed_in"},
                                          {Recheck::not_late, "not_late"},
                                          {Recheck::moved, "moved"},
                                          {Recheck::answered, "answered"}}};

/// The number in "submitted:2" and "returned:2"; nothing for a rung without one.
std::optional<int> submission_of(std::string_view rung) {
    const auto colon = rung.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto digits = rung.substr(colon + 1);
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

/// Whether the notice speaks of the task's latest report.
bool about_latest(const OutboxRow& row, const Task& task) {
    const auto number = submission_of(row.rung);
    return !number || (!task.submissions.empty() && task.submissions.back().number == *number);
}

/// Whether the rung was laid for another due day than the task has now.
bool of_an_earlier_term(const OutboxRow& row, const Task& task) {
    return moves_of(row.rung) != task.moves;
}

/// Notices to those who still owe the work.
Recheck owed(const Task& task) {
    if (task.state == TaskState::suspended) return Recheck::suspended;
    if (task.state == TaskState::submitted) return Recheck::handed_in;
    return Recheck::still_true;
}

}  // namespace

Recheck recheck(const OutboxRow& row, const Task* task, Instant now) {
    if (row.kind == NoticeKind::outage || row.kind == NoticeKind::amended || row.kind == NoticeKind::journal)
        return Recheck::still_true;
    // An answer, a test, a code, an alarm need no task.
    if (leaves_at_once(row.kind) || row.kind == NoticeKind::alarm) return Recheck::still_true;
    // What changed for a person beside any one task: a substitution, work handed over.
    if (row.kind == NoticeKind::changed && !row.task) return Recheck::still_true;
    if (task == nullptr) return Recheck::task_gone;
    // That a task was ended, handed on or decided about is told all the same.
    if (row.kind == NoticeKind::changed) return Recheck::still_true;
    if (task->closed()) return Recheck::closed;
    switch (row.kind) {
        case NoticeKind::assigned:
            return owed(*task);
        case NoticeKind::reminder:
            if (const auto verdict = owed(*task); verdict != Recheck::still_true) return verdict;
            return of_an_earlier_term(row, *task) ? Recheck::moved : Recheck::still_true;
        case NoticeKind::overdue:
        case NoticeKind::slip:
            if (const auto verdict = owed(*task); verdict != Recheck::still_true) return verdict;
            if (of_an_earlier_term(row, *task)) return Recheck::moved;
            return task->overdue(now) ? Recheck::still_true : Recheck::not_late;
        case NoticeKind::submitted:
            if (task->state == TaskState::suspended) return Recheck::suspended;
            return task->state == TaskState::submitted && about_latest(row, *task) ? Recheck::still_true
                                                                                   : Recheck::answered;
        case NoticeKind::returned:
            if (const auto verdict = owed(*task); verdict != Recheck::still_true) return verdict;
            return about_latest(row, *task) ? Recheck::still_true : Recheck::answered;
        case NoticeKind::acceptance:
            return task->state == TaskState::submitted && about_latest(row, *task) ? Recheck::still_true
                                                                                   : Recheck::answered;
        case NoticeKind::asked:
            return task->asked_extension() != nullptr ? Recheck::still_true : Recheck::answered;
        case NoticeKind::contributed:
            return owed(*task);
        case NoticeKind::decided:
        case NoticeKind::changed:
        case NoticeKind::amended:
        case NoticeKind::failed:
        case NoticeKind::outage:
        case NoticeKind::answered:
        case NoticeKind::test:
        case NoticeKind::code:
        case NoticeKind::alarm:
        case NoticeKind::door:
        case NoticeKind::journal:
        case NoticeKind::invited:
            break;
        case NoticeKind::disowned:
            return task->disownings.empty() ? Recheck::answered : Recheck::still_true;
    }
    return Recheck::still_true;
}

std::string_view name(Recheck verdict) {
    return name_in(rechecks, verdict);
}

}  // namespace vekha
