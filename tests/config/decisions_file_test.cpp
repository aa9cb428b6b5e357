#include "config/decisions_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::config {
namespace {

using testing::HasSubstr;

TEST(DecisionsFile, ReadsEveryKindOfDecision) {
    const auto read = parse_decisions(R"(
controller = "irina"
[parties]
"Кураторы" = "anna"
"Социальные партнёры" = "-"
[[row]]
item = 2
from = "2026-05-01"
due = "2026-05-20"
[[row]]
item = 5
as_read = true
lead = "oleg"
[[row]]
item = 7
without_task = true
[[row]]
item = 8
other = 2
always = true
[[row]]
item = 9
title_proof = true
[[goes_on]]
item = 3
was = 2
[[goes_on]]
item = 4
was = 0
)",
                                      "решения.toml");
    ASSERT_TRUE(read) << describe(joined(read.error()));
    EXPECT_EQ(read->controller, "irina");
    EXPECT_EQ(read->parties.at("Кураторы"), "anna");
    ASSERT_EQ(read->rows.size(), 5u);
    EXPECT_EQ(read->rows[0].windows.front(), (Window{parse_day("2026-05-01"), *parse_day("2026-05-20")}));
    EXPECT_TRUE(read->rows[1].as_read);
    EXPECT_EQ(read->rows[1].lead, "oleg");
    EXPECT_TRUE(read->rows[2].without_tasks);
    EXPECT_EQ(read->rows[3].other, 2);
    EXPECT_TRUE(read->rows[3].always);
    EXPECT_TRUE(read->rows[4].title_proof);
    EXPECT_EQ(read->goes_on, (std::vector<RowDecision>{{3, 2}, {4, 0}}));
}

TEST(DecisionsFile, NamesEveryFaultByLineAndKey) {
    const auto read = parse_decisions(
        "[[row]]\nitem = 1\ndue = \"20.05.2026\"\n[[row]]\nitem = 2\n[[row]]\nitem = 3\n"
        "as_read = true\nwithout_task = true\nlate = 1\n[[row]]\nitem = 4\ndue = \"2026-05-20\"\nalways = "
        "true\n[[goes_on]]\nitem = 3\n",
        "решения.toml");
    ASSERT_FALSE(read);
    const auto words = describe(joined(read.error()));
    EXPECT_THAT(words, HasSubstr("решения.toml:3"));
    EXPECT_THAT(words, HasSubstr("не дата"));
    EXPECT_THAT(words, HasSubstr("решения.toml:5"));
    EXPECT_THAT(words, HasSubstr("больше одного решения"));
    EXPECT_THAT(words, HasSubstr("late"));
    EXPECT_THAT(words, HasSubstr("Правилом можно сделать прочтение"));
    EXPECT_THAT(words, HasSubstr("was"));
}

}  // namespace
}  // namespace vekha::config
