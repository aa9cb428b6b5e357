#include "daemon/storage/sqlite/schema.hpp"

#include <array>
#include <fstream>

#include <gmock/gmock.h>

#include "daemon/storage/sql/query.hpp"
#include "daemon/storage/store.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::sqlite {
namespace {

using ::testing::HasSubstr;

constexpr std::array steps = std::to_array<Migration>({
    {1, "0001_first.sql", "CREATE TABLE one (id INTEGER PRIMARY KEY); INSERT INTO one VALUES (7);"},
    {2, "0002_second.sql", "CREATE TABLE two (id INTEGER PRIMARY KEY); INSERT INTO two SELECT id FROM one;"},
});

class Schema : public ::testing::Test {
  protected:
    Result<std::unique_ptr<Connection>> open(std::span<const Migration> known) {
        auto connection = Connection::open(path_, {});
        if (!connection) return connection;
        auto done = recognize(**connection, known);
        if (done) done = migrate(**connection, known);
        if (!done) return tl::unexpected(done.error());
        return connection;
    }
    std::int64_t number(Connection& connection, const std::string& text) {
        sql::Query query(connection, text);
        const auto value = one(query, [](sql::Query& row) { return row.integer(); });
        EXPECT_TRUE(value) << describe(value.error());
        return value && *value ? **value : -1;
    }
    std::string bytes() {
        std::ifstream file(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    testing::TempFolder folder_;
    const std::filesystem::path path_ = folder_ / "vekha.db";
};

TEST_F(Schema, EveryMigrationIsNumberedWithoutGaps) {
    int expected = 0;
    for (const Migration& step : migrations()) {
        EXPECT_EQ(step.version, ++expected);
        EXPECT_FALSE(step.sql.empty()) << step.file;
    }
    EXPECT_GE(expected, 1);
}

TEST_F(Schema, ANewFileTakesEveryStepAndAnOldOneThoseItLacks) {
    ASSERT_TRUE(open(std::span(steps).first(1)));
    const auto grown = open(steps);
    ASSERT_TRUE(grown) << describe(grown.error());
    EXPECT_EQ(number(**grown, "SELECT id FROM two"), 7);
    EXPECT_EQ(number(**grown, "PRAGMA user_version"), 2);
    ASSERT_TRUE(open(steps)) << "and then none";
}

TEST_F(Schema, AStepThatFailsLeavesTheVersionBeforeIt) {
    const std::array broken = std::to_array<Migration>({
        steps[0],
        {2, "0002_broken.sql", "CREATE TABLE two (id INTEGER PRIMARY KEY); INSERT INTO absent VALUES (1);"},
    });
    const auto failed = open(broken);
    ASSERT_FALSE(failed);
    EXPECT_THAT(failed.error().message, HasSubstr("0002_broken.sql"));
    const auto mended = open(steps);
    ASSERT_TRUE(mended) << describe(mended.error());
    EXPECT_EQ(number(**mended, "SELECT count(*) FROM two"), 1);
}

TEST_F(Schema, ADatabaseOfANewerVersionIsRefusedWithBothVersions) {
    ASSERT_TRUE(open(steps));
    const std::string before = bytes();
    const auto refused = open(std::span(steps).first(1));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::newer_database);
    EXPECT_THAT(refused.error().message, HasSubstr("версия 2"));
    EXPECT_THAT(refused.error().message, HasSubstr("до 1"));
    EXPECT_EQ(refused.error().where, path_.string());
    EXPECT_EQ(bytes(), before) << "and nothing in it was changed";
}

TEST_F(Schema, TheStoreItselfRefusesANewerDatabase) {
    {
        const auto connection = Connection::open(path_, {});
        ASSERT_TRUE(
            (*connection)
                ->script(
                    "CREATE TABLE x (y); PRAGMA application_id = 1449487208; PRAGMA user_version = 999"));
    }
    StoreOptions options;
    options.path = path_;
    const auto refused = open_store(options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::newer_database);
    EXPECT_THAT(refused.error().message, HasSubstr("999"));
}

TEST_F(Schema, ADatabaseOfAnotherProgramIsLeftAlone) {
    {
        const auto connection = Connection::open(path_, {});
        ASSERT_TRUE((*connection)->script("CREATE TABLE bookmarks (url TEXT)"));
    }
    const std::string before = bytes();
    StoreOptions options;
    options.path = path_;
    const auto refused = open_store(options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::invalid_input);
    EXPECT_THAT(describe(refused.error()), HasSubstr(path_.string()));
    EXPECT_EQ(bytes(), before);
}

TEST_F(Schema, AFileThatIsNoDatabaseIsLeftAlone) {
    std::ofstream(path_) << std::string(5000, 'x');
    StoreOptions options;
    options.path = path_;
    const auto refused = open_store(options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::invalid_input);
    EXPECT_EQ(bytes(), std::string(5000, 'x'));
}

TEST_F(Schema, AFolderThatIsNotThereIsNamed) {
    StoreOptions options;
    options.path = folder_ / "absent" / "vekha.db";
    const auto refused = open_store(options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::unavailable);
    EXPECT_THAT(refused.error().where, HasSubstr("absent"));
}

TEST_F(Schema, ANewDatabaseIsReadableByItsOwnerAlone) {
    StoreOptions options;
    options.path = path_;
    const auto store = open_store(options);
    ASSERT_TRUE(store);
    for (const char* suffix : {"", "-wal"})
        EXPECT_EQ(std::filesystem::status(path_.string() + suffix).permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
            << suffix;
}

}  // namespace
}  // namespace vekha::sqlite
