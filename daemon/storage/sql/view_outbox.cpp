// What is owed to people and what was sent.
#include <algorithm>
#include <tuple>

#include "daemon/storage/sql/view.hpp"
#include "workflow/model/message.hpp"

namespace vekha::sql {
namespace {

/// Rows looked at a time on the way to so many persons.
constexpr std::size_t walk_page = 256;
constexpr std::string_view row_columns =
    "SELECT id, key, kind, task_id, person_id, rung, reason, planned_at, ready_at, state, delivery_id, "
    "channel FROM "
    "outbox ";
constexpr std::string_view delivery_columns =
    "SELECT id, person_id, state, channel, message_id, attempts, trying, holders_lost, created_at, "
    "next_try_at, leased_until, lease, settled_at, outcome, subject, text, html FROM deliveries ";

OutboxRow row_in(Query& row) {
    OutboxRow notice;
    notice.id = row.id<OutboxId>();
    notice.key = row.string();
    notice.kind = row.named(parse_notice_kind);
    notice.task = row.id<TaskId>();
    notice.person = row.id<PersonId>();
    notice.rung = row.string();
    notice.reason = row.string();
    notice.planned_at = row.instant();
    notice.ready_at = row.instant();
    notice.state = row.named(parse_outbox_state);
    notice.delivery = row.id<DeliveryId>();
    notice.channel = row.string();
    return notice;
}

Delivery delivery_in(Query& row) {
    Delivery delivery;
    delivery.id = row.id<DeliveryId>();
    delivery.person = row.id<PersonId>();
    delivery.state = row.named(parse_delivery_state);
    delivery.channel = row.string();
    delivery.message_id = row.string();
    delivery.attempts = row.small();
    delivery.trying = row.flag();
    delivery.holders_lost = row.small();
    delivery.created_at = row.instant();
    delivery.next_try_at = row.instant();
    delivery.leased_until = row.optional_instant();
    delivery.lease = row.string();
    delivery.settled_at = row.optional_instant();
    delivery.outcome = row.string();
    delivery.subject = row.string();
    delivery.text = row.string();
    delivery.html = row.string();
    return delivery;
}

Instant moment_in(Query& row) {
    return row.instant();
}

}  // namespace

Result<std::optional<OutboxRow>> View::outbox_row(std::string_view key) {
    static const std::string sql = std::string(row_columns) + "WHERE key = ?";
    Query query(connection_, sql, key);
    return one(query, row_in);
}

Result<std::vector<OutboxRow>> View::outbox_of(TaskId id) {
    static const std::string sql = std::string(row_columns) + "WHERE task_id = ? ORDER BY id";
    Query query(connection_, sql, id);
    return all(query, row_in);
}

Result<std::vector<OutboxRow>> View::outbox_of(DeliveryId id) {
    static const std::string sql = std::string(row_columns) + "WHERE delivery_id = ? ORDER BY id";
    Query query(connection_, sql, id);
    return all(query, row_in);
}

Result<std::vector<OutboxRow>> View::ready_rows(Instant now, std::size_t people) {
    // First the persons, stopping at the last one wanted, then the rows of each: a long queue behind them
    // costs nothing.
    std::vector<PersonId> chosen;
    Instant after{};
    OutboxId last;
    for (bool more = true; more && chosen.size() < people;) {
        Query walk(connection_,
                   "SELECT person_id, ready_at, id FROM outbox WHERE state = 'waiting' AND ready_at <= ? AND "
                   "(ready_at, id) > (?, ?) ORDER BY ready_at, id LIMIT ?",
                   now, after, last, walk_page);
        std::size_t walked = 0;
        for (; chosen.size() < people && walk.next(); ++walked) {
            const auto person = walk.id<PersonId>();
            after = walk.instant();
            last = walk.id<OutboxId>();
            if (std::find(chosen.begin(), chosen.end(), person) == chosen.end()) chosen.push_back(person);
        }
        if (auto done = walk.result(); !done) return tl::unexpected(done.error());
        more = walked == walk_page;
    }
    static const std::string sql =
        std::string(row_columns) + "WHERE state = 'waiting' AND person_id = ? AND ready_at <= ?";
    std::vector<OutboxRow> rows;
    for (const PersonId person : chosen) {
        Query query(connection_, sql, person, now);
        while (query.next()) rows.push_back(row_in(query));
        if (auto read = query.result(); !read) return tl::unexpected(read.error());
    }
    std::sort(rows.begin(), rows.end(), [](const OutboxRow& a, const OutboxRow& b) {
        return std::tie(a.ready_at, a.id) < std::tie(b.ready_at, b.id);
    });
    return rows;
}

Result<std::vector<Delivery>> View::ready_deliveries(Instant now, std::size_t limit) {
    static const std::string sql =
        std::string(delivery_columns) + "WHERE ready_at <= ? ORDER BY ready_at, id LIMIT ?";
    Query query(connection_, sql, now, limit);
    return all(query, delivery_in);
}

Result<std::vector<Delivery>> View::leased_to(std::string_view holder) {
    static const std::string sql =
        std::string(delivery_columns) + "WHERE state = 'leased' AND lease = ? ORDER BY id";
    Query query(connection_, sql, holder);
    return all(query, delivery_in);
}

Result<std::optional<Instant>> View::earliest_sending() {
    Query rows(connection_, "SELECT ready_at FROM outbox WHERE state = 'waiting' ORDER BY ready_at LIMIT 1");
    const auto row = one(rows, moment_in);
    if (!row) return row;
    Query tries(connection_,
                "SELECT ready_at FROM deliveries WHERE ready_at IS NOT NULL ORDER BY ready_at LIMIT 1");
    const auto attempt = one(tries, moment_in);
    if (!attempt || !*row) return attempt;
    return *attempt ? std::min(*row, *attempt) : *row;
}

Result<std::optional<Delivery>> View::delivery(DeliveryId id) {
    static const std::string sql = std::string(delivery_columns) + "WHERE id = ?";
    Query query(connection_, sql, id);
    return one(query, delivery_in);
}

Result<std::vector<Delivery>> View::deliveries(const DeliveryQuery& asked) {
    std::string sql = std::string(delivery_columns) + "WHERE true ";
    if (asked.person) sql += "AND person_id = ? ";
    if (asked.state) sql += "AND state = ? ";
    if (asked.before) sql += "AND id < ? ";
    sql += "ORDER BY id DESC LIMIT ?";
    Query query(connection_, sql);
    if (asked.person) query.bind(*asked.person);
    if (asked.state) query.bind(name(*asked.state));
    if (asked.before) query.bind(*asked.before);
    query.bind(asked.limit);
    return all(query, delivery_in);
}

}  // namespace vekha::sql
