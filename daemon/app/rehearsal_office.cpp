// The rehearsal over everything that is kept: what the coming days need is copied out of one consistent view,
// then played.
#include <algorithm>
#include <set>

#include "daemon/app/rehearsal_player.hpp"
#include "notifiers/outbox/channel_board.hpp"
#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

constexpr std::chrono::days week{7};
/// Deliveries that wait for another try, copied at most; there are as many as messages on their way.
constexpr std::size_t deliveries_most = 100'000;

struct Days {
    Day from;
    Day to;
};

Result<Days> days_of(const KeptOffice& office, Day today) {
    Days days{};
    if (!office.from && !office.to) {
        const auto since_monday = std::chrono::weekday(today) - std::chrono::Monday;
        days.from = today - since_monday + week;
    } else {
        days.from = office.from.value_or(today);
    }
    days.to = office.to.value_or(days.from + week - std::chrono::days{1});
    if (days.from < today)
        return failure(Fault::invalid_input, "Заранее видно то, что впереди, а этот день прошёл.", "from",
                       "Что отправлено, видно в списке сообщений.");
    if (days.to < days.from) return failure(Fault::invalid_input, "Последний день раньше первого.", "to");
    if (days.to - today > rehearsal_days_most)
        return failure(
            Fault::invalid_input,
            "Так далеко вперёд не считаем: больше " + std::to_string(rehearsal_days_most.count()) + " дней.",
            "to", "Одну карту можно проиграть целиком: vekha simulate НОМЕР.");
    return days;
}

/// Copies what the days up to `end` can touch: everybody and the plans whole, of the tasks those with
/// something due and those that a waiting message is about, and every message on its way.
class Copy {
  public:
    Copy(ReadView& from, Transaction& to, const std::vector<std::string>& channels, Instant end)
        : from_(from), to_(to), channels_(channels), end_(end) {}

    /// How many tasks have something due.
    Result<std::size_t> run() {
        auto done = people();
        if (done) done = plans();
        if (done) done = due_tasks();
        if (done) done = last_task();
        if (done) done = deliveries();
        if (done) done = waiting();
        if (done) done = keep_rows();
        if (done) done = channels_health();
        if (!done) return tl::unexpected(done.error());
        return due_;
    }

  private:
    /// Saves each of what was read, in its own form.
    template <class T, class Keep>
    static Result<void> each(Result<std::vector<T>> all, Keep keep) {
        if (!all) return tl::unexpected(all.error());
        for (auto& one : *all)
            if (auto kept = keep(one); !kept) return tl::unexpected(kept.error());
        return {};
    }

    /// A channel that does not work now holds messages up in the rehearsal, too.
    Result<void> channels_health() {
        for (const auto& channel : channels_) {
            const auto key = channel_health_key(channel);
            const auto kept = from_.setting(key);
            if (!kept) return tl::unexpected(kept.error());
            if (!*kept) continue;
            if (auto done = to_.set(key, **kept); !done) return done;
        }
        return {};
    }

    Result<void> people() {
        auto done = each(from_.people(), [&](const Person& one) { return to_.save(one); });
        if (done) done = each(from_.groups(), [&](const Group& one) { return to_.save(one); });
        if (done) done = each(from_.substitutions(), [&](const Substitution& one) { return to_.save(one); });
        return done;
    }

    /// Rows in force: the engine may make the tasks of those that recur.
    Result<void> plans() {
        return each(from_.roadmaps(), [&](const StoredRoadmap& roadmap) -> Result<void> {
            if (auto added = to_.add(roadmap); !added) return tl::unexpected(added.error());
            return each(from_.items(roadmap.id),
                        [&](const StoredItem& item) -> Result<ItemId> { return to_.add(item); });
        });
    }

    Result<void> due_tasks() {
        auto tasks = from_.due(end_ - std::chrono::milliseconds{1}, rehearsal_tasks_most + 1);
        if (!tasks) return tl::unexpected(tasks.error());
        if (tasks->size() > rehearsal_tasks_most)
            return failure(
                Fault::too_large,
                "За эти дни срабатывает больше " + std::to_string(rehearsal_tasks_most) + " задач.", "to",
                "Возьмите меньше дней.");
        due_ = tasks->size();
        for (const auto& task : *tasks) {
            if (auto kept = keep(task); !kept) return kept;
            auto rows = from_.outbox_of(task.id);
            if (!rows) return tl::unexpected(rows.error());
            for (auto& row : *rows) note(std::move(row));
        }
        return {};
    }

    /// Tasks made in the rehearsal are numbered after all that there are: none passes for another.
    Result<void> last_task() {
        TaskId last;
        for (;;) {
            const auto ids = from_.task_ids(last, limits::tick_batch);
            if (!ids) return tl::unexpected(ids.error());
            if (!ids->empty()) last = ids->back();
            if (ids->size() < limits::tick_batch) return keep_task(last);
        }
    }

    /// Messages that are to be tried again, with what they say.
    Result<void> deliveries() {
        return each(from_.ready_deliveries(end_, deliveries_most), [&](const Delivery& one) -> Result<void> {
            if (auto added = to_.add(one); !added) return tl::unexpected(added.error());
            open_.insert(one.id);
            auto rows = from_.outbox_of(one.id);
            if (!rows) return tl::unexpected(rows.error());
            for (auto& row : *rows) {
                if (auto kept = keep_task(row.task); !kept) return kept;
                note(std::move(row));
            }
            return {};
        });
    }

    Result<void> waiting() {
        const auto people = from_.people();
        if (!people) return tl::unexpected(people.error());
        return each(from_.ready_rows(end_, people->size() + 1), [&](OutboxRow& row) -> Result<void> {
            if (auto kept = keep_task(row.task); !kept) return kept;
            note(std::move(row));
            return {};
        });
    }

    Result<void> keep_task(TaskId id) {
        if (!id || tasks_.contains(id)) return {};
        const auto task = from_.task(id);
        if (!task) return tl::unexpected(task.error());
        return *task ? keep(**task) : Result<void>{};
    }

    /// The task, and those above it, which close when it does.
    Result<void> keep(const Task& task) {
        if (!tasks_.insert(task.id).second) return {};
        if (auto saved = to_.save(task); !saved) return saved;
        return keep_task(task.parent);
    }

    /// A row as the future knows it: what waits or is on its way is still to be told; of the rest, that it
    /// was, so that it is not told again.
    void note(OutboxRow row) {
        const bool on_its_way = row.state == OutboxState::taken && open_.contains(row.delivery);
        if (row.state != OutboxState::waiting && !on_its_way) {
            if (row.state == OutboxState::taken) row.state = OutboxState::sent;
            row.delivery = {};
            row.reason.clear();
        }
        auto& kept = rows_[row.id];
        if (kept.key.empty() || on_its_way) kept = std::move(row);
    }

    /// In the order in which they were planned: a digest goes by it.
    Result<void> keep_rows() {
        for (const auto& [id, row] : rows_)
            if (auto planned = to_.plan(row); !planned) return tl::unexpected(planned.error());
        return {};
    }

    ReadView& from_;
    Transaction& to_;
    const std::vector<std::string>& channels_;
    Instant end_;
    std::size_t due_ = 0;
    std::set<TaskId> tasks_;
    std::set<DeliveryId> open_;
    std::map<OutboxId, OutboxRow> rows_;
};

}  // namespace

Result<RehearsalOutcome> rehearse(const std::shared_ptr<const Organization>& organization,
                                  const KeptOffice& office, const RehearsalTeller& tell) {
    const auto& zone = *organization->zone;
    const auto days = days_of(office, zone.local(office.now).day);
    if (!days) return tl::unexpected(days.error());
    const Instant end = zone.at(days->to + std::chrono::days{1}, TimeOfDay{0});
    RehearsalPlayer player(organization, office.channels, tell, office.roadmap);
    auto copied = read_as<std::size_t>(office.store, [&](ReadView& view) -> Result<std::size_t> {
        if (office.roadmap) {
            const auto roadmap = view.roadmap(*office.roadmap);
            if (!roadmap) return tl::unexpected(roadmap.error());
            if (!*roadmap)
                return failure(Fault::not_found, "Такой дорожной карты нет.", "roadmap",
                               "Номер карты виден в её адресе на странице.");
        }
        return write_as<std::size_t>(player.store(), [&](Transaction& change) {
            return Copy(view, change, office.channels, end).run();
        });
    });
    if (!copied) return tl::unexpected(copied.error());
    RehearsalOutcome outcome;
    outcome.from = days->from;
    outcome.to = days->to;
    outcome.tasks = *copied;
    return player.play(office.now, std::move(outcome));
}

}  // namespace vekha
