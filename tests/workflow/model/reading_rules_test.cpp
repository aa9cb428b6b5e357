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
        EXPECT_GE(convention.choices.size(), 2U) << convention.name;
        EXPECT_EQ(ReadingRules{}.choice(convention.name), convention.choices.front().name);
    }
}

TEST(ReadingRules, an_answer_is_kept_until_the_shipped_one_is_chosen_again) {
    ReadingRules rules;
    ASSERT_TRUE(rules.choose("until_month", "through_it"));
    EXPECT_TRUE(rules.chosen("until_month", "through_it"));
    EXPECT_EQ(rules.overruled().size(), 1U);
    ASSERT_TRUE(rules.choose("until_month", "before_it"));
    EXPECT_EQ(rules, ReadingRules{});
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
