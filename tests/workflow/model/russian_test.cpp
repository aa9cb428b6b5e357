#include "workflow/model/russian.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(Russian, ADateHasItsMonthInTheGenitive) {
    EXPECT_EQ(russian_date(day_of(2026, 2, 15)), "15 февраля 2026");
    EXPECT_EQ(russian_date(day_of(2013, 12, 1)), "1 декабря 2013");
    EXPECT_EQ(russian_date(day_of(2027, 1, 31)), "31 января 2027");
}

TEST(Russian, ANounAgreesWithItsNumber) {
    const auto days = [](int count) { return counted(count, "день", "дня", "дней"); };
    EXPECT_EQ(days(1), "1 день");
    EXPECT_EQ(days(3), "3 дня");
    EXPECT_EQ(days(5), "5 дней");
    EXPECT_EQ(days(0), "0 дней");
    EXPECT_EQ(days(11), "11 дней");
    EXPECT_EQ(days(12), "12 дней");
    EXPECT_EQ(days(21), "21 день");
    EXPECT_EQ(days(112), "112 дней");
    EXPECT_EQ(days(-2), "-2 дня");
}

}  // namespace
}  // namespace vekha
