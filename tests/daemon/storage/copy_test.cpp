// Everything into another database and back: nothing lost, proved by the journal.
#include "daemon/storage/copy.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>

#include "daemon/storage/open_connection.hpp"
#include "daemon/storage/sql/query.hpp"
#include "daemon/storage/sql/tables.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/store_samples.hpp"
#include "tests/support/temp_folder.hpp"
#include "workflow/engine/transitions.hpp"
#include "workflow/service/event_codec.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;

class Copy : public ::testing::Test {
  protected:
    StoreOptions file(const std::string& name) const {
        StoreOptions options;
        options.path = folder_ / name;
        return options;
    }
    static StoreOptions server() {
        StoreOptions options;
        options.server = testing::new_postgres_address();
        return options;
    }
    /// Two tasks with their events, and what else a store holds.
    static void fill(const StoreOptions& options) {
        const auto store = *open_store(options);
        const auto done = store->write([](Transaction& change) -> Result<void> {
            const auto ground = *testing::lay_ground(change);
            Group schools;
            schools.name = "Школы";
            schools.members = {ground.lead, ground.controller};
            if (auto saved = change.save(schools); !saved) return tl::unexpected(saved.error());
            for (int made = 0; made < 2; ++made) {
                Task task = testing::sample_task(*change.next_task_id(), ground.roadmap, ground.item,
                                                 ground.lead, day_of(2026, 3, 1));
                task.state = TaskState::planned;
                task.version = 0;
                task.next_action_at.reset();
                Task planned;
                for (const TaskChange& what : {TaskChange{TaskPlanned{task}}, TaskChange{TaskOpened{}}}) {
                    const TaskEvent event{task.id, ground.lead, testing::noon(2, 1), what};
                    apply(planned, event);
                    if (auto entry = change.append(draft_of(event)); !entry)
                        return tl::unexpected(entry.error());
                }
                if (auto saved = change.save(planned); !saved) return saved;
            }
            auto row = testing::sample_row("key", TaskId{1}, ground.lead, testing::noon(3, 1));
            if (auto planned = change.plan(row); !planned) return tl::unexpected(planned.error());
            auto added = change.add(testing::sample_delivery(ground.lead, testing::noon(3, 1)));
            if (!added) return tl::unexpected(added.error());
            return change.set("name", "«Веха» 'и' ещё");
        });
        ASSERT_TRUE(done) << describe(done.error());
    }
    /// Every row of every table, in words.
    static std::vector<std::string> everything(const StoreOptions& options) {
        const auto connection = *open_connection(options);
        std::vector<std::string> rows;
        for (const sql::Table& table : sql::tables()) {
            auto columns = table.key;
            columns.insert(columns.end(), table.rest.begin(), table.rest.end());
            std::string text = "SELECT ";
            for (const auto column : columns) text += std::string(column) + ", ";
            text.replace(text.size() - 2, 2, " FROM " + std::string(table.name));
            sql::Query query(*connection, text);
            while (query.next()) {
                std::string row(table.name);
                for (std::size_t at = 0; at < columns.size(); ++at)
                    row += "|" + query.optional_string().value_or("NULL");
                rows.push_back(std::move(row));
            }
            EXPECT_TRUE(query.result());
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    }
    static Result<CopyReport> copy(const StoreOptions& from, const StoreOptions& to) {
        return copy_store(from, to, [](std::string_view, std::int64_t) {});
    }

    testing::TempFolder folder_;
};

TEST_F(Copy, ThereAndBackNothingIsLost) {
    const auto first = file("first.db"), there = server(), back = file("back.db");
    fill(first);
    const auto report = copy(first, there);
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_EQ(report->tasks, 2);
    EXPECT_EQ(report->entries, 4);
    EXPECT_EQ(everything(there), everything(first));
    ASSERT_TRUE(copy(there, back));
    EXPECT_EQ(everything(back), everything(first));
}

TEST_F(Copy, ARepeatedCopyBringsWhatChangedAndTakesWhatWent) {
    const auto from = file("from.db"), to = server();
    fill(from);
    ASSERT_TRUE(copy(from, to));
    {
        const auto store = *open_store(from);
        ASSERT_TRUE(store->write([](Transaction& change) -> Result<void> {
            Group group = change.groups().value().front();
            group.members.pop_back();
            if (auto saved = change.save(group); !saved) return tl::unexpected(saved.error());
            return change.set("name", "другое");
        }));
    }
    ASSERT_TRUE(copy(from, to));
    EXPECT_EQ(everything(to), everything(from));
}

TEST_F(Copy, ADatabaseOfSomebodyElsesIsRefusedAndLeftAlone) {
    const auto from = file("from.db"), to = file("to.db");
    fill(from);
    {
        const auto store = *open_store(to);
        ASSERT_TRUE(store->write([](Transaction& change) -> Result<void> {
            auto entry = change.append({testing::noon(1, 1), {}, {}, "person_saved", "{}"});
            if (!entry) return tl::unexpected(entry.error());
            return {};
        }));
    }
    const auto before = everything(to);
    const auto refused = copy(from, to);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::conflict);
    EXPECT_THAT(describe(refused.error()), HasSubstr("пустую базу"));
    EXPECT_EQ(everything(to), before);
}

TEST_F(Copy, EveryTableAndColumnOfTheSchemaIsMoved) {
    const auto options = file("any.db");
    fill(options);
    const auto connection = *open_connection(options);
    std::set<std::string> kept, moved;
    sql::Query query(
        *connection,
        "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = "
        "'table' AND m.name NOT IN ('nodes', 'leases') AND m.name NOT LIKE 'search_%'");
    while (query.next()) {
        std::string name = query.string();
        name += "." + query.string();
        kept.insert(std::move(name));
    }
    for (const sql::Table& table : sql::tables())
        for (const auto* columns : {&table.key, &table.rest})
            for (const auto column : *columns)
                moved.insert(std::string(table.name) + "." + std::string(column));
    EXPECT_EQ(moved, kept);
}

}  // namespace
}  // namespace vekha
