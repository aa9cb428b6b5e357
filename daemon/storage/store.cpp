#include "daemon/storage/store.hpp"

#include "daemon/storage/postgres/store.hpp"
#include "daemon/storage/sqlite/store.hpp"

namespace vekha {

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options) {
    return options.server.empty() ? sqlite::open(options) : postgres::open(options);
}

}  // namespace vekha
