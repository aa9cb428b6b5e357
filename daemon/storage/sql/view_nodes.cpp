// Daemons at work on the store, and what only one of them may do.
#include "daemon/storage/sql/view.hpp"

namespace vekha::sql {

Result<std::optional<Instant>> View::clock() {
    const auto sql = connection_.clock_sql();
    if (sql.empty()) return std::nullopt;
    Query query(connection_, sql);
    return one(query, [](Query& row) { return row.instant(); });
}

Result<std::vector<Node>> View::nodes() {
    Query query(
        connection_,
        "SELECT id, name, version, started_at, seen_at, clock_ahead, due_lag, holds FROM nodes ORDER BY "
        "started_at, id");
    return all(query, [](Query& row) {
        Node node;
        node.id = row.string();
        node.name = row.string();
        node.version = row.string();
        node.started_at = row.instant();
        node.seen_at = row.instant();
        node.clock_ahead = row.integer();
        node.due_lag = row.integer();
        node.holds = row.string();
        return node;
    });
}

Result<std::optional<Lease>> View::lease(std::string_view name) {
    Query query(connection_, "SELECT name, holder, term, ends_at FROM leases WHERE name = ?", name);
    return one(query, [](Query& row) {
        Lease lease;
        lease.name = row.string();
        lease.holder = row.string();
        lease.term = row.integer();
        lease.until = row.instant();
        return lease;
    });
}

}  // namespace vekha::sql
