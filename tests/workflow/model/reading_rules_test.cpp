#include "workflow/model/reading_rules.hpp"

#include <set>

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(ReadingRules, every_convention_has_a_name_of_its_own_and_at_least_two_answers) {
    std::set<std::string_view> names;
    for (const auto& convention : conventions()) {
        EXPECT_TRUE(names.insert(convention.name).second) << convention.name;
        EXPECT_FALSE(convention.words.empty()) << convention.name;
        std::set<std::string_view> choices;
        for (const auto& choice : convention.choices) {
            EXPECT_TRUE(choices.insert(choice.name).second) << convention.name << " " << choice.name;
            EXPECT_EQ(sentence_of(convention.name, choice.name), choice.sentence);
            EXPECT_FALSE(choice.sentence.empty());
        }
        EXPECT_GE(convention.choices.size(), 2U) << convention.name;
        EXPECT_EQ(ReadingRules{}.choice(convention.name), convention.choices.front().name);
    }
}

TEST(ReadingRules, an_answer_settles_its_question_until_it_is_forgotten) {
    ReadingRules rules;
    EXPECT_FALSE(rules.settled("until_month"));
    ASSERT_TRUE(rules.choose("until_month", "through_it"));
    EXPECT_TRUE(rules.chosen("until_month", "through_it"));
    EXPECT_TRUE(rules.settled("until_month"));
    rules.forget("until_month");
    EXPECT_EQ(rules, ReadingRules{});
}

TEST(ReadingRules, confirming_the_shipped_answer_settles_the_question_too) {
    ReadingRules rules;
    ASSERT_TRUE(rules.choose("until_month", "before_it"));
    EXPECT_EQ(rules.choice("until_month"), ReadingRules{}.choice("until_month"));
    EXPECT_TRUE(rules.settled("until_month"));
    EXPECT_NE(rules, ReadingRules{});
    EXPECT_EQ(rules.given().at("until_month"), "before_it");
}

TEST(ReadingRules, a_persons_answers_go_over_those_of_the_rule_pack) {
    ReadingRules pack, person;
    ASSERT_TRUE(pack.choose("until_month", "through_it"));
    ASSERT_TRUE(pack.choose("seasons", "by_sun"));
    ASSERT_TRUE(person.choose("until_month", "before_it"));
    pack.adopt(person);
    EXPECT_EQ(pack.choice("until_month"), "before_it");
    EXPECT_EQ(pack.choice("seasons"), "by_sun");
}

TEST(ReadingRules, an_unknown_question_or_answer_is_refused_with_a_list_of_those_there_are) {
    ReadingRules rules;
    const auto question = rules.choose("until_moth", "before_it");
    ASSERT_FALSE(question);
    EXPECT_EQ(question.error().fault, Fault::invalid_input);
    EXPECT_NE(question.error().mend.find("until_month"), std::string::npos);
    const auto answer = rules.choose("until_month", "never");
    ASSERT_FALSE(answer);
    EXPECT_NE(answer.error().mend.find("through_it"), std::string::npos);
    EXPECT_EQ(rules, ReadingRules{});
}

}  // namespace
}  // namespace vekha
