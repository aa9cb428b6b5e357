#include <string>

#include <gtest/gtest.h>

#include "workflow/reader/evidence.hpp"

namespace vekha::reading {
namespace {

using Direction = Indicator::Direction;

struct MeasureCase {
    const char* words;
    double value;
    const char* unit;
    Direction direction;
};

class Measures : public testing::TestWithParam<MeasureCase> {};

TEST_P(Measures, have_a_value_a_unit_and_a_direction) {
    const auto found = indicators_of(GetParam().words);
    ASSERT_EQ(found.size(), 1U) << GetParam().words;
    EXPECT_DOUBLE_EQ(found[0].value, GetParam().value) << GetParam().words;
    EXPECT_EQ(found[0].unit, GetParam().unit) << GetParam().words;
    EXPECT_EQ(found[0].direction, GetParam().direction) << GetParam().words;
}

INSTANTIATE_TEST_SUITE_P(
    printed, Measures,
    testing::Values(MeasureCase{"100 % охват учителей", 100, "%", Direction::exactly},
                    MeasureCase{"100-процентный охват", 100, "%", Direction::exactly},
                    MeasureCase{"не менее 80 % педагогов прошли курсы", 80, "%", Direction::at_least},
                    MeasureCase{"Не менее 50 обучающихся 5-9 классов", 50, "обучающихся",
                                Direction::at_least},
                    MeasureCase{"более 70 % родителей", 70, "%", Direction::at_least},
                    MeasureCase{"не более 3 случаев", 3, "случаев", Direction::at_most},
                    MeasureCase{"доля школ – 85 процентов", 85, "процентов", Direction::exactly},
                    MeasureCase{"средний балл не ниже 4,5", 4.5, "", Direction::at_least},
                    MeasureCase{"увеличение на 10 %", 10, "%", Direction::at_least},
                    MeasureCase{"Увеличение охвата до 95 %", 95, "%", Direction::at_least},
                    MeasureCase{"снижение доли до 5 %", 5, "%", Direction::at_most},
                    MeasureCase{"охват до 95 %", 95, "%", Direction::at_least},
                    MeasureCase{"семинар длительностью до 6 часов", 6, "часов", Direction::at_most},
                    MeasureCase{"охват 80–85 %", 80, "%", Direction::at_least},
                    MeasureCase{"курсы, 72 часа", 72, "часа", Direction::exactly},
                    MeasureCase{"10 (десять) человек", 10, "человек", Direction::exactly},
                    MeasureCase{"25 чел.", 25, "чел", Direction::exactly},
                    MeasureCase{"1 раз в квартал", 1, "раз", Direction::exactly}));

TEST(Measures, keep_the_words_around_them) {
    EXPECT_EQ(indicators_of("Увеличение охвата до 95 % детей")[0].text, "Увеличение охвата до 95 %");
    EXPECT_EQ(indicators_of("Справка. 95,5 % охват детей; приказ")[0].text, "95,5 % охват детей");
}

TEST(Measures, numbers_of_names_and_days_are_none) {
    for (const char* words : {"Приказ от 12.02.2022 № 5", "Школа № 5, 9 классы", "до 01.09.2023",
                              "План на 2026 год", "№ 5 школы", "Федеральный закон № 273-ФЗ"})
        EXPECT_TRUE(indicators_of(words).empty()) << words;
}

}  // namespace
}  // namespace vekha::reading
