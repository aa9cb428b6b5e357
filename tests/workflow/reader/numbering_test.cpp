#include "workflow/reader/numbering.hpp"

#include <gtest/gtest.h>

namespace vekha::reading {
namespace {

TEST(Numbering, a_row_number_loses_its_closing_mark) {
    EXPECT_EQ(row_number("1."), "1");
    EXPECT_EQ(row_number("2.10"), "2.10");
    EXPECT_EQ(row_number(" 3) "), "3");
    EXPECT_EQ(row_number("№ 4"), "4");
    EXPECT_FALSE(row_number("2026"));
    EXPECT_FALSE(row_number("5 школ"));
    EXPECT_FALSE(row_number(""));
}

TEST(Numbering, letters_and_points_number_rows_too) {
    EXPECT_EQ(row_label("а)"), "а");
    EXPECT_EQ(row_label("Б."), "Б");
    EXPECT_EQ(row_label("п. 3.1"), "3.1");
    EXPECT_EQ(row_label(".1"), "1");
    EXPECT_FALSE(row_label("а"));
    EXPECT_FALSE(row_label("IV."));
    EXPECT_FALSE(row_label("вид"));
}

TEST(Numbering, a_list_inside_a_cell_keeps_its_numbers) {
    EXPECT_EQ(split_number("1.2. Сбор").number, "1.2");
    EXPECT_EQ(split_number("1. Сбор\n2. Пир").rest, "1. Сбор\n2. Пир");
}

TEST(Numbering, a_heading_loses_its_number) {
    EXPECT_EQ(heading_text("2. Обучение"), "Обучение");
    EXPECT_EQ(heading_text("III. Контроль"), "Контроль");
    EXPECT_EQ(heading_text("Раздел 1. Кадры"), "Кадры");
    EXPECT_EQ(heading_text("Направление «Спорт»"), "Направление «Спорт»");
    EXPECT_EQ(heading_text("2026 год"), "2026 год");
    EXPECT_EQ(heading_text("I квартал"), "I квартал");
}

}  // namespace
}  // namespace vekha::reading
