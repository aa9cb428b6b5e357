// Linked into a test program, it has every story live on a PostgreSQL of the program's own.
#include <cstdlib>
#include <iostream>

#include "daemon/storage/store.hpp"
#include "tests/support/new_store.hpp"
#include "tests/support/postgres.hpp"

namespace vekha::test {
namespace {

std::unique_ptr<Store> on_server() {
    StoreOptions options;
    options.server = testing::new_postgres_address();
    auto store = open_store(options);
    if (!store) {
        std::cerr << describe(store.error()) << '\n';
        std::exit(1);
    }
    return std::move(*store);
}

const bool chosen = [] {
    new_store = on_server;
    return true;
}();

}  // namespace
}  // namespace vekha::test
