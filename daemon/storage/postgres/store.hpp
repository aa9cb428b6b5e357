// A PostgreSQL server behind the store port, shared by several daemons.
#pragma once

#include "daemon/storage/sql/connection.hpp"
#include "daemon/storage/store.hpp"

namespace vekha::postgres {

/// As open_store(), for the server at `options.server`.
Result<std::unique_ptr<Store>> open(const StoreOptions& options);
/// As open_connection().
Result<std::shared_ptr<sql::Connection>> connect(const StoreOptions& options);

}  // namespace vekha::postgres
