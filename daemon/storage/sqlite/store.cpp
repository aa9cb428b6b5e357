#include "daemon/storage/sqlite/store.hpp"

#include <algorithm>
#include <mutex>

#include "daemon/storage/sql/query.hpp"
#include "daemon/storage/sql/store.hpp"
#include "daemon/storage/sqlite/schema.hpp"
#include "daemon/storage/sqlite/search.hpp"

namespace vekha::sqlite {
namespace {

/// Pages in the write-ahead log before it is copied back: about 64 MiB, so that the copying and its syncs are
/// shared by many commits (a full one of a large database leaves hundreds of pages), and a start after a
/// crash still reads it in a moment.
constexpr std::size_t checkpoint_pages = 16'000;
/// What is left of the log's file after it was copied back.
constexpr std::size_t kept_log_bytes = 64 * 1024 * 1024;

/// What each connection is told, before its first transaction.
Result<void> prepare(Connection& connection, std::size_t cache_kib) {
    return connection.script(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = "
        "MEMORY; "
        "PRAGMA wal_autocheckpoint = " +
        std::to_string(checkpoint_pages) + "; PRAGMA journal_size_limit = " + std::to_string(kept_log_bytes) +
        "; PRAGMA cache_size = -" + std::to_string(cache_kib));
}

Result<void> use_log(Connection& connection) {
    sql::Query query(connection, "PRAGMA journal_mode = WAL");
    const auto mode = one(query, [](sql::Query& row) { return row.string(); });
    if (!mode) return tl::unexpected(mode.error());
    if (*mode == "wal") return {};
    return failure(Fault::unavailable, "Диск с базой не годится: на нём нельзя вести журнал изменений.",
                   connection.place(), "Положите базу на обычный диск этой машины, не на сетевой.");
}

class SqliteStore final : public sql::SqlStore {
  public:
    SqliteStore(std::unique_ptr<Connection> watcher, std::unique_ptr<Connection> writer,
                sql::WriterOptions options)
        : SqlStore(std::move(writer), options), watcher_(std::move(watcher)) {}

    const sql::SearchDialect& search_dialect() const override { return sqlite::search_dialect(); }

    std::uint64_t revision() const override {
        const std::lock_guard lock(watching_);
        // Changes with each commit of any other connection, also of another program's.
        sql::Query query(*watcher_, "PRAGMA data_version");
        const auto seen = one(query, [](sql::Query& row) { return row.integer(); });
        // Where the file can't be asked, say that it changed: a needless look again harms nobody.
        if (!seen || *seen != seen_) {
            seen_ = seen ? *seen : std::nullopt;
            ++revision_;
        }
        return revision_;
    }

  private:
    mutable std::mutex watching_;
    std::unique_ptr<Connection> watcher_;
    mutable std::optional<std::int64_t> seen_;
    mutable std::uint64_t revision_ = 0;
};

/// The first connection: knows the file, and brings it to today's schema.
Result<std::unique_ptr<Connection>> open_first(const StoreOptions& options) {
    auto connection = Connection::open(options.path, options.file_layer);
    if (!connection) return connection;
    auto done = recognize(**connection, migrations());
    if (done) done = use_log(**connection);
    if (done) done = prepare(**connection, options.writer_cache_kib);
    if (done) done = migrate(**connection, migrations());
    if (!done) return tl::unexpected(done.error());
    (*connection)->vault = options.vault;
    return connection;
}

Result<std::unique_ptr<Connection>> open_next(const StoreOptions& options) {
    auto connection = Connection::open(options.path, options.file_layer);
    if (!connection) return connection;
    if (auto done = prepare(**connection, options.reader_cache_kib); !done)
        return tl::unexpected(done.error());
    (*connection)->vault = options.vault;
    return connection;
}

}  // namespace

Result<std::unique_ptr<Store>> open(const StoreOptions& options) {
    auto writer = open_first(options);
    if (!writer) return tl::unexpected(writer.error());
    auto watcher = open_next(options);
    if (!watcher) return tl::unexpected(watcher.error());
    auto store = std::make_unique<SqliteStore>(std::move(*watcher), std::move(*writer),
                                               sql::WriterOptions{options.largest_batch, options.gather});
    for (std::size_t made = 0; made < std::max<std::size_t>(1, options.readers); ++made) {
        auto reader = open_next(options);
        if (!reader) return tl::unexpected(reader.error());
        store->add_reader(std::move(*reader));
    }
    return store;
}

Result<std::shared_ptr<sql::Connection>> connect(const StoreOptions& options) {
    auto connection = open_next(options);
    if (!connection) return tl::unexpected(connection.error());
    return std::shared_ptr<sql::Connection>(std::move(*connection));
}

}  // namespace vekha::sqlite
