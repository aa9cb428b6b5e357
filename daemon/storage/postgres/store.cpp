#include "daemon/storage/postgres/store.hpp"

#include <algorithm>
#include <mutex>

#include "daemon/storage/postgres/listener.hpp"
#include "daemon/storage/postgres/schema.hpp"
#include "daemon/storage/postgres/search.hpp"
#include "daemon/storage/sql/query.hpp"
#include "daemon/storage/sql/store.hpp"

namespace vekha::postgres {
namespace {

/// Declared before the store's connections, so that it outlives them.
struct Address {
    std::unique_ptr<Servers> servers;
};

class PostgresStore final : private Address, public sql::SqlStore {
  public:
    PostgresStore(std::unique_ptr<Servers> hosts, std::unique_ptr<Connection> writer,
                  sql::WriterOptions options)
        : Address{std::move(hosts)},
          SqlStore(std::move(writer), options),
          watcher_(*Address::servers, Purpose::reading),
          listener_(*Address::servers, [this] { return Address::servers->writer_process.load(); }) {}

    const sql::SearchDialect& search_dialect() const override { return postgres::search_dialect(); }

    std::uint64_t revision() const override {
        const std::lock_guard lock(watching_);
        std::optional<std::int64_t> seen;
        if (watcher_.ensure()) {
            sql::Query query(watcher_, "SELECT revision FROM vekha_schema");
            if (const auto kept = one(query, [](sql::Query& row) { return row.integer(); })) seen = *kept;
        }
        // Where the server can't be asked, say that it changed: a needless look again harms nobody.
        if (!seen || seen != seen_) {
            seen_ = seen;
            ++revision_;
        }
        return revision_;
    }

    bool revision_waits() const override { return true; }

    void on_change(std::function<void()> told) override { listener_.listen(std::move(told)); }

  private:
    mutable std::mutex watching_;
    mutable Connection watcher_;
    mutable std::optional<std::int64_t> seen_;
    mutable std::uint64_t revision_ = 0;
    Listener listener_;
};

}  // namespace

Result<std::unique_ptr<Store>> open(const StoreOptions& options) {
    auto servers = Servers::parse(options.server, options.server_password);
    if (!servers) return tl::unexpected(servers.error());
    auto writer = std::make_unique<Connection>(**servers, Purpose::writing);
    if (auto done = migrate(*writer, migrations()); !done) return tl::unexpected(done.error());
    writer->vault = options.vault;
    writer->expect_schema(sql::newest(migrations()));
    Servers& hosts = **servers;
    auto store = std::make_unique<PostgresStore>(std::move(*servers), std::move(writer),
                                                 sql::WriterOptions{options.largest_batch, options.gather});
    for (std::size_t made = 0; made < std::max<std::size_t>(1, options.readers); ++made) {
        auto reader = std::make_unique<Connection>(hosts, Purpose::reading);
        reader->vault = options.vault;
        store->add_reader(std::move(reader));
    }
    return store;
}

Result<std::shared_ptr<sql::Connection>> connect(const StoreOptions& options) {
    /// A connection with the servers it leans on.
    struct Alone {
        explicit Alone(std::unique_ptr<Servers> hosts)
            : servers(std::move(hosts)), connection(*servers, Purpose::writing) {}
        std::unique_ptr<Servers> servers;
        Connection connection;
    };
    auto servers = Servers::parse(options.server, options.server_password);
    if (!servers) return tl::unexpected(servers.error());
    auto alone = std::make_shared<Alone>(std::move(*servers));
    if (auto there = alone->connection.ensure(); !there) return tl::unexpected(there.error());
    alone->connection.vault = options.vault;
    return std::shared_ptr<sql::Connection>(alone, &alone->connection);
}

}  // namespace vekha::postgres
