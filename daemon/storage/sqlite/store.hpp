// The embedded database: a file beside the daemon.
#pragma once

#include "daemon/storage/sql/connection.hpp"
#include "daemon/storage/store.hpp"

namespace vekha::sqlite {

/// As open_store(), for the file at `options.path`.
Result<std::unique_ptr<Store>> open(const StoreOptions& options);
/// As open_connection().
Result<std::shared_ptr<sql::Connection>> connect(const StoreOptions& options);

}  // namespace vekha::sqlite
