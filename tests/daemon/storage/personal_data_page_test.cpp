// The page of what is kept of people names every table that there is, and no other.
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "daemon/storage/store.hpp"
#include "tests/support/places.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha {
namespace {

/// First cells, in backquotes, of the table under the heading.
std::set<std::string> tables_on_the_page() {
    std::ifstream page(source_folder() + "/daemon/PERSONAL_DATA.md");
    std::set<std::string> found;
    bool there = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("## ")) there = line == "## Tables";
        if (there && line.starts_with("| `")) found.insert(line.substr(3, line.find('`', 3) - 3));
    }
    return found;
}

std::set<std::string> tables_of_a_database() {
    const testing::TempFolder folder;
    StoreOptions options;
    options.path = folder / "vekha.db";
    EXPECT_TRUE(open_store(options));
    sqlite3* file = nullptr;
    EXPECT_EQ(sqlite3_open(options.path.c_str(), &file), SQLITE_OK);
    std::set<std::string> found;
    sqlite3_exec(
        file,  // What full-text search keeps behind its own table bears that table's name.
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE "
        "'search_words_%'",
        [](void* kept, int, char** values, char**) {
            static_cast<std::set<std::string>*>(kept)->insert(values[0]);
            return 0;
        },
        &found, nullptr);
    sqlite3_close(file);
    return found;
}

TEST(PersonalDataPage, NamesEveryTableOfTheDatabase) {
    EXPECT_EQ(tables_on_the_page(), tables_of_a_database());
}

}  // namespace
}  // namespace vekha
