// A PostgreSQL server behind the store port, shared by several daemons.
#pragma once

#include "daemon/storage/store.hpp"

namespace vekha::postgres {

/// As open_store(), for the server at `options.server`.
Result<std::unique_ptr<Store>> open(const StoreOptions& options);

}  // namespace vekha::postgres
