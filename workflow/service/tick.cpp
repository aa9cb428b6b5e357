#include "workflow/service/tick.hpp"

#include "workflow/engine/ladder.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/record.hpp"

namespace vekha {
namespace {

constexpr std::string_view beat_key = "last_beat";

NoticeKind kind_of(const LaidRung& rung) {
    if (rung.id == "assigned") return NoticeKind::assigned;
    return rung.offset > 0 ? NoticeKind::overdue : NoticeKind::reminder;
}

/// Settles what is due for one task: events, rows, the next moment.
Result<void> settle(Transaction& change, Task& task, const Directory& directory,
                    const Organization& organization, Instant now, TickOutcome& outcome) {
    auto due = climb(task, organization.policy, organization.calendar, *organization.zone, now);
    std::vector<TaskChange> changes;
    if (due.opens) changes.emplace_back(TaskOpened{});
    if (due.fire) {
        const Day today = organization.zone->local(now).day;
        const auto told = directory.resolve(task, due.fire->audience, today);
        RungReached reached{due.fire->id, due.fire->moment, {}, due.superseded};
        Result<std::size_t> planned = 0;
        for (const auto& one : told) {
            reached.people.push_back(one.person);
            if (one.away) reached.stand_ins.push_back({one.person, one.away});
            auto row = plan_notices(change, task, kind_of(*due.fire), due.fire->id,
                                    rung_reason(*due.fire) + stand_in_words(directory, one, today),
                                    {one.person}, now);
            if (!row) return tl::unexpected(row.error());
            *planned += *row;
        }
        changes.emplace_back(std::move(reached));
        if (told.empty() && directory.find(task.controller) != nullptr)
            planned = plan_notices(change, task, NoticeKind::failed, due.fire->id + ":nobody",
                                   "Напоминание некому отправить: у задачи нет действующего исполнителя.",
                                   {task.controller}, now);
        if (!planned) return tl::unexpected(planned.error());
        outcome.planned += *planned;
        outcome.superseded += due.superseded.size();
    }
    if (auto done = record(change, task, PersonId{}, now, changes); !done) return done;
    // What was due is settled, so only a later moment is left; asking again gives it for the task as it is
    // now.
    return save_scheduled(change, task, organization, now);
}

Result<std::optional<Instant>> last_beat(Store& store) {
    return read_as<std::optional<Instant>>(store, [](ReadView& view) -> Result<std::optional<Instant>> {
        auto stored = view.setting(beat_key);
        if (!stored) return tl::unexpected(stored.error());
        return *stored ? parse_instant(**stored) : std::nullopt;
    });
}

Result<void> note_outage(Transaction& change, Instant from, Instant to) {
    const std::string span = R"({"from":")" + format(from) + R"(","to":")" + format(to) + R"("})";
    if (auto noted = change.append({to, PersonId{}, TaskId{}, "outage_noted", span}); !noted)
        return tl::unexpected(noted.error());
    auto directory = Directory::read(change);
    if (!directory) return tl::unexpected(directory.error());
    const auto hours = static_cast<int>(std::chrono::floor<std::chrono::hours>(to - from).count());
    const std::string words = "Система не работала " + counted(hours, "час", "часа", "часов") +
                              "; напоминания за это время отправлены одним письмом, только важные сейчас.";
    auto planned = plan_notices(change, Task{}, NoticeKind::outage, "outage:" + format(from), words,
                                directory->with(Duty::controller), to);
    if (!planned) return tl::unexpected(planned.error());
    return {};
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
        for (auto& task : *tasks)
            if (auto done = settle(change, task, *directory, organization, now, outcome); !done)
                return tl::unexpected(done.error());
        outcome.tasks = tasks->size();
        outcome.more = tasks->size() == limits::tick_batch;
        auto earliest = change.earliest_action();
        if (!earliest) return tl::unexpected(earliest.error());
        outcome.next = *earliest;
        return outcome;
    });
}

Result<void> beat(Store& store, Instant now) {
    const auto last = last_beat(store);
    if (!last) return tl::unexpected(last.error());
    if (*last && now - **last < beat_every) return {};
    return store.write([&](Transaction& change) { return change.set(beat_key, format(now)); });
}

Result<bool> note_start(Store& store, Instant now) {
    const auto last = last_beat(store);
    if (!last) return tl::unexpected(last.error());
    return write_as<bool>(store, [&](Transaction& change) -> Result<bool> {
        if (auto done = change.set(beat_key, format(now)); !done) return tl::unexpected(done.error());
        if (!*last || now - **last <= outage_after) return false;
        if (auto noted = note_outage(change, **last, now); !noted) return tl::unexpected(noted.error());
        return true;
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
                if (!*task || !(*task)->owed()) continue;
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
