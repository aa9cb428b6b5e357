#include "workflow/service/act.hpp"

#include <algorithm>

#include "workflow/service/notices.hpp"
#include "workflow/service/record.hpp"

namespace vekha {
namespace {

tl::unexpected<Error> no_such_task(TaskId id) {
    return failure(Fault::not_found, "Такой задачи нет или она вам не видна.",
                   "задача " + std::to_string(id.value));
}

struct Found {
    Task task;
    Person person;
};

/// The task and the person who asks, or the reason why not.
Result<Found> find(ReadView& view, const Actor& actor, TaskId id) {
    if (actor.only_task && *actor.only_task != id) return no_such_task(id);
    auto person = view.person(actor.person);
    if (!person) return tl::unexpected(person.error());
    if (!*person || !(*person)->active)
        return failure(Fault::unauthenticated, "Учётная запись не найдена или отключена.", {},
                       "Обратитесь к администратору.");
    auto task = view.task(id);
    if (!task) return tl::unexpected(task.error());
    if (!*task || !may_see(**task, **person)) return no_such_task(id);
    return Found{std::move(**task), std::move(**person)};
}

ActingPerson acting(const Actor& actor, const Person& person) {
    // A personal link is for an owner's steps; the controller's need a real sign-in.
    const bool controls = !actor.only_task && (person.has(Duty::controller) || person.has(Duty::head));
    return {person.id, controls};
}

std::vector<PersonId> owners(const Task& task) {
    std::vector<PersonId> people;
    for (const auto& assignment : task.assignments) people.push_back(assignment.person);
    return people;
}

/// A report goes to the controller, a return to the owners; nothing is said of the rest.
Result<void> tell(Transaction& change, const Task& task, const std::vector<TaskChange>& changes,
                  Instant now) {
    const auto number = std::to_string(task.submissions.size());
    for (const auto& one : changes) {
        Result<std::size_t> planned = 0;
        if (std::holds_alternative<ReportSubmitted>(one))
            planned = plan_notices(change, task, NoticeKind::submitted, "submitted:" + number,
                                   "Поступил отчёт, он ждёт вашего решения.", {task.controller}, now);
        if (const auto* returned = std::get_if<ReportReturned>(&one))
            planned = plan_notices(change, task, NoticeKind::returned, "returned:" + number,
                                   "Отчёт возвращён на доработку: " + returned->reason, owners(task), now);
        if (!planned) return tl::unexpected(planned.error());
    }
    return {};
}

Result<std::vector<Person>> named_in(ReadView& view, const Task& task) {
    std::vector<PersonId> ids = owners(task);
    ids.push_back(task.controller);
    for (const auto& one : task.evidence) ids.push_back(one.by);
    for (const auto& one : task.submissions) {
        ids.push_back(one.by);
        ids.push_back(one.decided_by);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<Person> people;
    for (const auto id : ids) {
        if (!id) continue;
        auto person = view.person(id);
        if (!person) return tl::unexpected(person.error());
        if (*person) people.push_back(std::move(**person));
    }
    return people;
}

}  // namespace

bool may_see(const Task& task, const Person& person) {
    if (task.owned_by(person.id) || task.controller == person.id) return true;
    for (const auto duty :
         {Duty::controller, Duty::department_head, Duty::deputy_head, Duty::head, Duty::administrator})
        if (person.has(duty)) return true;
    return false;
}

Result<TaskView> view_task(ReadView& view, const Organization& organization, const Actor& actor, TaskId id,
                           Instant now) {
    auto found = find(view, actor, id);
    if (!found) return tl::unexpected(found.error());
    TaskView shown;
    shown.steps = allowed_steps(found->task, acting(actor, found->person));
    auto item = view.item(found->task.item);
    if (!item) return tl::unexpected(item.error());
    auto roadmap = view.roadmap(found->task.roadmap);
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (!*item || !*roadmap)
        return failure(Fault::damaged, "У задачи нет её строки плана.", "задача " + std::to_string(id.value));
    shown.item = std::move(**item);
    shown.roadmap = std::move(**roadmap);
    auto people = named_in(view, found->task);
    if (!people) return tl::unexpected(people.error());
    shown.people = std::move(*people);
    auto notices = view.outbox_of(id);
    if (!notices) return tl::unexpected(notices.error());
    shown.notices = std::move(*notices);
    if (found->task.owed())
        for (auto& rung : lay_ladder(found->task, organization.policy_of(found->task), organization.calendar,
                                     *organization.zone))
            if (rung.moment > now && (!found->task.ladder_at || rung.moment > *found->task.ladder_at))
                shown.ladder.push_back(std::move(rung));
    shown.task = std::move(found->task);
    return shown;
}

Result<Task> act(Store& store, const Organization& organization, const Actor& actor, TaskId id,
                 std::optional<std::int64_t> expected_version, const Command& command, Instant now) {
    return write_as<Task>(store, [&](Transaction& change) -> Result<Task> {
        auto found = find(change, actor, id);
        if (!found) return tl::unexpected(found.error());
        Task& task = found->task;
        if (expected_version && *expected_version != task.version)
            return failure(Fault::stale, "Задача изменилась, пока вы её смотрели.",
                           "задача " + std::to_string(id.value), "Откройте её заново и повторите действие.");
        auto changes = decide(task, acting(actor, found->person), now, command);
        if (!changes) return tl::unexpected(changes.error());
        if (auto done = record(change, task, actor.person, now, *changes); !done)
            return tl::unexpected(done.error());
        if (auto done = tell(change, task, *changes, now); !done) return tl::unexpected(done.error());
        if (auto done = save_scheduled(change, task, organization, now); !done)
            return tl::unexpected(done.error());
        return task;
    });
}

}  // namespace vekha
