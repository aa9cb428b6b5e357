#include <algorithm>

#include "daemon/storage/sql/change.hpp"
#include "workflow/service/item_codec.hpp"
#include "workflow/service/item_plan_codec.hpp"
#include "workflow/service/list_codec.hpp"
#include "workflow/service/store_keys.hpp"
#include "workflow/service/task_codec.hpp"

namespace vekha::sql {
namespace {

template <class T>
std::vector<T> sorted_once(std::vector<T> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::vector<PersonId> owners_of(const Task& task) {
    std::vector<PersonId> owners;
    for (const Assignment& each : task.assignments) owners.push_back(each.person);
    return sorted_once(std::move(owners));
}

std::vector<std::string> hashes_of(const Task& task) {
    std::vector<std::string> hashes;
    for (const Evidence& each : task.evidence)
        if (!each.sha256.empty()) hashes.push_back(each.sha256);
    return sorted_once(std::move(hashes));
}

}  // namespace

Result<RoadmapId> Change::add(const StoredRoadmap& roadmap) {
    if (auto fresh = not_taken_before(roadmap.source_sha256); !fresh) return tl::unexpected(fresh.error());
    std::optional<std::string> approval_date;
    if (roadmap.approval_date) approval_date = format(*roadmap.approval_date);
    return insert<RoadmapId>(
        "INSERT INTO roadmaps (id, title, organization, approval_number, approval_date, first_day, "
        "last_day, controller_id, "
        "imported_by, imported_at, source_name, source_sha256, policy, edition, section_policies, unit_id) "
        "VALUES "
        "(coalesce(?, (SELECT coalesce(max(id), 0) + 1 FROM roadmaps)), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?) "
        "RETURNING id",
        null_if_none(roadmap.id), roadmap.title, roadmap.organization, roadmap.approval_number, approval_date,
        format(roadmap.period.first), format(roadmap.period.last), null_if_none(roadmap.controller),
        null_if_none(roadmap.imported_by), roadmap.imported_at, roadmap.source_name,
        null_if_empty(roadmap.source_sha256), roadmap.policy, roadmap.edition,
        encode_pairs(roadmap.section_policies), null_if_none(roadmap.unit));
}

Result<ItemId> Change::add(const StoredItem& item) {
    return insert<ItemId>(
        "INSERT INTO items (id, roadmap_id, position, body, added_in, dropped_in, plan) VALUES "
        "(coalesce(?, (SELECT coalesce(max(id), 0) + 1 FROM items)), ?, ?, ?, ?, ?, ?) RETURNING id",
        null_if_none(item.id), item.roadmap, item.position, encode_item(item.item), item.added_in,
        item.dropped_in, encode_item_plan(item.plan));
}

Result<TaskId> Change::next_task_id() {
    Query query(connection_, "SELECT coalesce(max(id), 0) FROM tasks");
    const auto largest = one(query, [](Query& row) { return row.id<TaskId>(); });
    if (!largest) return tl::unexpected(largest.error());
    last_task_ = TaskId{std::max(last_task_, largest->value_or(TaskId{})).value + 1};
    return last_task_;
}

Change::TaskRows Change::rows_of(const Task& task) {
    return {{task.roadmap, static_cast<int>(bucket_of(task.state)), task.due_at, task.next_action_at,
             task.item, task.lead(), task.controller},
            owners_of(task),
            hashes_of(task),
            marks_of(task)};
}

Result<std::optional<Task>> Change::task(TaskId id) {
    auto read = View::task(id);
    if (read && *read) known_.insert_or_assign(id, rows_of(**read));
    return read;
}

Result<std::vector<Task>> Change::due(Instant now, std::size_t limit) {
    auto read = View::due(now, limit);
    if (read)
        for (const Task& each : *read) known_.insert_or_assign(each.id, rows_of(each));
    return read;
}

Result<std::optional<Change::TaskRows>> Change::kept_rows(TaskId id) {
    if (const auto known = known_.find(id); known != known_.end()) return std::optional(known->second);
    const auto kept = View::task(id);
    if (!kept) return tl::unexpected(kept.error());
    return *kept ? std::optional(rows_of(**kept)) : std::nullopt;
}

Result<void> Change::save(const Task& task) {
    if (!task.id) return failure(Fault::internal, "Задача сохраняется без номера.");
    const auto before = kept_rows(task.id);
    if (!before) return tl::unexpected(before.error());
    TaskRows now = rows_of(task);
    auto done = save_body(task, *before, now.keys);
    if (done) done = save_owners(task.id, *before, now);
    if (done) done = save_evidence(task.id, *before, now);
    if (done) done = save_marks(task.id, *before, now);
    if (done)
        known_.insert_or_assign(task.id, std::move(now));
    else
        known_.erase(task.id);
    return done;
}

Result<void> Change::save_body(const Task& task, const std::optional<TaskRows>& rows, const TaskKeys& now) {
    const std::optional<TaskKeys> before = rows ? std::optional(rows->keys) : std::nullopt;
    const bool certain = before && before->names_the_same(now);
    const auto rest = [&](std::string_view sql, const auto&... keys) {
        const std::string due = format(task.due);
        const std::string body = encode_task(task);
        const auto write = [&](auto kind) {
            Query query(connection_, kind, keys..., task.item, task.version, name(task.state), due,
                        null_if_none(task.lead()), null_if_none(task.controller), task.requirements.size(),
                        requirements_missing(task), task.number, task.title, body, task.id);
            return query.run();
        };
        return certain ? write(Certain{sql}) : write(Refusable{sql});
    };
    // Columns named in an UPDATE cost their indexes even where the value stays, so each kind of change names
    // its own.
    if (!before)
        return rest(
            "INSERT INTO tasks (roadmap_id, bucket, due_at, next_action_at, item_id, version, state, due, "
            "lead_id, "
            "controller_id, requirements, requirements_missing, number, title, body, id) VALUES (?, ?, ?, ?, "
            "?, "
            "?, ?, ?, "
            "?, ?, ?, ?, ?, ?, ?, ?)",
            now.roadmap, now.bucket, now.due_at, now.next_action_at);
    if (certain && before->bucket == now.bucket && before->due_at == now.due_at &&
        before->next_action_at == now.next_action_at)
        return rest(
            "UPDATE tasks SET item_id = ?, version = ?, state = ?, due = ?, lead_id = ?, controller_id = ?, "
            "requirements "
            "= ?, requirements_missing = ?, number = ?, title = ?, body = ? WHERE id = ?");
    if (before->roadmap == now.roadmap && before->bucket == now.bucket && before->due_at == now.due_at)
        return rest(
            "UPDATE tasks SET next_action_at = ?, item_id = ?, version = ?, state = ?, due = ?, lead_id = ?, "
            "controller_id = ?, requirements = ?, requirements_missing = ?, number = ?, title = ?, body = ? "
            "WHERE id = ?",
            now.next_action_at);
    return rest(
        "UPDATE tasks SET roadmap_id = ?, bucket = ?, due_at = ?, next_action_at = ?, item_id = ?, version = "
        "?, state = "
        "?, due = ?, lead_id = ?, controller_id = ?, requirements = ?, requirements_missing = ?, number = ?, "
        "title = ?, "
        "body = ? WHERE id = ?",
        now.roadmap, now.bucket, now.due_at, now.next_action_at);
}

Result<void> Change::save_owners(TaskId task, const std::optional<TaskRows>& before, const TaskRows& now) {
    if (before) {
        if (before->keys.bucket == now.keys.bucket && before->keys.due_at == now.keys.due_at &&
            before->owners == now.owners)
            return {};
        auto done = run("DELETE FROM task_owners WHERE task_id = ?", task);
        if (!done) return done;
    }
    for (const PersonId owner : now.owners) {
        auto done = run("INSERT INTO task_owners (person_id, bucket, due_at, task_id) VALUES (?, ?, ?, ?)",
                        owner, now.keys.bucket, now.keys.due_at, task);
        if (!done) return done;
    }
    return {};
}

Result<void> Change::save_evidence(TaskId task, const std::optional<TaskRows>& before, const TaskRows& now) {
    if (before ? before->hashes == now.hashes : now.hashes.empty()) return {};
    auto done = run("DELETE FROM task_evidence WHERE task_id = ?", task);
    for (std::size_t at = 0; done && at < now.hashes.size(); ++at)
        done = run("INSERT INTO task_evidence (sha256, task_id) VALUES (?, ?)", now.hashes[at], task);
    return done;
}

Result<void> Change::save_marks(TaskId task, const std::optional<TaskRows>& before, const TaskRows& now) {
    const int known = before ? before->marks : 0;
    if (known == now.marks) return {};
    if (now.marks == 0) return run("DELETE FROM task_marks WHERE task_id = ?", task);
    return run(
        "INSERT INTO task_marks (task_id, marks) VALUES (?, ?) ON CONFLICT (task_id) DO UPDATE SET marks = "
        "excluded.marks",
        task, now.marks);
}

}  // namespace vekha::sql
