// The schema of a PostgreSQL database: whose it is, which version it has, and the way forward.
#pragma once

#include <span>

#include "daemon/storage/postgres/connection.hpp"
#include "daemon/storage/sql/migration.hpp"

namespace vekha::postgres {

/// All steps, by version, from 1 without gaps.
std::span<const sql::Migration> migrations();

/// Brings an empty database, or one of Vekha's, to the newest of `known`, each step in a transaction of its
/// own and under the lock that all daemons take, so that one does it while the others wait. invalid_input for
/// a schema with foreign tables, newer_database for one of a newer version; neither is changed.
Result<void> migrate(Connection& connection, std::span<const sql::Migration> known);

}  // namespace vekha::postgres
