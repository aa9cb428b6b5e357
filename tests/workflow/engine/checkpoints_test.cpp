#include "workflow/engine/checkpoints.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::day;
using testing::ElementsAre;
using testing::HasSubstr;

Window span(std::string_view first, std::string_view last) {
    return {day(first), day(last)};
}

TEST(Checkpoints, CutAYearAtTheEndOfEachQuarter) {
    EXPECT_THAT(checkpoints(span("2026-01-01", "2026-12-31"), Checkpoints::quarter),
                ElementsAre(span("2026-01-01", "2026-03-31"), span("2026-04-01", "2026-06-30"),
                            span("2026-07-01", "2026-09-30"), span("2026-10-01", "2026-12-31")));
}

TEST(Checkpoints, TheLastEndsWithTheSpanAndTheFirstBeginsWithIt) {
    EXPECT_THAT(checkpoints(span("2026-02-10", "2026-11-20"), Checkpoints::half_year),
                ElementsAre(span("2026-02-10", "2026-06-30"), span("2026-07-01", "2026-11-20")));
    EXPECT_THAT(checkpoints(span("2026-12-15", "2027-02-28"), Checkpoints::month),
                ElementsAre(span("2026-12-15", "2026-12-31"), span("2027-01-01", "2027-01-31"),
                            span("2027-02-01", "2027-02-28")));
}

TEST(Checkpoints, ASpanNoLongerThanAStepStaysWhole) {
    const auto spring = span("2026-03-02", "2026-05-31");
    EXPECT_THAT(checkpoints(spring, Checkpoints::quarter), ElementsAre(spring));
    const auto year = span("2026-01-01", "2026-12-31");
    EXPECT_THAT(checkpoints(year, Checkpoints::none), ElementsAre(year));
    const Window open{std::nullopt, day("2026-12-31")};
    EXPECT_THAT(checkpoints(open, Checkpoints::quarter), ElementsAre(open));
    const auto winter = span("2026-01-31", "2026-02-28");
    EXPECT_THAT(checkpoints(winter, Checkpoints::month), ElementsAre(winter)) << "a month from its 31st";
}

/// Whatever the span and the step: the pieces follow each other without a gap and cover it all.
TEST(Checkpoints, CoverTheSpanWithoutGapOrOverlap) {
    for (const auto every :
         {Checkpoints::none, Checkpoints::month, Checkpoints::quarter, Checkpoints::half_year})
        for (int start = 0; start < 400; start += 13)
            for (int length = 0; length < 800; length += 29) {
                const Day first = day("2025-11-30") + std::chrono::days{start};
                const Window whole{first, first + std::chrono::days{length}};
                const auto pieces = checkpoints(whole, every);
                Day next = first;
                for (const auto& piece : pieces) {
                    ASSERT_EQ(piece.first, next);
                    ASSERT_LE(*piece.first, piece.last);
                    next = piece.last + std::chrono::days{1};
                }
                ASSERT_EQ(pieces.back().last, whole.last);
            }
}

TEST(Checkpoints, SayInOneSentenceWhyARowIsLookedAtSoOften) {
    RulePack rules;
    rules.checkpoints = Checkpoints::quarter;
    Deadline deadline;
    deadline.text = "в течение года";
    deadline.kind = DeadlineKind::throughout;
    deadline.windows = {span("2026-01-01", "2026-12-31")};
    const auto terms = terms_of(deadline, "Прочитано как весь 2026 год.", rules);
    EXPECT_EQ(terms.windows.size(), 4U);
    EXPECT_EQ(terms.rule,
              "Прочитано как весь 2026 год. «в течение года»: проверка в конце каждого квартала.");
    deadline.kind = DeadlineKind::once;
    EXPECT_EQ(terms_of(deadline, "", rules).windows.size(), 1U) << "what ends once is proved once";
}

TEST(Horizon, TakesWhatBeginsWithinItAndAlwaysTheFirst) {
    const std::vector<Window> years{span("2026-01-01", "2026-12-31"), span("2027-01-01", "2027-12-31"),
                                    span("2028-01-01", "2028-12-31")};
    EXPECT_EQ(within_horizon(years, day("2026-02-01"), 400), 2U);
    EXPECT_EQ(within_horizon(years, day("2026-11-27"), 400), 3U) << "1 January 2028 is 400 days ahead";
    EXPECT_EQ(within_horizon(years, day("2026-11-26"), 400), 2U);
    EXPECT_EQ(within_horizon(years, day("2020-01-01"), 400), 1U);
    EXPECT_EQ(within_horizon({}, day("2020-01-01"), 400), 0U);
}

}  // namespace
}  // namespace vekha
