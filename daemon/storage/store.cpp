#include "daemon/storage/store.hpp"

#include "daemon/storage/open_connection.hpp"
#include "daemon/storage/postgres/store.hpp"
#include "daemon/storage/secrets.hpp"
#include "daemon/storage/sqlite/store.hpp"

namespace vekha {

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options) {
    auto store = options.server.empty() ? sqlite::open(options) : postgres::open(options);
    if (!store || !options.vault) return store;
    const auto connection = open_connection(options);
    if (!connection) return tl::unexpected(connection.error());
    if (auto ready = make_secrets_ready(**connection, *options.vault); !ready)
        return tl::unexpected(ready.error());
    return store;
}

Result<std::shared_ptr<sql::Connection>> open_connection(const StoreOptions& options) {
    return options.server.empty() ? sqlite::connect(options) : postgres::connect(options);
}

}  // namespace vekha
