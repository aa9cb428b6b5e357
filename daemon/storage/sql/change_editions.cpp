// What an amending document writes: the edition, the plan's head and its rows.
#include "daemon/storage/sql/change.hpp"
#include "workflow/service/item_codec.hpp"
#include "workflow/service/item_plan_codec.hpp"
#include "workflow/service/list_codec.hpp"

namespace vekha::sql {

Result<void> Change::not_taken_before(std::string_view source_sha256) {
    if (source_sha256.empty()) return {};
    const auto known = roadmap_by_source(source_sha256);
    if (!known) return tl::unexpected(known.error());
    if (*known) return failure(Fault::conflict, "Этот документ уже загружен.");
    return {};
}

Result<void> Change::update(const StoredRoadmap& roadmap) {
    const std::string first = format(roadmap.period.first);
    const std::string last = format(roadmap.period.last);
    const std::string sections = encode_pairs(roadmap.section_policies);
    Query query(
        connection_,
        Refusable{
            "UPDATE roadmaps SET title = ?, first_day = ?, last_day = ?, edition = ?, controller_id = ?, "
            "policy = ?, section_policies = ?, unit_id = ? WHERE id = ? RETURNING id"},
        roadmap.title, first, last, roadmap.edition, null_if_none(roadmap.controller), roadmap.policy,
        sections, null_if_none(roadmap.unit), roadmap.id);
    const auto id = returned<RoadmapId>(query);
    if (!id) return tl::unexpected(id.error());
    if (!*id) return failure(Fault::not_found, "Дорожная карта не найдена.");
    return {};
}

Result<void> Change::update(const StoredItem& item) {
    const std::string body = encode_item(item.item);
    const std::string plan = encode_item_plan(item.plan);
    Query query(
        connection_,
        Refusable{"UPDATE items SET roadmap_id = ?, position = ?, body = ?, added_in = ?, dropped_in = ?, "
                  "plan = ? WHERE id = ? RETURNING id"},
        item.roadmap, item.position, body, item.added_in, item.dropped_in, plan, item.id);
    const auto id = returned<ItemId>(query);
    if (!id) return tl::unexpected(id.error());
    if (!*id) return failure(Fault::not_found, "Мероприятие не найдено.");
    return {};
}

Result<void> Change::add(const StoredEdition& edition) {
    if (auto fresh = not_taken_before(edition.source_sha256); !fresh) return fresh;
    std::optional<std::string> approval_date;
    if (edition.approval_date) approval_date = format(*edition.approval_date);
    return run(
        "INSERT INTO editions (roadmap_id, number, reason, approval_number, approval_date, source_name, "
        "source_sha256, applied_by, applied_at, same, moved, changed, added, dropped) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        edition.roadmap, edition.number, edition.reason, edition.approval_number, approval_date,
        edition.source_name, null_if_empty(edition.source_sha256), null_if_none(edition.applied_by),
        edition.applied_at, edition.same, edition.moved, edition.changed, edition.added, edition.dropped);
}

}  // namespace vekha::sql
