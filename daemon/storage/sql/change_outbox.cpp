#include "daemon/storage/sql/change.hpp"
#include "workflow/service/store_keys.hpp"

namespace vekha::sql {

Result<bool> Change::plan(const OutboxRow& row) {
    Query query(
        connection_,
        Refusable{
            "INSERT INTO outbox (id, key, kind, task_id, person_id, rung, reason, planned_at, ready_at, "
            "state, delivery_id, channel) "
            "VALUES ((SELECT coalesce(max(id), 0) + 1 FROM outbox), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (key) DO NOTHING RETURNING id"},
        row.key, name(row.kind), null_if_none(row.task), row.person, row.rung, row.reason, row.planned_at,
        row.ready_at, name(row.state), null_if_none(row.delivery), row.channel);
    const auto id = returned<OutboxId>(query);
    if (!id) return tl::unexpected(id.error());
    return id->has_value();
}

Result<void> Change::update(const OutboxRow& row) {
    Query query(
        connection_,
        Refusable{
            "UPDATE outbox SET kind = ?, task_id = ?, person_id = ?, rung = ?, reason = ?, planned_at = "
            "?, ready_at = ?, "
            "state = ?, delivery_id = ?, channel = ? WHERE id = ? RETURNING id"},
        name(row.kind), null_if_none(row.task), row.person, row.rung, row.reason, row.planned_at,
        row.ready_at, name(row.state), null_if_none(row.delivery), row.channel, row.id);
    const auto id = returned<OutboxId>(query);
    if (!id) return tl::unexpected(id.error());
    if (!*id) return failure(Fault::not_found, "Сообщение не найдено.");
    return {};
}

Result<DeliveryId> Change::add(const Delivery& delivery) {
    return insert<DeliveryId>(
        "INSERT INTO deliveries (id, person_id, state, ready_at, channel, message_id, attempts, "
        "trying, holders_lost, created_at, next_try_at, leased_until, lease, settled_at, outcome, subject, "
        "text, html) VALUES (coalesce(?, (SELECT coalesce(max(id), 0) + 1 FROM deliveries)), ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        null_if_none(delivery.id), delivery.person, name(delivery.state), ready_at(delivery),
        delivery.channel, delivery.message_id, delivery.attempts, delivery.trying, delivery.holders_lost,
        delivery.created_at, delivery.next_try_at, delivery.leased_until, delivery.lease, delivery.settled_at,
        delivery.outcome, delivery.subject, delivery.text, delivery.html);
}

Result<void> Change::update(const Delivery& delivery) {
    Query query(
        connection_,
        Refusable{
            "UPDATE deliveries SET person_id = ?, state = ?, ready_at = ?, channel = ?, message_id = ?, "
            "attempts = ?, trying = ?, holders_lost = ?, created_at = ?, next_try_at = ?, leased_until = "
            "?, lease = ?, "
            "settled_at = ?, outcome = ?, subject = ?, text = ?, html = ? WHERE id = ? RETURNING id"},
        delivery.person, name(delivery.state), ready_at(delivery), delivery.channel, delivery.message_id,
        delivery.attempts, delivery.trying, delivery.holders_lost, delivery.created_at, delivery.next_try_at,
        delivery.leased_until, delivery.lease, delivery.settled_at, delivery.outcome, delivery.subject,
        delivery.text, delivery.html, delivery.id);
    const auto id = returned<DeliveryId>(query);
    if (!id) return tl::unexpected(id.error());
    if (!*id) return failure(Fault::not_found, "Отправка не найдена.");
    return {};
}

}  // namespace vekha::sql
