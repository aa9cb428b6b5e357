#include "workflow/documents/number_format.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vekha {
namespace {

constexpr double may_15_2026 = 46'157;

TEST(NumberFormat, dates_are_shown_by_the_parts_their_format_has) {
    struct Case {
        std::string code;
        std::string words;
    };
    for (const auto& [code, words] :
         {Case{"dd.mm.yyyy", "15.05.2026"}, Case{"m/d/yy", "15.05.2026"}, Case{"ДД.ММ.ГГГГ", "15.05.2026"},
          Case{"[$-419]d\\ mmmm\\ yyyy\\ \"г.\";@", "15.05.2026 г."},
          Case{"[$-419]mmmm\\ yyyy;@", "май 2026"}, Case{"mmm\\-yy", "май 2026"}, Case{"d\\ mmmm", "15 мая"},
          Case{"\"до \"dd/mm/yyyy", "до 15.05.2026"}, Case{"yyyy", "2026"}, Case{"mmmm", "май"},
          Case{"dddd", "пятница"}, Case{"dddd, dd.mm.yyyy", "15.05.2026"},
          Case{"[Red]dd.mm.yyyy", "15.05.2026"}})
        EXPECT_EQ(NumberFormat(code).shown(may_15_2026, false), words) << code;
}

TEST(NumberFormat, minutes_are_told_from_months) {
    EXPECT_EQ(NumberFormat("h:mm").shown(0.604'166'67, false), "14:30");
    EXPECT_EQ(NumberFormat("dd.mm.yyyy h:mm").shown(may_15_2026 + 0.5, false), "15.05.2026 12:00");
    EXPECT_EQ(NumberFormat("dd.mm.yyyy h:mm").shown(may_15_2026, false), "15.05.2026");
    EXPECT_EQ(NumberFormat("[h]:mm").shown(1.5, false), "36:00");
    EXPECT_EQ(NumberFormat("mm:ss").shown(0.5 / 24, false), "30:00");
}

TEST(NumberFormat, the_two_ways_of_counting_days_and_the_day_that_never_was) {
    const NumberFormat date("dd.mm.yyyy");
    EXPECT_EQ(date.shown(1, false), "01.01.1900");
    EXPECT_EQ(date.shown(61, false), "01.03.1900");
    EXPECT_EQ(date.shown(may_15_2026 - 1462, true), "15.05.2026");
    EXPECT_EQ(date.shown(-5, false), "-5");
    EXPECT_EQ(date.shown(3e6, false), "3000000");
}

TEST(NumberFormat, numbers_have_commas_groups_and_words) {
    struct Case {
        std::string code;
        double value;
        std::string words;
    };
    for (const auto& [code, value, words] :
         {Case{"0", 12.6, "13"}, Case{"0.00", 0.5, "0,50"}, Case{"0.##", 0.5, "0,5"},
          Case{"#,##0", 1234567, "1 234 567"}, Case{"#\\ ##0\\ \"руб.\"", 12000, "12 000 руб."},
          Case{"0%", 0.25, "25%"}, Case{"0.0%", 0.255, "25,5%"}, Case{"000", 7, "007"},
          Case{"0\".\"", 3, "3."}, Case{"#,##0.00\\ [$₽-419]", 5, "5,00 ₽"}, Case{"0;-0", -3, "-3"},
          Case{"0;(0)", -3, "(3)"}, Case{"0;0;\"нет\"", 0, "нет"}, Case{";;;", 5, ""},
          Case{"General", -1.5, "-1.5"}, Case{"@", 7, "7"}, Case{"# ?/?", 0.5, "0.5"},
          Case{"0.00E+00", 5, "5"}})
        EXPECT_EQ(NumberFormat(code).shown(value, false), words) << code;
}

TEST(NumberFormat, a_number_without_a_format_is_a_rows_number) {
    EXPECT_EQ(plain_number(1.1000000000000001), "1.1");
    EXPECT_EQ(plain_number(79001234567.0), "79001234567");
    EXPECT_EQ(plain_number(0), "0");
}

TEST(NumberFormat, formats_known_by_number_alone) {
    EXPECT_EQ(NumberFormat::built_in(14).shown(may_15_2026, false), "15.05.2026");
    EXPECT_EQ(NumberFormat::built_in(17).shown(may_15_2026, false), "май 2026");
    EXPECT_EQ(NumberFormat::built_in(16).shown(may_15_2026, false), "15 мая");
    EXPECT_EQ(NumberFormat::built_in(30).shown(may_15_2026, false), "15.05.2026");
    EXPECT_EQ(NumberFormat::built_in(9).shown(0.5, false), "50%");
    EXPECT_EQ(NumberFormat::built_in(49).shown(5, false), "5");
    EXPECT_EQ(NumberFormat::built_in(999).shown(5, false), "5");
}

TEST(NumberFormat, codes_that_make_no_sense_come_back) {
    for (const std::string code :
         {"\"", "[", "\\", "_", "*", "[$", ";", ";;;;;", "0.0.0.0", "%%%%", "\xD0", "d\xFFm", "[h", "@@0@@"})
        EXPECT_NO_THROW(NumberFormat(code).shown(may_15_2026, false)) << code;
    EXPECT_EQ(NumberFormat(std::string(100'000, '0')).shown(5, false), "5");
}

}  // namespace
}  // namespace vekha
