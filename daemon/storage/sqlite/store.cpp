#include "daemon/storage/store.hpp"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>

#include "daemon/storage/sqlite/schema.hpp"
#include "daemon/storage/sqlite/view.hpp"
#include "daemon/storage/sqlite/writer.hpp"

namespace vekha {
namespace sqlite {
namespace {

/// Pages in the write-ahead log before it is copied back: about 16 MiB, so that the copying and its two syncs
/// are shared by many commits, and a start after a crash has little to read.
constexpr std::size_t checkpoint_pages = 4000;
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
    Query query(connection, "PRAGMA journal_mode = WAL");
    const auto mode = one(query, [](Query& row) { return row.string(); });
    if (!mode) return tl::unexpected(mode.error());
    if (*mode == "wal") return {};
    return failure(Fault::unavailable, "Диск с базой не годится: на нём нельзя вести журнал изменений.",
                   connection.path().string(), "Положите базу на обычный диск этой машины, не на сетевой.");
}

/// Read connections, handed out to one reader each. The one used last goes first: its cache is warm.
class Readers {
  public:
    void add(std::unique_ptr<Connection> connection) { give(std::move(connection)); }
    std::unique_ptr<Connection> take() {
        std::unique_lock lock(mutex_);
        free_.wait(lock, [&] { return !idle_.empty(); });
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }
    void give(std::unique_ptr<Connection> connection) {
        {
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(connection));
        }
        free_.notify_one();
    }

  private:
    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

class SqliteStore final : public Store {
  public:
    SqliteStore(std::unique_ptr<Connection> watcher, std::unique_ptr<Connection> writer,
                WriterOptions options)
        : watcher_(std::move(watcher)), writer_(std::move(writer), options) {}

    Readers& readers() { return readers_; }

    Result<void> read(const ReadFunction& function) override {
        auto connection = readers_.take();
        auto done = read_on(*connection, function);
        readers_.give(std::move(connection));
        return done;
    }

    Result<void> write(const WriteFunction& function) override { return writer_.write(function); }

    std::uint64_t revision() const override {
        const std::lock_guard lock(watching_);
        // Changes with each commit of any other connection, also of another program's.
        Query query(*watcher_, "PRAGMA data_version");
        const auto seen = one(query, [](Query& row) { return row.integer(); });
        // Where the file can't be asked, say that it changed: a needless look again harms nobody.
        if (!seen || *seen != seen_) {
            seen_ = seen ? *seen : std::nullopt;
            ++revision_;
        }
        return revision_;
    }

  private:
    static Result<void> read_on(Connection& connection, const ReadFunction& function) {
        auto done = connection.execute("BEGIN");
        if (!done) return done;
        try {
            View view(connection);
            done = function(view);
        } catch (const std::exception& thrown) {
            done = failure(Fault::internal, "Внутренняя ошибка при чтении базы.", thrown.what());
        } catch (...) {
            done = failure(Fault::internal, "Внутренняя ошибка при чтении базы.");
        }
        if (connection.in_transaction()) {
            const auto ended = connection.execute("COMMIT");
            if (done && !ended) done = ended;
        }
        return done;
    }

    mutable std::mutex watching_;
    std::unique_ptr<Connection> watcher_;
    mutable std::optional<std::int64_t> seen_;
    mutable std::uint64_t revision_ = 0;
    Readers readers_;
    Writer writer_;
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
    return connection;
}

Result<std::unique_ptr<Connection>> open_next(const StoreOptions& options) {
    auto connection = Connection::open(options.path, options.file_layer);
    if (!connection) return connection;
    if (auto done = prepare(**connection, options.reader_cache_kib); !done)
        return tl::unexpected(done.error());
    return connection;
}

}  // namespace
}  // namespace sqlite

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options) {
    auto writer = sqlite::open_first(options);
    if (!writer) return tl::unexpected(writer.error());
    auto watcher = sqlite::open_next(options);
    if (!watcher) return tl::unexpected(watcher.error());
    const sqlite::WriterOptions batches{std::max<std::size_t>(1, options.largest_batch), options.gather};
    auto store = std::make_unique<sqlite::SqliteStore>(std::move(*watcher), std::move(*writer), batches);
    for (std::size_t made = 0; made < std::max<std::size_t>(1, options.readers); ++made) {
        auto reader = sqlite::open_next(options);
        if (!reader) return tl::unexpected(reader.error());
        store->readers().add(std::move(*reader));
    }
    return store;
}

}  // namespace vekha
