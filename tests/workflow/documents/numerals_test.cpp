#include "workflow/documents/numerals.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(Numerals, are_printed_as_lists_print_them) {
    EXPECT_EQ(numeral(Numerals::decimal, 12), "12");
    EXPECT_EQ(numeral(Numerals::decimal_zero, 7), "07");
    EXPECT_EQ(numeral(Numerals::roman_upper, 1994), "MCMXCIV");
    EXPECT_EQ(numeral(Numerals::roman_lower, 4), "iv");
    EXPECT_EQ(numeral(Numerals::latin_lower, 28), "bb");
    EXPECT_EQ(numeral(Numerals::bullet, 3), "");
}

TEST(Numerals, russian_letters_leave_out_those_that_are_easily_mistaken) {
    EXPECT_EQ(numeral(Numerals::russian_lower, 10), "к");  // no «й»
    EXPECT_EQ(numeral(Numerals::russian_upper, 29), "Я");
    EXPECT_EQ(numeral(Numerals::russian_lower, 30), "аа");
}

TEST(Numerals, what_letters_cannot_count_is_decimal) {
    EXPECT_EQ(numeral(Numerals::latin_upper, 0), "0");
    EXPECT_EQ(numeral(Numerals::roman_upper, 5000), "5000");
    EXPECT_EQ(numeral(Numerals::russian_lower, 1'000'000'000), "1000000000");
}

TEST(Numerals, glyphs_of_symbol_fonts_become_text) {
    EXPECT_EQ(bullet_text("\xEF\x82\xB7"), "•");
    EXPECT_EQ(bullet_text("–"), "–");
    EXPECT_EQ(symbol_text("Wingdings", 0xF0FC), "✓");
    EXPECT_EQ(symbol_text("Symbol", 0xF0B3), "≥");
    EXPECT_EQ(symbol_text("Symbol", 0xF02B), "+");
    EXPECT_EQ(symbol_text("Webdings", 0xF047), "•");
}

}  // namespace
}  // namespace vekha
