// Opening a database behind the store port: the embedded one, or a server shared by several daemons.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "workflow/model/result.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

class Vault;

struct StoreOptions {
    std::filesystem::path path;  ///< the database file; made where it is absent, its folder is not
    /// A PostgreSQL server in place of the file: a libpq URI, perhaps with several hosts. Empty: the file.
    std::string server;
    std::string server_password;  ///< for it; empty: what the URI, the password file or the server say
    /// Name of the layer that reads and writes files; empty: the system's own. Tests and benchmarks name
    /// theirs.
    std::string file_layer;
    std::size_t readers = 4;               ///< read connections: that many reads run at once, others wait
    std::size_t reader_cache_kib = 2048;   ///< page cache of each read connection
    std::size_t writer_cache_kib = 16384;  ///< page cache of the writer
    std::size_t largest_batch = 512;       ///< writes under one commit; 1: a commit each
    /// Keys for the secrets among what is kept; none: they are kept as they are, and sealed ones open to
    /// nobody.
    std::shared_ptr<Vault> vault;
    /// A moment without a newcomer: once several write at a time, the writer waits for those it answered last
    /// to join those who came meanwhile under one commit, as long as each such moment brings another.
    std::chrono::microseconds gather{500};
};

/// Opens the database, brings its schema up to date and starts the writer. The store may be used from any
/// thread; it finishes the writes under way when it is destroyed.
///
/// Errors, each naming the file or the server: newer_database (written by a newer version; both versions are
/// told), invalid_input (a file or database of something else), damaged, storage_full, unavailable (no
/// folder, no permission, in use, no server, wrong password), and those of the file of keys.
Result<std::unique_ptr<Store>> open_store(const StoreOptions& options);

}  // namespace vekha
