#include "workflow/editions/likeness.hpp"

#include <gtest/gtest.h>

namespace vekha::editions {
namespace {

Likeness of(std::string_view first, std::string_view second) {
    const auto a = title_of(first);
    const auto b = title_of(second);
    WordCounts counts;
    counts.add(a);
    counts.add(b);
    return likeness(a, b, counts);
}

bool alike_words(std::string_view first, std::string_view second) {
    return alike(title_of(first).front(), title_of(second).front());
}

TEST(Likeness, AnotherCaseAndASlipAreTheSameWord) {
    EXPECT_TRUE(alike_words("мониторинг", "мониторинга"));
    EXPECT_TRUE(alike_words("педагогов", "педагогами"));
    EXPECT_TRUE(alike_words("назначние", "назначение"));
    EXPECT_TRUE(alike_words("учёт", "учета"));
    EXPECT_FALSE(alike_words("школа", "штаб"));
    EXPECT_FALSE(alike_words("отчёт", "опрос"));
    EXPECT_FALSE(alike_words("12", "13"));
}

TEST(Likeness, TheOrderOfWordsAndTheYearAddNothing) {
    EXPECT_DOUBLE_EQ(
        of("Разработка и утверждение плана на 2026 год", "Утверждение и разработка плана на 2027 год").share,
        1.0);
    EXPECT_FALSE(of("План на 2026 год", "План на 2027 год").numbers_differ);
    EXPECT_TRUE(of("Заседание № 1", "Заседание № 2").numbers_differ);
}

TEST(Likeness, APartStandsInTheWhole) {
    const auto found = of("Проведение мониторинга", "Проведение мониторинга и подготовка справки");
    EXPECT_DOUBLE_EQ(found.first_in, 1.0);
    EXPECT_LT(found.second_in, 0.7);
}

TEST(Likeness, NoWordsAreLikeNothing) {
    EXPECT_EQ(of("", "Проведение мониторинга").share, 0);
    EXPECT_EQ(of("…", "—").share, 0);
}

}  // namespace
}  // namespace vekha::editions
