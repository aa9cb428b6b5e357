// A bare connection to a database, for what works on tables and not on the store port.
#pragma once

#include <memory>

#include "daemon/storage/sql/connection.hpp"
#include "daemon/storage/store.hpp"

namespace vekha {

/// To a database that open_store() has opened before; errors as there.
Result<std::shared_ptr<sql::Connection>> open_connection(const StoreOptions& options);

}  // namespace vekha
