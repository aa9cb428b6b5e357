#include "workflow/service/outage.hpp"

#include <algorithm>

#include "workflow/engine/ladder_shift.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/record.hpp"

namespace vekha {
namespace {

constexpr std::string_view beat_key = "last_beat";

Result<std::optional<Instant>> last_beat(ReadView& view) {
    auto stored = view.setting(beat_key);
    if (!stored) return tl::unexpected(stored.error());
    return *stored ? parse_instant(**stored) : std::nullopt;
}

struct Outage {
    Instant from{};
    Instant to{};
    int working_days = 0;
};

Result<void> tell(Transaction& change, const Outage& outage) {
    const std::string span =
        R"({"from":")" + format(outage.from) + R"(","to":")" + format(outage.to) + R"("})";
    if (auto noted = change.append({outage.to, PersonId{}, TaskId{}, "outage_noted", span}); !noted)
        return tl::unexpected(noted.error());
    auto directory = Directory::read(change);
    if (!directory) return tl::unexpected(directory.error());
    const auto hours =
        static_cast<int>(std::chrono::floor<std::chrono::hours>(outage.to - outage.from).count());
    std::string words = "Система не работала " + counted(hours, "час", "часа", "часов") +
                        "; напоминания за это время отправлены одним письмом, только важные сейчас.";
    if (outage.working_days > 0)
        words += " О просрочке руководство узнает на " +
                 counted(outage.working_days, "рабочий день", "рабочих дня", "рабочих дней") + " позже.";
    auto planned = plan_notices(change, Task{}, NoticeKind::outage, "outage:" + format(outage.from), words,
                                directory->with(Duty::controller), outage.to);
    if (!planned) return tl::unexpected(planned.error());
    return {};
}

/// Whether the last day to answer had come when the outage ended.
bool falls_into(const Task& task, Day last) {
    if (task.owed()) return !task.gathers() && task.due <= last;
    const auto* report = task.pending();
    return report != nullptr && report->decision_due && *report->decision_due <= last;
}

Result<void> delay(Transaction& change, Task& task, const Organization& organization, const Outage& outage) {
    if (!falls_into(task, organization.zone->local(outage.to).day)) return {};
    const auto known = [&](const EscalationDelay& one) { return one.to > outage.from; };
    if (std::any_of(task.delays.begin(), task.delays.end(), known)) return {};
    // The last sign of life comes some minutes before the end; a rung settled in them stays where it was.
    Instant from = outage.from;
    if (const auto settled = settled_until(task))
        from = std::max(from, *settled + std::chrono::milliseconds{1});
    const EscalationDelayed delayed{{from, outage.to, outage.working_days}};
    if (auto done = record(change, task, PersonId{}, outage.to, {delayed}); !done) return done;
    return save_scheduled(change, task, organization, outage.to);
}

/// Delays the tasks of one list.
Result<void> delay_all(Store& store, const Organization& organization, TaskList list, const Outage& outage) {
    TaskQuery query;
    query.list = list;
    query.now =
        organization.zone->at(organization.zone->local(outage.to).day + std::chrono::days{1}, TimeOfDay{0});
    query.limit = limits::tick_batch;
    for (;;) {
        auto batch =
            write_as<std::vector<TaskCard>>(store, [&](Transaction& change) -> Result<std::vector<TaskCard>> {
                auto cards = change.list(query);
                if (!cards) return tl::unexpected(cards.error());
                for (const auto& card : *cards) {
                    auto task = change.task(card.id);
                    if (!task) return tl::unexpected(task.error());
                    if (!*task) continue;
                    if (auto done = delay(change, **task, organization, outage); !done)
                        return tl::unexpected(done.error());
                }
                return std::move(*cards);
            });
        if (!batch) return tl::unexpected(batch.error());
        if (batch->size() < query.limit) return {};
        query.after = TaskCursor{batch->back().due_at, batch->back().id};
    }
}

}  // namespace

Result<void> beat(Store& store, Instant now) {
    const auto last = read_as<std::optional<Instant>>(store, last_beat);
    if (!last) return tl::unexpected(last.error());
    if (*last && now - **last < beat_every) return {};
    return store.write([&](Transaction& change) { return change.set(beat_key, format(now)); });
}

Result<bool> note_start(Store& store, const Organization& organization, Instant now) {
    const auto last = read_as<std::optional<Instant>>(store, last_beat);
    if (!last) return tl::unexpected(last.error());
    const bool stood_still = *last && now - **last > outage_after;
    Outage outage;
    if (stood_still) {
        outage = {**last, now,
                  outage_days(**last, now, organization.hours.from, organization.hours.to,
                              organization.calendar, *organization.zone)};
        if (outage.working_days > 0)
            for (const auto list : {TaskList::overdue, TaskList::to_accept})
                if (auto done = delay_all(store, organization, list, outage); !done)
                    return tl::unexpected(done.error());
    }
    // The sign of life comes last: a start that was cut short does it again.
    return write_as<bool>(store, [&](Transaction& change) -> Result<bool> {
        const auto before = last_beat(change);
        if (!before) return tl::unexpected(before.error());
        if (auto done = change.set(beat_key, format(now)); !done) return tl::unexpected(done.error());
        if (!stood_still || *before != *last) return false;
        if (auto told = tell(change, outage); !told) return tl::unexpected(told.error());
        return true;
    });
}

}  // namespace vekha
