#include "workflow/service/date_changes.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <boost/json.hpp>

#include "workflow/engine/rules.hpp"
#include "workflow/service/notice_words.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/record.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

/// Under what pack and calendar every date was last known to be right; empty while some wait for approval.
constexpr std::string_view settled_key = "dates_settled";

/// Of all that decides which day a window's last day becomes.
std::string fingerprint(const Organization& organization) {
    std::string text(name(organization.rules.due_on_day_off));
    for (const auto& [day, works] : organization.calendar.exceptions())
        text += " " + format(day) + (works ? "+" : "-");
    return sha256_hex(text);
}

/// Calls `look` for each task after `after`, a batch in each read.
Result<void> walk(Store& store, TaskId after, const std::function<void(Task&&)>& look) {
    for (bool more = true; more;) {
        auto read = store.read([&](ReadView& view) -> Result<void> {
            const auto ids = view.task_ids(after, limits::tick_batch);
            if (!ids) return tl::unexpected(ids.error());
            for (const auto id : *ids) {
                auto task = view.task(id);
                if (!task) return tl::unexpected(task.error());
                if (*task) look(std::move(**task));
            }
            more = ids->size() == limits::tick_batch;
            if (!ids->empty()) after = ids->back();
            return {};
        });
        if (!read) return read;
    }
    return {};
}

DateChange shown(Task&& task, TaskMoved&& moved) {
    return {task.id,  task.roadmap, std::move(task.number),   std::move(task.title), task.state, task.lead(),
            task.due, moved.due,    std::move(moved.due_rule)};
}

Result<void> has_reason(const std::string& reason) {
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return failure(Fault::invalid_input, "Не указано основание изменения сроков.", "reason",
                       "Например: «приказ № 5 от 12.03.2026».");
    if (reason.size() > limits::words_bytes)
        return failure(Fault::too_large, "Слишком длинное основание изменения сроков.", "reason");
    return {};
}

/// One approval at work, batch after batch.
class Approving {
  public:
    Approving(Store& store, const Organization& organization, PersonId actor, const DateApproval& approval,
              Instant now)
        : store_(store), organization_(organization), actor_(actor), approval_(approval), now_(now) {}

    Result<DateApprovalOutcome> run() {
        for (bool more = true; more;) {
            auto written = store_.write([&](Transaction& change) -> Result<void> {
                if (auto may = require(change, {actor_, Action::approve_dates, {}, {}, "изменение сроков"});
                    !may)
                    return may;
                auto ids = next_ids(change);
                if (!ids) return tl::unexpected(ids.error());
                if (auto moved = move(change, *ids); !moved) return moved;
                more = ids->size() == limits::tick_batch;
                if (more || !approval_.tasks.empty()) return {};
                return change.set(settled_key, fingerprint(organization_));
            });
            if (!written) return tl::unexpected(written.error());
        }
        if (outcome_.moved == 0)
            return failure(Fault::conflict, "Ни один срок не изменится.", "изменение сроков",
                           "Посмотрите, какие сроки изменились бы: vekha dates.");
        return outcome_;
    }

  private:
    Result<std::vector<TaskId>> next_ids(ReadView& view) {
        if (approval_.tasks.empty()) {
            auto ids = view.task_ids(after_, limits::tick_batch);
            if (ids && !ids->empty()) after_ = ids->back();
            return ids;
        }
        const auto from = approval_.tasks.begin() + static_cast<std::ptrdiff_t>(taken_);
        const auto count = std::min(limits::tick_batch, approval_.tasks.size() - taken_);
        taken_ += count;
        return std::vector<TaskId>(from, from + static_cast<std::ptrdiff_t>(count));
    }

    Result<void> move(Transaction& change, const std::vector<TaskId>& ids) {
        std::vector<DateChange> moved;
        std::map<PersonId, std::vector<std::string>> lines;
        auto directory = Directory::read(change);
        if (!directory) return tl::unexpected(directory.error());
        for (const auto id : ids) {
            auto task = change.task(id);
            if (!task) return tl::unexpected(task.error());
            if (!*task)
                return failure(Fault::not_found, "Такой задачи нет.", "задача " + std::to_string(id.value));
            auto one = date_change(**task, organization_);
            if (!one) continue;
            one->reason = approval_.reason;
            note(**task, *one, *directory, lines);
            const Day was = (*task)->due;
            if (auto done = record(change, **task, actor_, now_, {*one}); !done) return done;
            if (auto done = save_scheduled(change, **task, organization_, now_); !done) return done;
            moved.push_back(shown(std::move(**task), std::move(*one)));
            moved.back().was = was;
        }
        if (moved.empty()) return {};
        if (auto noted = put_in_journal(change, moved); !noted) return noted;
        outcome_.moved += moved.size();
        return tell(change, moved.front().task, lines);
    }

    /// What the owners of one task are told.
    void note(const Task& task, const TaskMoved& moved, const Directory& directory,
              std::map<PersonId, std::vector<std::string>>& lines) const {
        const Day today = organization_.zone->local(now_).day;
        for (const auto& owner : task.assignments)
            if (const auto told = directory.addressee(owner.person, today))
                lines[told->person].push_back(named_in_line(task.number, task.title) + ": " +
                                              moved_words(task.due, moved.due) +
                                              stand_in_words(directory, *told, today));
    }

    Result<void> put_in_journal(Transaction& change, const std::vector<DateChange>& moved) {
        json::array tasks;
        for (const auto& one : moved)
            tasks.push_back(
                json::object{{"task", one.task.value}, {"was", format(one.was)}, {"due", format(one.due)}});
        const json::object entry{{"pack", organization_.rules.name},
                                 {"version", organization_.rules.version},
                                 {"reason", approval_.reason},
                                 {"tasks", std::move(tasks)}};
        auto noted = change.append({now_, actor_, TaskId{}, "dates_moved", json::serialize(entry)});
        if (!noted) return tl::unexpected(noted.error());
        return {};
    }

    /// The first task makes the rung's name this batch's own: it moves once in an approval.
    Result<void> tell(Transaction& change, TaskId first,
                      const std::map<PersonId, std::vector<std::string>>& lines) {
        const std::string rung = "dates:" + format(now_) + ":" + std::to_string(first.value);
        for (const auto& [person, said] : lines) {
            auto planned = plan_notices(change, Task{}, NoticeKind::amended, rung,
                                        with_lines("Сроки пересчитаны: " + approval_.reason + ".", said),
                                        {person}, now_);
            if (!planned) return tl::unexpected(planned.error());
            outcome_.people_told += *planned;
        }
        return {};
    }

    Store& store_;
    const Organization& organization_;
    PersonId actor_;
    const DateApproval& approval_;
    Instant now_;
    TaskId after_;           ///< of the walk over all tasks
    std::size_t taken_ = 0;  ///< of the chosen tasks
    DateApprovalOutcome outcome_;
};

}  // namespace

std::optional<TaskMoved> date_change(const Task& task, const Organization& organization) {
    if (task.closed()) return std::nullopt;
    auto due = due_day(task.window, without_move(task.due_rule, task.window), organization.rules,
                       organization.calendar);
    if (due.day == task.due) return std::nullopt;
    if (task.state == TaskState::submitted && due.day < task.due) return std::nullopt;
    const Instant due_at = organization.zone->at(due.day + std::chrono::days{1}, TimeOfDay{0});
    return TaskMoved{task.window, due.day, std::move(due.rule), due_at, {}};
}

Result<DateChanges> date_changes(Store& store, const Organization& organization, TaskId after,
                                 std::size_t most) {
    DateChanges found;
    auto walked = walk(store, TaskId{}, [&](Task&& task) {
        auto moved = date_change(task, organization);
        if (!moved) return;
        ++found.total;
        if (after < task.id && found.items.size() < most)
            found.items.push_back(shown(std::move(task), std::move(*moved)));
    });
    if (!walked) return tl::unexpected(walked.error());
    return found;
}

Result<DateApprovalOutcome> approve_date_changes(Store& store, const Organization& organization,
                                                 PersonId actor, const DateApproval& approval, Instant now) {
    if (auto good = has_reason(approval.reason); !good) return tl::unexpected(good.error());
    return Approving(store, organization, actor, approval, now).run();
}

Result<std::size_t> dates_to_approve(Store& store, const Organization& organization) {
    const auto now_in_force = fingerprint(organization);
    const auto settled =
        read_as<std::optional<std::string>>(store, [](ReadView& view) { return view.setting(settled_key); });
    if (!settled) return tl::unexpected(settled.error());
    if (*settled == now_in_force) return 0;
    if (!*settled) {
        // Nothing says that they were ever others: a start does not walk through all tasks for that.
        auto kept = store.write([&](Transaction& change) { return change.set(settled_key, now_in_force); });
        if (!kept) return tl::unexpected(kept.error());
        return 0;
    }
    const auto changes = date_changes(store, organization, {}, 0);
    if (!changes) return tl::unexpected(changes.error());
    // While some wait, tasks made meanwhile follow the new rules: going back to the old ones is looked at,
    // too.
    const std::string known = changes->total == 0 ? now_in_force : std::string();
    if (known != **settled)
        if (auto kept = store.write([&](Transaction& change) { return change.set(settled_key, known); });
            !kept)
            return tl::unexpected(kept.error());
    return changes->total;
}

}  // namespace vekha
