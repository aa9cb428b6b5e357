#include "workflow/reports/timeliness_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;

TEST(TimelinessTable, SaysTheFormulaInWordsAndALineForEachGroup) {
    Timeliness figures;
    figures.total.first = {{2, 3}, 4, 4};
    figures.total.control = {{1, 1}, 2, 3};
    figures.groups[{"Отдел образования", 0}] = figures.total;
    figures.groups[{"", 0}] = {};
    const auto text =
        timeliness_table(figures, test::day("2026-03-31"), test::day("2026-03-01"), "По отделам");
    EXPECT_THAT(text, HasSubstr("на конец дня 31 марта 2026 г., сроки с 1 марта 2026 г.\n"));
    EXPECT_THAT(text, HasSubstr("Ко = исполнено в срок ÷ наступил срок × 100 %."));
    EXPECT_THAT(text, HasSubstr("По отделам                          первый срок       Ко, %"));
    EXPECT_THAT(text, HasSubstr("Отдел образования                   2 из 3            66,7              –"));
    EXPECT_THAT(text, HasSubstr("(не указано)                        –                 –"));
    EXPECT_THAT(text, HasSubstr("1 из 1            1,5\n"));
}

}  // namespace
}  // namespace vekha
