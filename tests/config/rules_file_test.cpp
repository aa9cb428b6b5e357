#include "config/rules_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/builtin.hpp"
#include "tests/config/faults_support.hpp"

namespace vekha::config {
namespace {

using ::testing::HasSubstr;

const std::string pack = R"(name = "Свой набор"
version = "1"
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

TEST(RulesFile, a_pack_says_terms_rights_and_how_tasks_are_made) {
    const auto rules = parse_rules(pack + R"(
[[sources]]
title = "Регламент администрации"
address = "https://example.org/reglament"
[terms]
extension_notice = 5
extension_bound = 0
acceptance = 2
[rights]
suspend = "head"
waive = "head"
[tasks]
checkpoints = "half_year"
horizon_days = 90
)",
                                   "r.toml");
    ASSERT_TRUE(rules) << words(rules.error());
    EXPECT_EQ(rules->version, "1");
    EXPECT_EQ(rules->sources,
              (std::vector<RuleSource>{{"Регламент администрации", "https://example.org/reglament"}}));
    EXPECT_EQ(rules->terms, (Terms{5, 0, 2}));
    EXPECT_EQ(rules->rights.suspend, Authority::head);
    EXPECT_EQ(rules->rights.cancel, Authority::controller) << "what is not said stays with the controller";
    EXPECT_EQ(rules->rights.waive, Authority::head);
    EXPECT_EQ(rules->checkpoints, Checkpoints::half_year);
    EXPECT_EQ(rules->horizon_days, 90);
}

TEST(RulesFile, terms_rights_and_horizon_are_held_to_their_bounds_with_line_and_key) {
    const auto rules =
        parse_rules(pack +
                        "[terms]\nacceptance = 61\nextension_bound = -1\n[rights]\ncancel = \"clerk\"\n"
                        "[tasks]\nhorizon_days = 29\ncheckpoints = \"week\"\n[[sources]]\n",
                    "r.toml");
    ASSERT_FALSE(rules);
    const auto told = words(rules.error());
    for (const auto* place :
         {"r.toml:6:14: terms.acceptance", "r.toml:7:19: terms.extension_bound", "r.toml:9:10: rights.cancel",
          "r.toml:11:16: tasks.horizon_days", "r.toml:12:15: tasks.checkpoints", "sources[1].title"})
        EXPECT_THAT(told, HasSubstr(place));
}

TEST(RulesFile, a_pack_needs_a_version) {
    const auto rules = parse_rules("name = \"x\"\ndue_on_day_off = \"same\"\nbasis = \"y\"\n", "r.toml");
    ASSERT_FALSE(rules);
    EXPECT_THAT(words(rules.error()), HasSubstr("version"));
}

TEST(RulesFile, looks_at_lasting_work_by_quarters_and_plans_400_days_ahead_by_default) {
    const auto shipped = read_rules();
    ASSERT_TRUE(shipped) << words(shipped.error());
    EXPECT_EQ(shipped->checkpoints, Checkpoints::quarter);
    EXPECT_EQ(shipped->horizon_days, 400);
    EXPECT_EQ(shipped->terms, Terms{});
    EXPECT_EQ(shipped->rights, Rights{});
    EXPECT_EQ(parse_rules(pack, "r.toml")->checkpoints, Checkpoints::quarter) << "where a file says nothing";
}

TEST(RulesFile, the_shipped_regional_packs_name_their_sources_and_answer_as_those_do) {
    const auto packs = shipped_packs();
    ASSERT_TRUE(packs) << words(packs.error());
    ASSERT_EQ(packs->size(), 3U);
    const auto& [federal_file, federal] = (*packs)[1];
    EXPECT_EQ(federal_file, "rules/federal_agency.toml");
    EXPECT_TRUE(federal.words.chosen("urgent", "three_and_ten"));
    EXPECT_TRUE(federal.words.chosen("no_words", "one_month"));
    EXPECT_EQ(federal.terms.extension_bound, 0) << "only who gave the order moves its term";
    const auto& [sverdlovsk_file, sverdlovsk] = (*packs)[2];
    EXPECT_EQ(sverdlovsk_file, "rules/sverdlovsk.toml");
    EXPECT_TRUE(sverdlovsk.words.chosen("urgent", "working_days"));
    EXPECT_TRUE(sverdlovsk.words.chosen("every_cycle", "tenth_after"));
    EXPECT_TRUE(sverdlovsk.words.chosen("lasting", "january_20"));
    for (const auto& pack_of : *packs) {
        EXPECT_EQ(pack_of.rules.due_on_day_off, DayOff::previous) << pack_of.file;
        ASSERT_FALSE(pack_of.rules.sources.empty()) << pack_of.file;
        EXPECT_THAT(pack_of.rules.sources.front().address, ::testing::StartsWith("https://")) << pack_of.file;
        EXPECT_FALSE(pack_of.rules.version.empty()) << pack_of.file;
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
