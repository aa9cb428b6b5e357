// What only a server can show: a connection that breaks, many daemons that migrate at once, news of others.
#include "tests/support/postgres.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <gmock/gmock.h>

#include "daemon/storage/postgres/schema.hpp"
#include "daemon/storage/sql/query.hpp"
#include "daemon/storage/store.hpp"
#include "tests/support/store_samples.hpp"

namespace vekha {
namespace {

using postgres::Connection;
using postgres::Purpose;
using postgres::Servers;
using ::testing::HasSubstr;
using ::testing::Not;

std::unique_ptr<Store> open(const std::string& address) {
    StoreOptions options;
    options.server = address;
    auto store = open_store(options);
    EXPECT_TRUE(store) << describe(store.error());
    return store ? std::move(*store) : nullptr;
}

std::optional<std::string> setting(Store& store, const std::string& name) {
    const auto value =
        read_as<std::optional<std::string>>(store, [&](ReadView& view) { return view.setting(name); });
    EXPECT_TRUE(value) << describe(value.error());
    return value.value_or(std::nullopt);
}

/// Somebody at the server's own console.
class Console {
  public:
    explicit Console(const std::string& address) : servers_(*Servers::parse(address, {})) {}
    void does(const std::string& sql) {
        const auto done = connection_.script(sql);
        EXPECT_TRUE(done) << describe(done.error());
    }

  private:
    std::unique_ptr<Servers> servers_;
    Connection connection_{*servers_, Purpose::listening};
};

TEST(Postgres, ManyDaemonsThatStartAtOnceBringTheSchemaUpOnce) {
    const auto address = testing::new_postgres_address();
    std::vector<std::thread> daemons;
    for (int daemon = 0; daemon < 4; ++daemon) daemons.emplace_back([&] { EXPECT_TRUE(open(address)); });
    for (auto& each : daemons) each.join();
    EXPECT_EQ(setting(*open(address), "nothing"), std::nullopt);
}

TEST(Postgres, AStoreGoesOnAfterEveryConnectionWasCut) {
    const auto address = testing::new_postgres_address();
    const auto store = open(address);
    ASSERT_TRUE(store->write([](Transaction& change) { return change.set("a", "1"); }));
    Console console(address);
    console.does(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'vekha' AND pid <> "
        "pg_backend_pid()");
    EXPECT_EQ(setting(*store, "a"), "1");
    ASSERT_TRUE(store->write([](Transaction& change) { return change.set("a", "2"); }));
    EXPECT_EQ(setting(*store, "a"), "2");
}

TEST(Postgres, AConnectionCutAmidAWriteLosesTheWholeOfItAndSaysSo) {
    const auto address = testing::new_postgres_address();
    const auto store = open(address);
    Console console(address);
    const auto done = store->write([&](Transaction& change) -> Result<void> {
        EXPECT_TRUE(change.set("a", "1"));
        console.does(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'vekha' AND "
            "pid <> pg_backend_pid()");
        return change.set("b", "2");
    });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().fault, Fault::unavailable);
    EXPECT_EQ(setting(*store, "a"), std::nullopt);
    EXPECT_TRUE(store->write([](Transaction& change) { return change.set("b", "3"); }));
}

TEST(Postgres, AProgramThatTheSchemaHasOutgrownWritesNothingMore) {
    const auto address = testing::new_postgres_address();
    const auto store = open(address);
    Console(address).does("UPDATE vekha_schema SET version = 999");
    const auto refused = store->write([](Transaction& change) { return change.set("a", "1"); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::newer_database);
    EXPECT_THAT(refused.error().message, HasSubstr("999"));
    StoreOptions options;
    options.server = address;
    const auto opened = open_store(options);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().fault, Fault::newer_database);
}

TEST(Postgres, ADatabaseOfAnotherProgramIsLeftAlone) {
    const auto address = testing::new_postgres_address();
    Console(address).does("CREATE TABLE bookmarks (url TEXT)");
    StoreOptions options;
    options.server = address;
    const auto refused = open_store(options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::invalid_input);
    EXPECT_THAT(refused.error().message, HasSubstr("другой программе"));
}

TEST(Postgres, AServerThatIsNotThereIsNamedWithoutThePassword) {
    StoreOptions options;
    options.server = "postgresql://vekha@127.0.0.1:1,127.0.0.1:2/plans";
    options.server_password = "hush";
    const auto refused = open_store(options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::unavailable);
    EXPECT_EQ(refused.error().where, "postgresql://127.0.0.1:1,127.0.0.1:2/plans");
    EXPECT_THAT(describe(refused.error()), Not(HasSubstr("hush")));
}

TEST(Postgres, AnAddressThatCantBeReadIsRefusedWithoutRepeatingIt) {
    const auto refused = Servers::parse("postgresql://vekha:hush@host:port:port/x?nonsense=1", {});
    ASSERT_FALSE(refused);
    EXPECT_THAT(describe(refused.error()), Not(HasSubstr("hush")));
}

TEST(Postgres, AZeroByteInATextIsRefusedAndTheRestOfTheWriteStays) {
    const auto store = open(testing::new_postgres_address());
    ASSERT_TRUE(store->write([](Transaction& change) -> Result<void> {
        EXPECT_TRUE(change.set("a", "1"));
        const auto refused = change.set("b", std::string_view("x\0y", 3));
        EXPECT_EQ(refused.error().fault, Fault::invalid_input);
        return {};
    }));
    EXPECT_EQ(setting(*store, "a"), "1");
}

TEST(Postgres, TheJournalCantBeRewrittenAtTheServersConsole) {
    const auto address = testing::new_postgres_address();
    const auto store = open(address);
    ASSERT_TRUE(store->write([](Transaction& change) -> Result<void> {
        EXPECT_TRUE(change.append({testing::noon(1, 1), {}, {}, "person_saved", "{}"}));
        return {};
    }));
    const auto servers = *Servers::parse(address, {});
    for (const std::string sql :
         {"DELETE FROM journal", "UPDATE journal SET actor = 7", "TRUNCATE journal"}) {
        Connection connection(*servers, Purpose::listening);
        EXPECT_FALSE(connection.script(sql)) << sql;
    }
}

/// Counts what it is told, and lets a test wait for it.
struct News {
    std::mutex mutex;
    std::condition_variable came;
    int count = 0;

    void add() {
        const std::lock_guard lock(mutex);
        ++count;
        came.notify_all();
    }
    bool wait_for_more_than(int seen) {
        std::unique_lock lock(mutex);
        return came.wait_for(lock, std::chrono::seconds{20}, [&] { return count > seen; });
    }
};

TEST(Postgres, ADaemonHearsOfTheOthersChangesAndNotOfItsOwn) {
    const auto address = testing::new_postgres_address();
    const auto one = open(address), other = open(address);
    News news;
    one->on_change([&] { news.add(); });
    ASSERT_TRUE(news.wait_for_more_than(0)) << "once connected, something may have been missed";
    for (int round = 0; round < 3; ++round)
        ASSERT_TRUE(one->write([](Transaction& change) { return change.set("own", "1"); }));
    const int before = news.count;
    ASSERT_TRUE(other->write([](Transaction& change) { return change.set("other", "1"); }));
    EXPECT_TRUE(news.wait_for_more_than(before));
    one->on_change({});
    EXPECT_EQ(news.count, before + 1);
}

TEST(Postgres, TheRevisionTellsOfTheOthersChanges) {
    const auto address = testing::new_postgres_address();
    const auto one = open(address), other = open(address);
    const auto before = one->revision();
    ASSERT_TRUE(other->write([](Transaction& change) { return change.set("a", "1"); }));
    EXPECT_GT(one->revision(), before);
}

}  // namespace
}  // namespace vekha
