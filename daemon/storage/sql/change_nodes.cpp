#include "daemon/storage/sql/change.hpp"

namespace vekha::sql {

Result<void> Change::save(const Node& node) {
    return run(
        "INSERT INTO nodes (id, name, version, started_at, seen_at, clock_ahead, due_lag, holds) VALUES (?, "
        "?, "
        "?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version, "
        "started_at = excluded.started_at, seen_at = excluded.seen_at, clock_ahead = excluded.clock_ahead, "
        "due_lag = excluded.due_lag, holds = excluded.holds",
        node.id, node.name, node.version, node.started_at, node.seen_at, node.clock_ahead, node.due_lag,
        node.holds);
}

Result<void> Change::remove_node(std::string_view id) {
    return run("DELETE FROM nodes WHERE id = ?", id);
}

Result<void> Change::save(const Lease& lease) {
    return run(
        "INSERT INTO leases (name, holder, term, ends_at) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE "
        "SET "
        "holder = excluded.holder, term = excluded.term, ends_at = excluded.ends_at",
        lease.name, lease.holder, lease.term, lease.until);
}

}  // namespace vekha::sql
