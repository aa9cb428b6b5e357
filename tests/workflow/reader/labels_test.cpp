#include "workflow/reader/labels.hpp"

#include <gtest/gtest.h>

namespace vekha::reading {
namespace {

TEST(Labels, each_says_what_follows_it) {
    const Labelled words = split_labels(
        "Провести сверку. Срок исполнения – до 1 мая 2026 г. Ответственный: И.И. Лосев. Контроль: Фокин "
        "Н.И.");
    EXPECT_EQ(words.before, "Провести сверку.");
    EXPECT_EQ(words.deadline, "до 1 мая 2026 г.");
    EXPECT_EQ(words.party, "И.И. Лосев");
    EXPECT_TRUE(words.result.empty());
}

TEST(Labels, brackets_around_them_are_dropped) {
    const Labelled words = split_labels("Подготовить афишу (срок – 15 апреля, ответственный – Лосева Т.П.).");
    EXPECT_EQ(words.before, "Подготовить афишу");
    EXPECT_EQ(words.deadline, "15 апреля");
    EXPECT_EQ(words.party, "Лосева Т.П.");
}

TEST(Labels, words_without_a_mark_are_no_labels) {
    EXPECT_FALSE(split_labels("Сдать отчёт в срок, ответственный подход обязателен").any());
    EXPECT_FALSE(split_labels("Досрок: нет").any());
}

}  // namespace
}  // namespace vekha::reading
