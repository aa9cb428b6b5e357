// Roadmaps, their items, and whole tasks.
#include "daemon/storage/sql/view.hpp"
#include "workflow/service/item_codec.hpp"
#include "workflow/service/item_plan_codec.hpp"
#include "workflow/service/list_codec.hpp"
#include "workflow/service/task_codec.hpp"

namespace vekha::sql {
namespace {

constexpr std::string_view roadmap_columns =
    "SELECT id, title, organization, approval_number, approval_date, first_day, last_day, controller_id, "
    "imported_by, "
    "imported_at, source_name, source_sha256, policy, edition, section_policies, unit_id FROM roadmaps ";
constexpr std::string_view item_columns =
    "SELECT id, roadmap_id, position, body, added_in, dropped_in, plan FROM items ";
constexpr std::string_view task_columns = "SELECT body, next_action_at FROM tasks ";

StoredRoadmap roadmap_in(Query& row) {
    StoredRoadmap roadmap;
    roadmap.id = row.id<RoadmapId>();
    roadmap.title = row.string();
    roadmap.organization = row.string();
    roadmap.approval_number = row.string();
    roadmap.approval_date = row.optional_day();
    roadmap.period.first = row.day();
    roadmap.period.last = row.day();
    roadmap.controller = row.id<PersonId>();
    roadmap.imported_by = row.id<PersonId>();
    roadmap.imported_at = row.instant();
    roadmap.source_name = row.string();
    roadmap.source_sha256 = row.string();
    roadmap.policy = row.string();
    roadmap.edition = row.small();
    roadmap.section_policies = row.take(decode_pairs(row.text()));
    roadmap.unit = row.id<UnitId>();
    return roadmap;
}

StoredItem item_in(Query& row) {
    StoredItem item;
    item.id = row.id<ItemId>();
    item.roadmap = row.id<RoadmapId>();
    item.position = row.small();
    item.item = row.take(decode_item(row.text()));
    item.added_in = row.small();
    item.dropped_in = row.small();
    item.plan = row.take(decode_item_plan(row.text()));
    return item;
}

StoredEdition edition_in(Query& row) {
    StoredEdition edition;
    edition.roadmap = row.id<RoadmapId>();
    edition.number = row.small();
    edition.reason = row.string();
    edition.approval_number = row.string();
    edition.approval_date = row.optional_day();
    edition.source_name = row.string();
    edition.source_sha256 = row.string();
    edition.applied_by = row.id<PersonId>();
    edition.applied_at = row.instant();
    for (int* count : {&edition.same, &edition.moved, &edition.changed, &edition.added, &edition.dropped})
        *count = row.small();
    return edition;
}

Task task_in(Query& row) {
    Task task = row.take(decode_task(row.text()));
    task.next_action_at = row.optional_instant();
    return task;
}

}  // namespace

Result<std::optional<StoredRoadmap>> View::roadmap(RoadmapId id) {
    static const std::string sql = std::string(roadmap_columns) + "WHERE id = ?";
    Query query(connection_, sql, id);
    return one(query, roadmap_in);
}

Result<std::vector<StoredRoadmap>> View::roadmaps() {
    static const std::string sql = std::string(roadmap_columns) + "ORDER BY id DESC";
    Query query(connection_, sql);
    return all(query, roadmap_in);
}

Result<std::optional<RoadmapId>> View::roadmap_by_source(std::string_view sha256) {
    Query query(connection_,
                "SELECT id FROM roadmaps WHERE source_sha256 = ? UNION ALL "
                "SELECT roadmap_id FROM editions WHERE source_sha256 = ? LIMIT 1",
                sha256, sha256);
    return one(query, [](Query& row) { return row.id<RoadmapId>(); });
}

Result<std::optional<StoredItem>> View::item(ItemId id) {
    static const std::string sql = std::string(item_columns) + "WHERE id = ?";
    Query query(connection_, sql, id);
    return one(query, item_in);
}

Result<std::vector<StoredItem>> View::items(RoadmapId id) {
    static const std::string sql = std::string(item_columns) + "WHERE roadmap_id = ? ORDER BY position, id";
    Query query(connection_, sql, id);
    return all(query, item_in);
}

Result<std::vector<StoredEdition>> View::editions(RoadmapId id) {
    Query query(
        connection_,
        "SELECT roadmap_id, number, reason, approval_number, approval_date, source_name, source_sha256, "
        "applied_by, applied_at, same, moved, changed, added, dropped FROM editions WHERE roadmap_id = ? "
        "ORDER BY number",
        id);
    return all(query, edition_in);
}

Result<std::optional<Task>> View::task(TaskId id) {
    static const std::string sql = std::string(task_columns) + "WHERE id = ?";
    Query query(connection_, sql, id);
    return one(query, task_in);
}

Result<std::vector<Task>> View::tasks_of(RoadmapId id) {
    static const std::string sql = std::string(task_columns) + "WHERE roadmap_id = ? ORDER BY id";
    Query query(connection_, sql, id);
    return all(query, task_in);
}

Result<std::vector<Task>> View::due(Instant now, std::size_t limit) {
    static const std::string sql =
        std::string(task_columns) + "WHERE next_action_at <= ? ORDER BY next_action_at, id LIMIT ?";
    Query query(connection_, sql, now, limit);
    return all(query, task_in);
}

Result<std::optional<Instant>> View::earliest_action() {
    Query query(
        connection_,
        "SELECT next_action_at FROM tasks WHERE next_action_at IS NOT NULL ORDER BY next_action_at LIMIT 1");
    return one(query, [](Query& row) { return row.instant(); });
}

Result<std::optional<TaskId>> View::task_with_evidence(std::string_view sha256) {
    Query query(connection_, "SELECT task_id FROM task_evidence WHERE sha256 = ? ORDER BY task_id LIMIT 1",
                sha256);
    return one(query, [](Query& row) { return row.id<TaskId>(); });
}

Result<std::vector<TaskId>> View::task_ids(TaskId after, std::size_t limit) {
    Query query(connection_, "SELECT id FROM tasks WHERE id > ? ORDER BY id LIMIT ?", after, limit);
    return all(query, [](Query& row) { return row.id<TaskId>(); });
}

}  // namespace vekha::sql
