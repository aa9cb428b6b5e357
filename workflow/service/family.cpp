#include "workflow/service/family.hpp"

#include "workflow/service/acting.hpp"
#include "workflow/service/record.hpp"
#include "workflow/service/telling.hpp"

namespace vekha {
namespace {

Result<Task> kept_task(ReadView& view, TaskId id) {
    auto task = view.task(id);
    if (!task) return tl::unexpected(task.error());
    if (!*task)
        return failure(Fault::damaged, "В дереве задач названа задача, которой нет.",
                       "задача " + std::to_string(id.value));
    return std::move(**task);
}

/// Those who owned a task that ended with its parent are told so.
Result<void> tell_ended(Transaction& change, const Organization& organization, const Task& task,
                        Instant now) {
    return tell_of(change, organization, task, NoticeKind::changed, "ended." + std::to_string(task.version),
                   "Задача снята с контроля: " + task.hold_reason, owners_of(task), now);
}

Result<void> children_follow(Transaction& change, const Organization& organization, const Task& parent,
                             const Command& step, PersonId actor, PersonId instead_of, Instant now) {
    for (const auto& one : parent.children) {
        auto child = kept_task(change, one.task);
        if (!child) return tl::unexpected(child.error());
        const auto changes =
            child_follows(*child, parent, step, circumstances_of(organization, &parent), now);
        if (changes.empty()) continue;
        if (auto done = record(change, *child, actor, now, changes, instead_of); !done) return done;
        if (auto done = save_scheduled(change, *child, organization, now); !done) return done;
        if (child->state == TaskState::cancelled)
            if (auto told = tell_ended(change, organization, *child, now); !told) return told;
        if (auto done = children_follow(change, organization, *child, step, actor, instead_of, now); !done)
            return done;
    }
    return {};
}

}  // namespace

Result<std::optional<Task>> parent_of(ReadView& view, const Task& task) {
    if (!task.parent) return std::optional<Task>{};
    auto parent = kept_task(view, task.parent);
    if (!parent) return tl::unexpected(parent.error());
    return std::optional(std::move(*parent));
}

Result<void> parents_follow(Transaction& change, const Organization& organization, const Task& task,
                            PersonId actor, Instant now) {
    auto parent = parent_of(change, task);
    if (!parent) return tl::unexpected(parent.error());
    if (!*parent) return {};
    const auto changes = parent_follows(**parent, task);
    if (changes.empty()) return {};
    // What follows of itself is the engine's doing, whoever took the step.
    if (auto done = record(change, **parent, actor, now, changes); !done) return done;
    if (auto done = save_scheduled(change, **parent, organization, now); !done) return done;
    return parents_follow(change, organization, **parent, actor, now);
}

Result<void> family_follows(Transaction& change, const Organization& organization, const Task& task,
                            const Command& step, PersonId actor, PersonId instead_of, Instant now) {
    if (auto done = children_follow(change, organization, task, step, actor, instead_of, now); !done)
        return done;
    return parents_follow(change, organization, task, actor, now);
}

}  // namespace vekha
