#include "daemon/storage/store.hpp"

#include "daemon/storage/open_connection.hpp"
#include "daemon/storage/postgres/store.hpp"
#include "daemon/storage/sqlite/store.hpp"

namespace vekha {

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options) {
    return options.server.empty() ? sqlite::open(options) : postgres::open(options);
}

Result<std::shared_ptr<sql::Connection>> open_connection(const StoreOptions& options) {
    return options.server.empty() ? sqlite::connect(options) : postgres::connect(options);
}

}  // namespace vekha
