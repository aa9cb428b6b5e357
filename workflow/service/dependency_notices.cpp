#include "workflow/service/dependency_notices.hpp"

#include <algorithm>

#include "workflow/service/dependencies.hpp"
#include "workflow/service/notice_words.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/telling.hpp"

namespace vekha {
namespace {

std::string named(const StoredItem& row) {
    return named_in_line(row.item.number.value_or(""), row.item.title);
}

std::string may_begin_words(const StoredItem& first, bool carried_out, const StoredItem& then) {
    return "Мероприятие " + named(first) +
           (carried_out ? " исполнено" : " снято с контроля, ждать его не нужно") + " — можно приступать к " +
           named(then) + ".";
}

/// One row of a plan is over: who is told of it.
class Beginning {
  public:
    Beginning(Transaction& change, const Directory& directory, Instant now, Day day)
        : change_(change), directory_(directory), now_(now), day_(day) {}

    Result<void> tell(const StoredItem& row, const std::vector<Task>& tasks, const std::string& words) {
        for (const auto& task : tasks) {
            if (task.item != row.id || !task.owed()) continue;
            for (const auto owner : owners_of(task))
                if (auto done = tell(row, task, owner, words); !done) return done;
        }
        return {};
    }

  private:
    /// The key is the row's and not the task's: one who owns several of its tasks reads it once.
    Result<void> tell(const StoredItem& row, const Task& task, PersonId owner, const std::string& words) {
        const auto told = directory_.addressee(owner, day_);
        if (!told) return {};
        OutboxRow notice;
        notice.rung = "may_begin";
        notice.key = "item:" + std::to_string(row.id.value) + "/" + notice.rung + "/" +
                     std::to_string(told->person.value);
        notice.kind = NoticeKind::changed;
        notice.task = task.id;
        notice.person = told->person;
        notice.reason = words + stand_in_words(directory_, *told, day_);
        notice.planned_at = now_;
        notice.ready_at = now_;
        const auto planned = change_.plan(notice);
        if (!planned) return tl::unexpected(planned.error());
        return {};
    }

    Transaction& change_;
    const Directory& directory_;
    Instant now_;
    Day day_;
};

/// Whether every row in force that this one waits for is over.
bool may_begin(const StoredItem& row, const std::vector<StoredItem>& rows, const std::vector<Task>& tasks) {
    return std::all_of(rows.begin(), rows.end(), [&](const StoredItem& one) {
        return !comes_after(row, one.id) || progress_of(one, tasks).over();
    });
}

}  // namespace

Result<void> tell_who_may_begin(Transaction& change, const Organization& organization, RoadmapId roadmap,
                                ItemId closed, Instant now) {
    const auto rows = rows_in_force(change, roadmap);
    if (!rows) return tl::unexpected(rows.error());
    const auto waits = [&](const StoredItem& row) { return comes_after(row, closed); };
    const auto first =
        std::find_if(rows->begin(), rows->end(), [&](const StoredItem& row) { return row.id == closed; });
    if (first == rows->end() || std::none_of(rows->begin(), rows->end(), waits)) return {};
    const auto tasks = change.tasks_of(roadmap);
    if (!tasks) return tl::unexpected(tasks.error());
    const auto progress = progress_of(*first, *tasks);
    if (!progress.over()) return {};
    const auto directory = Directory::read(change);
    if (!directory) return tl::unexpected(directory.error());
    Beginning beginning(change, *directory, now, organization.zone->local(now).day);
    for (const auto& row : *rows) {
        if (!waits(row) || !may_begin(row, *rows, *tasks)) continue;
        if (auto done = beginning.tell(row, *tasks, may_begin_words(*first, progress.accepted > 0, row));
            !done)
            return done;
    }
    return {};
}

}  // namespace vekha
