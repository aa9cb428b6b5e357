#include "workflow/editions/windows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha::editions {
namespace {

using test::day;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Window> until(std::initializer_list<std::string_view> days) {
    std::vector<Window> windows;
    for (const auto one : days) windows.push_back({std::nullopt, day(one)});
    return windows;
}

TEST(PairWindows, OneTermGoesOnAsTheOtherHoweverFarItMoves) {
    EXPECT_THAT(pair_windows(until({"2026-03-01"}), until({"2026-11-30"})), ElementsAre(0));
}

TEST(PairWindows, WhereEveryDayShiftsAllGoOn) {
    EXPECT_THAT(pair_windows(until({"2026-01-10", "2026-02-10", "2026-03-10"}),
                             until({"2026-01-25", "2026-02-25", "2026-03-25"})),
                ElementsAre(0, 1, 2));
}

TEST(PairWindows, MonthsThatBecomeQuartersKeepTheThirdOnes) {
    EXPECT_THAT(pair_windows(until({"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31",
                                    "2026-06-30"}),
                             until({"2026-03-31", "2026-06-30"})),
                ElementsAre(std::nullopt, std::nullopt, 0, std::nullopt, std::nullopt, 1));
}

TEST(PairWindows, ATermTakenOutAndOnePutInKeepTheOneBetween) {
    EXPECT_THAT(pair_windows(until({"2026-04-30", "2026-09-30"}), until({"2026-09-30", "2026-12-31"})),
                ElementsAre(std::nullopt, 0));
}

TEST(PairWindows, TheOrderOfTheArgumentsIsKeptInTheAnswer) {
    EXPECT_THAT(pair_windows(until({"2026-09-30", "2026-04-30"}), until({"2026-05-15", "2026-10-15"})),
                ElementsAre(1, 0));
}

TEST(PairWindows, NothingGoesOnAsNothing) {
    EXPECT_THAT(pair_windows({}, until({"2026-04-30"})), IsEmpty());
    EXPECT_THAT(pair_windows(until({"2026-04-30"}), {}), ElementsAre(std::nullopt));
}

}  // namespace
}  // namespace vekha::editions
