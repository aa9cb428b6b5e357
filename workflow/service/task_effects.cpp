#include "workflow/service/task_effects.hpp"

#include "workflow/service/record.hpp"
#include "workflow/service/task_making.hpp"

namespace vekha {
namespace {

Result<void> change_task(Transaction& change, const Organization& organization, const TaskEffect& effect,
                         PersonId actor, Instant now, EffectCounts& counts) {
    if (effect.empty()) return {};
    Task task = effect.task;
    auto changes = effect.changes;
    for (const auto& member : effect.members) {
        auto child = make_member(change, organization, member, task, actor, now);
        if (!child) return tl::unexpected(child.error());
        changes.emplace_back(ChildAdded{*child});
        ++counts.made;
    }
    if (auto done = record(change, task, actor, now, changes); !done) return done;
    if (auto done = save_scheduled(change, task, organization, now); !done) return done;
    ++(task.state == TaskState::cancelled ? counts.cancelled : counts.changed);
    return {};
}

}  // namespace

Result<EffectCounts> carry_out(Transaction& change, const Organization& organization,
                               const std::vector<TaskEffect>& effects, const StoredRoadmap& roadmap,
                               const StoredItem& row, PersonId actor, Instant now) {
    EffectCounts counts;
    std::vector<TaskTree> made;
    for (const auto& effect : effects) {
        if (effect.made())
            made.push_back({effect.task, effect.members});
        else if (auto done = change_task(change, organization, effect, actor, now, counts); !done)
            return tl::unexpected(done.error());
    }
    auto count = make_tasks(change, organization, made, roadmap, row, actor, now);
    if (!count) return tl::unexpected(count.error());
    counts.made += *count;
    return counts;
}

}  // namespace vekha
