#include "workflow/reader/marks.hpp"

#include <gtest/gtest.h>

namespace vekha::reading {
namespace {

using Part = Span::Part;

TEST(Marks, a_column_is_named_by_its_quarter_month_half_or_year) {
    EXPECT_EQ(span_named("I кв.", ""), (Span{Part::quarter, 1, 0}));
    EXPECT_EQ(span_named("3 квартал", ""), (Span{Part::quarter, 3, 0}));
    EXPECT_EQ(span_named("IV", "Срок исполнения"), (Span{Part::quarter, 4, 0}));
    EXPECT_EQ(span_named("2", "Кварталы 2026 года"), (Span{Part::quarter, 2, 2026}));
    EXPECT_EQ(span_named("сент.", "2026 год"), (Span{Part::month, 9, 2026}));
    EXPECT_EQ(span_named("II полугодие", ""), (Span{Part::half_year, 2, 0}));
    EXPECT_EQ(span_named("2027 г.", ""), (Span{Part::year, 2027, 2027}));
}

TEST(Marks, other_words_name_no_time) {
    EXPECT_FALSE(span_named("2", "Срок"));
    EXPECT_FALSE(span_named("Объём на 2026 год", ""));
    EXPECT_FALSE(span_named("5 квартал", ""));
    EXPECT_FALSE(span_named("Мероприятие", ""));
}

TEST(Marks, signs_say_yes_and_words_do_not) {
    for (const char* mark : {"+", "х", "X", "✓", " * "}) EXPECT_TRUE(is_mark(mark)) << mark;
    for (const char* words : {"-", "", "март", "2"}) EXPECT_FALSE(is_mark(words)) << words;
}

std::vector<std::optional<Span>> quarters(int year = 0) {
    std::vector<std::optional<Span>> spans;
    for (int i = 1; i <= 4; ++i) spans.emplace_back(Span{Part::quarter, i, year});
    return spans;
}

TEST(Marks, marked_columns_are_one_phrase) {
    EXPECT_EQ(marked_phrase(quarters(), {"+", "", "+", ""}), "I, III квартал");
    EXPECT_EQ(marked_phrase(quarters(2026), {"", "х", "х", ""}), "II, III квартал 2026 года");
    EXPECT_EQ(marked_phrase(quarters(), {"+", "+", "+", "-"}), "I – III квартал");
    EXPECT_EQ(marked_phrase(quarters(), {"", "-", "", ""}), "");
}

TEST(Marks, every_column_marked_is_a_rhythm) {
    EXPECT_EQ(marked_phrase(quarters(), {"+", "+", "+", "+"}), "ежеквартально");
    EXPECT_EQ(marked_phrase(quarters(), {"ежемесячно", "ежемесячно", "ежемесячно", "ежемесячно"}),
              "ежемесячно");
}

TEST(Marks, words_in_a_column_say_the_time_themselves) {
    EXPECT_EQ(marked_phrase(quarters(), {"март", "", "до 1 сентября", ""}), "март; до 1 сентября");
    EXPECT_EQ(marked_phrase(quarters(2026), {"20.01", "+", "", ""}), "20.01.2026; II квартал 2026 года");
    EXPECT_EQ(marked_phrase({Span{Part::month, 3, 0}, Span{Part::month, 4, 0}}, {"15", "до 20"}),
              "15 марта; до 20 апреля");
}

TEST(Marks, years_are_a_span_or_a_list) {
    const std::vector<std::optional<Span>> years{Span{Part::year, 2026, 2026}, Span{Part::year, 2027, 2027},
                                                 Span{Part::year, 2028, 2028}};
    EXPECT_EQ(marked_phrase(years, {"+", "+", "+"}), "2026 – 2028 годы");
    EXPECT_EQ(marked_phrase(years, {"+", "", "+"}), "2026, 2028 годы");
    EXPECT_EQ(marked_phrase(years, {"", "+", ""}), "2027 год");
}

TEST(Marks, days_take_the_month_over_them) {
    EXPECT_EQ(days_of_month("2–5", 10), "2–5 октября");
    EXPECT_EQ(days_of_month("до 8", 5), "до 8 мая");
    EXPECT_EQ(days_of_month("вторая неделя", 5), "");
    EXPECT_EQ(days_of_month("45", 5), "");
}

}  // namespace
}  // namespace vekha::reading
