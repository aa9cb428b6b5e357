#include "workflow/service/record.hpp"

#include "workflow/engine/ladder.hpp"
#include "workflow/service/event_codec.hpp"

namespace vekha {

Result<void> record(Transaction& change, Task& task, PersonId actor, Instant at,
                    const std::vector<TaskChange>& changes, PersonId instead_of) {
    for (const auto& one : changes) {
        const TaskEvent event{task.id, actor, at, one, instead_of};
        apply(task, event);
        auto appended = change.append(draft_of(event));
        if (!appended) return tl::unexpected(appended.error());
    }
    return {};
}

Result<void> save_scheduled(Transaction& change, Task& task, const Organization& organization, Instant now) {
    const auto due_now =
        climb(task, organization.policy_of(task), organization.calendar, *organization.zone, now);
    task.next_action_at = due_now.fire || due_now.opens ? std::optional<Instant>{now} : due_now.next;
    return change.save(task);
}

}  // namespace vekha
