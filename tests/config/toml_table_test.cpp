#include "config/toml_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/config/faults_support.hpp"

namespace vekha::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(TomlTable, a_text_that_is_no_toml_is_named_by_line_and_column) {
    Reading reading{"a.toml", {}, {}};
    EXPECT_FALSE(parse_toml("good = 1\nbad = = 2\n", reading));
    ASSERT_EQ(reading.faults.size(), 1u);
    EXPECT_THAT(reading.faults[0].where, HasSubstr("a.toml:2:"));
}

TEST(TomlTable, broken_utf8_is_refused_where_it_stands) {
    Reading reading{"a.toml", {}, {}};
    EXPECT_FALSE(parse_toml("good = 1\nname = \"\xff\xfe\"\n", reading));
    ASSERT_EQ(reading.faults.size(), 1u);
    EXPECT_THAT(reading.faults[0].where, HasSubstr("a.toml:2"));
}

TEST(TomlTable, a_parse_fault_on_a_line_with_a_secret_does_not_quote_it) {
    Reading reading{"a.toml", {}, {}};
    EXPECT_FALSE(parse_toml("[mail.smtp]\npassword = 99887766554433221100998877\n", reading));
    ASSERT_EQ(reading.faults.size(), 1u);
    EXPECT_THAT(describe(reading.faults[0]), Not(HasSubstr("99887766")));
    EXPECT_THAT(reading.faults[0].where, HasSubstr("a.toml:2:"));
}

TEST(TomlTable, every_fault_of_a_table_is_found_in_one_pass) {
    Reading reading{"a.toml", {}, {}};
    const auto toml = parse_toml("port = 70000\nname = 7\ncolour = \"reed\"\nprot = 1\n", reading);
    ASSERT_TRUE(toml);
    TableReader table(&*toml, "", reading);
    int port = 1;
    std::string name = "kept";
    int colour = 0;
    table.integer("port", port, 0, 65535);
    table.text("name", name);
    table.choice<int>("colour", colour, {{"red", 1}, {"green", 2}});
    table.finish();
    EXPECT_THAT(places(reading.faults), ElementsAre("a.toml:1:8: port", "a.toml:2:8: name",
                                                    "a.toml:3:10: colour", "a.toml:4:1: prot"));
    EXPECT_THAT(words(reading.faults), HasSubstr("70000 вне пределов: от 0 до 65535"));
    EXPECT_THAT(words(reading.faults), HasSubstr("Возможно, имелось в виду «red»"));
    EXPECT_THAT(words(reading.faults), HasSubstr("Возможно, имелся в виду «port»"));
    EXPECT_EQ(port, 1);
    EXPECT_EQ(name, "kept");
}

TEST(TomlTable, days_must_be_real_and_in_order) {
    Reading reading{"a.toml", {}, {}};
    const auto toml = parse_toml("off = [\"2026-01-02\", \"2026-01-01\", \"2026-02-30\", 5]\n", reading);
    TableReader table(&*toml, "", reading);
    std::vector<Day> days;
    table.days("off", days);
    EXPECT_EQ(reading.faults.size(), 3u) << words(reading.faults);
    EXPECT_THAT(days, ElementsAre(day_of(2026, 1, 2)));
}

TEST(Faults, a_name_far_from_all_known_ones_gets_no_guess) {
    EXPECT_EQ(nearest("hosst", {"host", "port"}), "host");
    EXPECT_EQ(nearest("prot", {"host", "port"}), "port");
    EXPECT_EQ(nearest("weather", {"host", "port"}), "");
}

TEST(Faults, joined_keeps_the_first_place_and_all_words) {
    const Error all =
        joined({{Fault::invalid_input, "Первое.", "a:1", "Так."}, {Fault::too_large, "Второе.", "a:2", ""}});
    EXPECT_EQ(all.fault, Fault::invalid_input);
    EXPECT_EQ(describe(all), "a:1: Первое. Так.\na:2: Второе.");
}

}  // namespace
}  // namespace vekha::config
