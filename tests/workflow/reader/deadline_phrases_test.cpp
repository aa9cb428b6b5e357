// Phrases as offices write them and converters leave them, each with the reading of a careful clerk.
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/support/places.hpp"
#include "tests/workflow/reader/phrases.hpp"
#include "workflow/reader/deadline.hpp"

namespace vekha {
namespace {

const std::filesystem::path table = std::filesystem::path(source_folder()) / "tests/data/deadlines.tsv";

TEST(DeadlinePhrases, are_read_as_the_table_says) {
    const auto phrases = phrases_of(table);
    ASSERT_GE(phrases.size(), 350U);
    for (const Phrase& phrase : phrases) {
        const Deadline got = read_deadline(phrase.words, phrase.plan);
        const std::string where =
            phrase.words + " (" + format(phrase.plan.first) + ".." + format(phrase.plan.last) + ")";
        EXPECT_EQ(name(got.kind), phrase.kind) << where;
        EXPECT_EQ(windows_json(got.windows), phrase.windows) << where;
        EXPECT_EQ(got.every ? name(*got.every) : "", phrase.every) << where;
        EXPECT_EQ(got.ambiguous, phrase.ambiguous) << where;
        EXPECT_FALSE(got.rule.empty()) << where;
    }
}

TEST(DeadlinePhrases, that_can_be_read_otherwise_show_how) {
    for (const Phrase& phrase : phrases_of(table)) {
        const Deadline got = read_deadline(phrase.words, phrase.plan);
        if (!got.ambiguous) {
            EXPECT_TRUE(got.others.empty()) << phrase.words;
        }
        if (got.ambiguous && !got.windows.empty()) {
            EXPECT_FALSE(got.others.empty()) << phrase.words;
        }
        for (const OtherReading& other : got.others) {
            EXPECT_FALSE(other.kind == got.kind && other.windows == got.windows && other.every == got.every)
                << phrase.words;
            EXPECT_NE(other.rule.find("можно прочитать и как"), std::string::npos) << other.rule;
            EXPECT_EQ(other.convention.empty(), other.choice.empty()) << phrase.words;
        }
    }
}

}  // namespace
}  // namespace vekha
