#include "workflow/service/found_task.hpp"

#include "workflow/engine/permissions.hpp"
#include "workflow/service/family.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

tl::unexpected<Error> no_such_task(TaskId id) {
    return failure(Fault::not_found, "Такой задачи нет или она вам не видна.",
                   "задача " + std::to_string(id.value));
}

}  // namespace

Relations relations_to(const Task& task, const ActingPerson& acting, const Task* parent) {
    Relations relations;
    for (const auto& assignment : task.assignments)
        if (acting.is(assignment.person)) relations.add(Relation::owner);
    if (acting.is(task.controller)) relations.add(Relation::controller);
    if (parent != nullptr && acting.is(parent->lead())) relations.add(Relation::parent_lead);
    return relations;
}

Result<FoundTask> find_task(ReadView& view, const Organization& organization, const Actor& actor, TaskId id,
                            Instant now) {
    if (actor.only_task && *actor.only_task != id) return no_such_task(id);
    auto person = view.person(actor.person);
    if (!person) return tl::unexpected(person.error());
    if (!*person || !(*person)->active)
        return failure(Fault::unauthenticated, "Учётная запись не найдена или отключена.", {},
                       "Обратитесь к администратору.");
    auto task = view.task(id);
    if (!task) return tl::unexpected(task.error());
    if (!*task) return no_such_task(id);
    auto acting = acting_person(view, organization, **person, actor.only_task.has_value(), now, &**task);
    if (!acting) return tl::unexpected(acting.error());
    auto parent = parent_of(view, **task);
    if (!parent) return tl::unexpected(parent.error());
    const auto relations = relations_to(**task, *acting, *parent ? &**parent : nullptr);
    const auto seen = permitted_with(view, **person, Action::see_task, **task, relations);
    if (!seen) return tl::unexpected(seen.error());
    if (!*seen) return no_such_task(id);
    const auto drafts = permitted_with(view, **person, Action::see_draft, **task, relations);
    if (!drafts) return tl::unexpected(drafts.error());
    return FoundTask{std::move(**task), std::move(**person), std::move(*acting), std::move(*parent), *drafts};
}

Result<void> check_version(const Task& task, std::optional<std::int64_t> expected) {
    if (expected && *expected != task.version)
        return failure(Fault::stale, "Задача изменилась, пока вы её смотрели.",
                       "задача " + std::to_string(task.id.value), "Откройте её заново и повторите действие.");
    return {};
}

}  // namespace vekha
