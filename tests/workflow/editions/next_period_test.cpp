#include "workflow/editions/next_period.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/build.hpp"
#include "workflow/reader/deadline.hpp"

namespace vekha::editions {
namespace {

using test::day;
using testing::ElementsAre;
using testing::HasSubstr;

const Period year_2026{day("2026-01-01"), day("2026-12-31")};
const Period school_year{day("2026-09-01"), day("2027-05-31")};

PatternRow pattern(std::string_view words, const Period& period = year_2026) {
    PatternRow row;
    row.item.title = "Отчёт за 2026 год";
    row.item.deadline = read_deadline(words, period);
    return row;
}

Deadline next(const PatternRow& row, const Period& period = year_2026, int years = 1) {
    return next_period("План", std::nullopt, std::vector{row}, period, years).items[0].deadline;
}

TEST(NextPeriod, YearsInWordsMoveAndYearsOfDocumentsStay) {
    EXPECT_EQ(years_moved("План на 2026 год", year_2026, 1), "План на 2027 год");
    EXPECT_EQ(years_moved("2026-2027 учебный год", school_year, 1), "2027-2028 учебный год");
    EXPECT_EQ(years_moved("до 15.02.2026, затем 15.03.26", year_2026, 1), "до 15.02.2027, затем 15.03.27");
    EXPECT_EQ(years_moved("по итогам 2025 года", year_2026, 1), "по итогам 2025 года");
    EXPECT_EQ(years_moved("приказ от 12.01.2026 № 3, от 12 января 2026 г.", year_2026, 1),
              "приказ от 12.01.2026 № 3, от 12 января 2026 г.");
    EXPECT_EQ(years_moved("артикул 120265", year_2026, 1), "артикул 120265");
}

TEST(NextPeriod, WordsAreReadAnewForTheNewYear) {
    const auto dated = next(pattern("До 15 февраля 2026 года"));
    EXPECT_EQ(dated.text, "До 15 февраля 2027 года");
    EXPECT_THAT(dated.windows, ElementsAre(Window{std::nullopt, day("2027-02-15")}));
    EXPECT_FALSE(dated.ambiguous);
    EXPECT_EQ(next(pattern("III квартал")).windows[0].last, day("2027-09-30"));
    const auto wednesdays = next(pattern("последняя среда месяца"));
    ASSERT_EQ(wednesdays.windows.size(), 12U);
    EXPECT_EQ(wednesdays.windows[0].last, day("2027-01-27")) << "a Wednesday of its own, not a day shifted";
}

TEST(NextPeriod, ASchoolYearMovesAsAWhole) {
    const auto month = next(pattern("февраль", school_year), school_year);
    EXPECT_EQ(month.windows[0].last, day("2028-02-29"));
}

TEST(NextPeriod, LeapDayBecomesThe28th) {
    EXPECT_EQ(years_later(day("2028-02-29"), 1), day("2029-02-28"));
    const Period leap{day("2028-01-01"), day("2028-12-31")};
    const auto moved = next(pattern("до 29 февраля 2028 года", leap), leap);
    ASSERT_EQ(moved.windows.size(), 1U);
    EXPECT_EQ(moved.windows[0].last, day("2029-02-28"));
    EXPECT_TRUE(moved.ambiguous) << "the words name a day that the year does not have";
}

TEST(NextPeriod, ATermThatAPersonSetIsMovedAndAsked) {
    auto row = pattern("по мере необходимости");
    row.set_by_person = {{std::nullopt, day("2026-05-20")}};
    const auto moved = next(row);
    EXPECT_THAT(moved.windows, ElementsAre(Window{std::nullopt, day("2027-05-20")}));
    EXPECT_EQ(moved.kind, DeadlineKind::once);
    EXPECT_TRUE(moved.ambiguous);
    EXPECT_THAT(moved.rule, HasSubstr("Перенесено с 20 мая 2026 г."));
}

TEST(NextPeriod, ADayThatAHeadingGaveIsMovedAndAsked) {
    auto row = pattern("3 неделя");
    row.item.deadline.kind = DeadlineKind::once;
    row.item.deadline.windows = {{day("2026-10-15"), day("2026-10-21")}};
    const auto moved = next(row);
    EXPECT_THAT(moved.windows, ElementsAre(Window{day("2027-10-15"), day("2027-10-21")}));
    EXPECT_TRUE(moved.ambiguous);
}

TEST(NextPeriod, TheNewPlanHasNoApprovalYetAndKeepsItsRows) {
    const auto made = next_period("План на 2026 год", "Отдел", std::vector{pattern("март")}, year_2026, 1);
    EXPECT_EQ(made.title, "План на 2027 год");
    EXPECT_EQ(made.organization, "Отдел");
    EXPECT_FALSE(made.approval);
    EXPECT_EQ(made.period->last, day("2027-12-31"));
    ASSERT_EQ(made.items.size(), 1U);
    EXPECT_EQ(made.items[0].title, "Отчёт за 2027 год");
}

}  // namespace
}  // namespace vekha::editions
