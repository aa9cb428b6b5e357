// What a copy of the database tells of its secrets.
#include "daemon/storage/secrets.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "daemon/storage/open_connection.hpp"
#include "daemon/storage/sql/query.hpp"
#include "daemon/storage/sql/sealed.hpp"
#include "daemon/storage/vault.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* link_secret = "the-key-of-personal-links";
constexpr const char* hook_secret = "whsec_c2VjcmV0IG9mIGEgcmVjZWl2ZXI";

class Secrets : public ::testing::Test {
  protected:
    StoreOptions options(bool with_keys = true) const {
        StoreOptions made;
        made.path = folder_ / "vekha.db";
        if (with_keys) made.vault = std::make_shared<Vault>(key_file(), true);
        return made;
    }
    std::filesystem::path key_file() const { return folder_ / "secrets.key"; }
    static std::unique_ptr<Store> open(const StoreOptions& options) {
        return std::move(*open_store(options));
    }

    static void fill(Store& store) {
        const auto done = store.write([](Transaction& change) -> Result<void> {
            Webhook hook;
            hook.name = "СЭД";
            hook.address = "https://example.org/in";
            hook.secret = hook_secret;
            if (auto saved = change.save(hook); !saved) return tl::unexpected(saved.error());
            return change.set("link_key", link_secret);
        });
        ASSERT_TRUE(done) << describe(done.error());
    }
    static void expect_readable(Store& store) {
        const auto done = store.read([](ReadView& view) -> Result<void> {
            EXPECT_EQ(view.setting("link_key")->value_or(""), link_secret);
            EXPECT_EQ(view.webhooks()->at(0).secret, hook_secret);
            EXPECT_EQ(view.webhooks()->at(0).old_secret, "");
            return {};
        });
        EXPECT_TRUE(done) << describe(done.error());
    }
    /// Every byte that the database has on the disk.
    std::string bytes() const {
        std::string all;
        for (const auto& each : std::filesystem::directory_iterator(folder_ / "")) {
            if (each.path() == key_file()) continue;
            std::ifstream in(each.path(), std::ios::binary);
            all.append(std::istreambuf_iterator<char>(in), {});
        }
        return all;
    }
    Result<SecretsFound> look() const {
        const auto connection = *open_connection(options());
        return look_at_secrets(*connection, *read_keys(key_file()));
    }
    void run(const std::string& sql) const {
        const auto connection = *open_connection(options());
        ASSERT_TRUE(connection->begin_write());
        ASSERT_TRUE(connection->script(sql));
        ASSERT_TRUE(connection->commit());
    }

    const testing::TempFolder folder_;
};

TEST_F(Secrets, AreReadThroughTheStoreAndNowhereInItsFiles) {
    const auto store = open(options());
    fill(*store);
    expect_readable(*store);
    EXPECT_THAT(bytes(), Not(HasSubstr(link_secret)));
    EXPECT_THAT(bytes(), Not(HasSubstr(hook_secret)));
    const auto found = look();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->by_key, (std::map<std::string, std::size_t>{{read_keys(key_file())->current(), 2}}));
    EXPECT_TRUE(found->broken.empty());
}

TEST_F(Secrets, OfAnOlderDatabaseAreSealedAtItsNextOpening) {
    { fill(*open(options(false))); }
    ASSERT_THAT(bytes(), HasSubstr(hook_secret));
    const auto store = open(options());
    expect_readable(*store);
    EXPECT_EQ(look()->plain, 0U);
    const auto raw = *open_connection(options(false));
    ASSERT_TRUE(raw->begin_read());
    sql::Query query(*raw, "SELECT secret FROM webhooks");
    ASSERT_TRUE(query.next());
    EXPECT_TRUE(is_sealed(query.text()));
}

TEST_F(Secrets, MovedToAnotherRowOpenNowhere) {
    const auto store = open(options());
    fill(*store);
    run("INSERT INTO webhooks SELECT 2, name, address, secret, old_secret, old_secret_until, types, version, "
        "active, made_by, made_at, cursor, trouble FROM webhooks");
    EXPECT_THAT(look()->broken, ::testing::ElementsAre("webhooks.secret:2"));
    const auto read = store->read([](ReadView& view) -> Result<void> {
        const auto hook = view.webhook(WebhookId{2});
        if (!hook) return tl::unexpected(hook.error());
        return {};
    });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::damaged);
}

TEST_F(Secrets, AreSealedAnewUnderARunningStore) {
    const auto store = open(options());
    fill(*store);
    auto keys = *read_keys(key_file());
    const auto old = keys.current();
    keys.add_new();
    ASSERT_TRUE(write_keys(key_file(), keys));
    const auto connection = *open_connection(options());
    EXPECT_EQ(reseal_secrets(*connection, keys).value(), 2U);
    EXPECT_EQ(reseal_secrets(*connection, keys).value(), 0U);
    keys.keep_current();
    ASSERT_TRUE(write_keys(key_file(), keys));
    expect_readable(*store);
    fill(*store);
    const auto found = look();
    EXPECT_EQ(found->by_key, (std::map<std::string, std::size_t>{{keys.current(), 3}}));
}

TEST_F(Secrets, OneThatDoesNotOpenLeavesAllAsTheyWere) {
    { fill(*open(options())); }
    run("UPDATE webhooks SET secret = 'sealed:1:00000000:AAAA'");
    auto keys = *read_keys(key_file());
    keys.add_new();
    const auto connection = *open_connection(options());
    const auto changed = reseal_secrets(*connection, keys);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().where, "webhooks.secret:1");
    EXPECT_EQ(look()->by_key.count(keys.current()), 0U);
}

TEST_F(Secrets, WithoutTheirKeyAreNotOpenedAndNoOtherKeyIsMade) {
    { fill(*open(options())); }
    std::filesystem::remove(key_file());
    const auto refused = open_store(options());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::not_found);
    EXPECT_FALSE(std::filesystem::exists(key_file()));
    ASSERT_TRUE(write_keys(key_file(), KeyRing::make()));
    const auto foreign = open_store(options());
    ASSERT_FALSE(foreign);
    EXPECT_EQ(foreign.error().fault, Fault::unavailable);
}

TEST_F(Secrets, AFileThatWasNamedIsNotMade) {
    auto named = options();
    named.vault = std::make_shared<Vault>(key_file(), false);
    EXPECT_EQ(open_store(named).error().fault, Fault::not_found);
}

}  // namespace
}  // namespace vekha
