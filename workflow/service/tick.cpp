#include "workflow/service/tick.hpp"

#include "workflow/engine/ladder.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/record.hpp"
#include "workflow/service/rung_notices.hpp"

namespace vekha {
namespace {

/// Settles what is due for one task: events, rows, the next moment.
Result<void> settle(const Speaker& speaker, Task& task, TickOutcome& outcome) {
    const Organization& organization = speaker.organization;
    auto due =
        climb(task, organization.policy_of(task), organization.calendar, *organization.zone, speaker.now);
    std::vector<TaskChange> changes;
    if (due.opens) changes.emplace_back(TaskOpened{});
    if (due.fire) {
        outcome.superseded += due.superseded.size();
        auto spoken = speak(speaker, task, {std::move(*due.fire), std::move(due.superseded)});
        if (!spoken) return tl::unexpected(spoken.error());
        outcome.planned += spoken->planned;
        changes.emplace_back(std::move(spoken->reached));
    }
    if (auto done = record(speaker.change, task, PersonId{}, speaker.now, changes); !done) return done;
    // What was due is settled, so only a later moment is left; asking again gives it for the task as it is
    // now.
    return save_scheduled(speaker.change, task, organization, speaker.now);
}

}  // namespace

Result<TickOutcome> tick(Store& store, const Organization& organization, Instant now) {
    // Most ticks find nothing: a read tells so without a write, and so without a sync of the disk.
    TickOutcome idle;
    auto looked = store.read([&](ReadView& view) -> Result<void> {
        auto earliest = view.earliest_action();
        if (!earliest) return tl::unexpected(earliest.error());
        idle.next = *earliest;
        return {};
    });
    if (!looked) return tl::unexpected(looked.error());
    if (!idle.next || *idle.next > now) return idle;

    return write_as<TickOutcome>(store, [&](Transaction& change) -> Result<TickOutcome> {
        TickOutcome outcome;
        auto tasks = change.due(now, limits::tick_batch);
        if (!tasks) return tl::unexpected(tasks.error());
        auto directory = Directory::read(change);
        if (!directory) return tl::unexpected(directory.error());
        const Speaker speaker{change, *directory, organization, now};
        for (auto& task : *tasks)
            if (auto done = settle(speaker, task, outcome); !done) return tl::unexpected(done.error());
        outcome.tasks = tasks->size();
        outcome.more = tasks->size() == limits::tick_batch;
        auto earliest = change.earliest_action();
        if (!earliest) return tl::unexpected(earliest.error());
        outcome.next = *earliest;
        return outcome;
    });
}

Result<std::size_t> reschedule(Store& store, const Organization& organization, Instant now) {
    std::size_t moved = 0;
    TaskId after;
    for (;;) {
        auto batch = write_as<std::size_t>(store, [&](Transaction& change) -> Result<std::size_t> {
            auto ids = change.task_ids(after, limits::tick_batch);
            if (!ids) return tl::unexpected(ids.error());
            for (const auto id : *ids) {
                auto task = change.task(id);
                if (!task) return tl::unexpected(task.error());
                if (!*task || (*task)->closed() || (*task)->paused()) continue;
                const auto before = (*task)->next_action_at;
                if (auto done = save_scheduled(change, **task, organization, now); !done)
                    return tl::unexpected(done.error());
                if ((*task)->next_action_at != before) ++moved;
            }
            if (!ids->empty()) after = ids->back();
            return ids->size();
        });
        if (!batch) return tl::unexpected(batch.error());
        if (*batch < limits::tick_batch) return moved;
    }
}

}  // namespace vekha
