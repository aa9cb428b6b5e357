#include <algorithm>

#include "daemon/storage/sql/change.hpp"
#include "workflow/service/item_codec.hpp"
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
    std::optional<std::string> approval_date;
    if (roadmap.approval_date) approval_date = format(*roadmap.approval_date);
    auto id = insert<RoadmapId>(
        "INSERT INTO roadmaps (id, title, organization, approval_number, approval_date, first_day, "
        "last_day, controller_id, "
        "imported_by, imported_at, source_name, source_sha256, policy) VALUES "
        "(coalesce(?, (SELECT coalesce(max(id), 0) + 1 FROM roadmaps)), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "RETURNING id",
        null_if_none(roadmap.id), roadmap.title, roadmap.organization, roadmap.approval_number, approval_date,
        format(roadmap.period.first), format(roadmap.period.last), null_if_none(roadmap.controller),
        null_if_none(roadmap.imported_by), roadmap.imported_at, roadmap.source_name,
        null_if_empty(roadmap.source_sha256), roadmap.policy);
    if (!id && id.error().fault == Fault::conflict) id.error().message = "Этот документ уже загружен.";
    return id;
}

Result<ItemId> Change::add(const StoredItem& item) {
    return insert<ItemId>(
        "INSERT INTO items (id, roadmap_id, position, body) VALUES (coalesce(?, (SELECT coalesce(max(id), 0) "
        "+ "
        "1 FROM items)), ?, ?, ?) RETURNING id",
        null_if_none(item.id), item.roadmap, item.position, encode_item(item.item));
}

Result<TaskId> Change::next_task_id() {
    Query query(connection_, "SELECT coalesce(max(id), 0) FROM tasks");
    const auto largest = one(query, [](Query& row) { return row.id<TaskId>(); });
    if (!largest) return tl::unexpected(largest.error());
    last_task_ = TaskId{std::max(last_task_, largest->value_or(TaskId{})).value + 1};
    return last_task_;
}

Result<std::optional<Change::TaskKeys>> Change::keys_of(TaskId id) {
    Query query(connection_,
                "SELECT roadmap_id, bucket, due_at, next_action_at, item_id, lead_id, controller_id FROM "
                "tasks WHERE id = ?",
                id);
    return one(query, [](Query& row) {
        TaskKeys keys;
        keys.roadmap = row.id<RoadmapId>();
        keys.bucket = row.small();
        keys.due_at = row.instant();
        keys.next_action_at = row.optional_instant();
        keys.item = row.id<ItemId>();
        keys.lead = row.id<PersonId>();
        keys.controller = row.id<PersonId>();
        return keys;
    });
}

Result<void> Change::save(const Task& task) {
    if (!task.id) return failure(Fault::internal, "Задача сохраняется без номера.");
    const auto before = keys_of(task.id);
    if (!before) return tl::unexpected(before.error());
    const TaskKeys now{task.roadmap,   static_cast<int>(bucket_of(task.state)),
                       task.due_at,    task.next_action_at,
                       task.item,      task.lead(),
                       task.controller};
    auto done = save_body(task, *before, now);
    if (done) done = save_owners(task, *before, now);
    if (done) done = save_evidence(task);
    return done;
}

Result<void> Change::save_body(const Task& task, const std::optional<TaskKeys>& before, const TaskKeys& now) {
    const bool certain = before && before->names_the_same(now);
    const auto rest = [&](std::string_view sql, const auto&... keys) {
        const std::string due = format(task.due);
        const std::string body = encode_task(task);
        Query query(connection_, Refusable{sql, !certain}, keys..., task.item, task.version, name(task.state),
                    due, null_if_none(task.lead()), null_if_none(task.controller), task.requirements.size(),
                    requirements_missing(task), task.number, task.title, body, task.id);
        return query.run();
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

Result<void> Change::save_owners(const Task& task, const std::optional<TaskKeys>& before,
                                 const TaskKeys& now) {
    const auto owners = owners_of(task);
    if (before) {
        Query query(connection_, "SELECT person_id FROM task_owners WHERE task_id = ? ORDER BY person_id",
                    task.id);
        const auto kept = all(query, [](Query& row) { return row.id<PersonId>(); });
        if (!kept) return tl::unexpected(kept.error());
        if (before->bucket == now.bucket && before->due_at == now.due_at && *kept == owners) return {};
        auto done = run("DELETE FROM task_owners WHERE task_id = ?", task.id);
        if (!done) return done;
    }
    for (const PersonId owner : owners) {
        auto done = run("INSERT INTO task_owners (person_id, bucket, due_at, task_id) VALUES (?, ?, ?, ?)",
                        owner, now.bucket, now.due_at, task.id);
        if (!done) return done;
    }
    return {};
}

Result<void> Change::save_evidence(const Task& task) {
    Query query(connection_, "SELECT sha256 FROM task_evidence WHERE task_id = ? ORDER BY sha256", task.id);
    const auto kept = all(query, [](Query& row) { return row.string(); });
    if (!kept) return tl::unexpected(kept.error());
    const auto hashes = hashes_of(task);
    if (*kept == hashes) return {};
    auto done = run("DELETE FROM task_evidence WHERE task_id = ?", task.id);
    for (std::size_t at = 0; done && at < hashes.size(); ++at)
        done = run("INSERT INTO task_evidence (sha256, task_id) VALUES (?, ?)", hashes[at], task.id);
    return done;
}

}  // namespace vekha::sql
