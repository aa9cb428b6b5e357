#include "config/rules_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/builtin.hpp"
#include "tests/config/faults_support.hpp"

namespace vekha::config {
namespace {

using ::testing::HasSubstr;

const std::string pack = R"(name = "Свой набор"
due_on_day_off = "next"
basis = "распоряжение № 1"
)";

TEST(RulesFile, the_default_pack_settles_no_words) {
    const auto rules = read_rules();
    ASSERT_TRUE(rules) << words(rules.error());
    EXPECT_EQ(rules->words, ReadingRules{});
}

TEST(RulesFile, the_default_pack_names_every_question_and_answer) {
    const std::string text(builtin_file("rules/default.toml"));
    for (const Convention& convention : conventions()) {
        std::string answers;
        for (const auto& choice : convention.choices)
            answers += (answers.empty() ? "" : ", ") + std::string(choice.name);
        EXPECT_THAT(text, HasSubstr("#   " + std::string(convention.name) + " "));
        EXPECT_THAT(text, HasSubstr(" " + answers + "\n")) << convention.name;
    }
}

TEST(RulesFile, answers_to_words_are_kept_and_settle_them) {
    const auto rules =
        parse_rules(pack + "[words]\nuntil_month = \"before_it\"\nseasons = \"by_sun\"\n", "r.toml");
    ASSERT_TRUE(rules) << words(rules.error());
    EXPECT_TRUE(rules->words.settled("until_month"));
    EXPECT_TRUE(rules->words.chosen("seasons", "by_sun"));
    EXPECT_FALSE(rules->words.settled("month_weeks"));
}

TEST(RulesFile, a_wrong_answer_is_named_with_its_file_line_and_key) {
    const auto rules = parse_rules(pack + "[words]\nuntil_month = \"after_it\"\n", "r.toml");
    ASSERT_FALSE(rules);
    EXPECT_THAT(words(rules.error()), HasSubstr("r.toml"));
    EXPECT_THAT(words(rules.error()), HasSubstr("words.until_month"));
    EXPECT_THAT(words(rules.error()), HasSubstr("before_it, through_it"));
}

TEST(RulesFile, a_wrong_question_is_named_with_the_one_that_was_meant) {
    const auto rules = parse_rules(pack + "[words]\nuntil_moth = \"before_it\"\n", "r.toml");
    ASSERT_FALSE(rules);
    EXPECT_THAT(words(rules.error()), HasSubstr("until_month"));
}

}  // namespace
}  // namespace vekha::config
