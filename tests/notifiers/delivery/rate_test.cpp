#include "notifiers/delivery/rate.hpp"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace vekha {
namespace {

using namespace std::chrono_literals;

const Instant morning{std::chrono::sys_days{std::chrono::year{2026} / 3 / 31} + 6h};

TEST(Rate, PlacesLieEvenlyInTime) {
    Rate rate(2);
    EXPECT_EQ(rate.take(morning, 10s), 0ms);
    EXPECT_EQ(rate.take(morning, 10s), 500ms);
    EXPECT_EQ(rate.take(morning + 100ms, 10s), 900ms);
    EXPECT_EQ(rate.take(morning + 5s, 10s), 0ms);
}

TEST(Rate, NoSecondHoldsMoreThanItsMeasure) {
    Rate rate(30);
    Instant now = morning;
    std::vector<Instant> sent;
    for (int i = 0; i < 300; ++i) {
        now += rate.take(now, 10s).value();
        sent.push_back(now);
    }
    for (std::size_t i = 30; i < sent.size(); ++i) EXPECT_GE(sent[i] - sent[i - 30], 1s) << i;
    EXPECT_LE(sent.back() - morning, 10s);
}

TEST(Rate, APlaceTooFarAwayIsNotTaken) {
    Rate rate(1);
    EXPECT_EQ(rate.take(morning, 1s), 0ms);
    EXPECT_EQ(rate.take(morning, 500ms), std::nullopt);
    EXPECT_EQ(rate.take(morning, 1s), 1000ms);
}

TEST(Rate, SeveralWhoShareItKeepToItTogether) {
    constexpr int daemons = 3;
    std::vector<Rate> rates(daemons, Rate(30));
    std::vector<Instant> clocks(daemons, morning);
    std::vector<Instant> sent;
    for (int i = 0; i < 100; ++i)
        for (std::size_t one = 0; one < daemons; ++one) {
            clocks[one] += rates[one].take(clocks[one], 10s, daemons).value();
            sent.push_back(clocks[one]);
        }
    std::sort(sent.begin(), sent.end());
    for (std::size_t i = 30; i < sent.size(); ++i) EXPECT_GE(sent[i] - sent[i - 30], 1s) << i;
    EXPECT_LE(sent.back() - morning, 10s);
}

TEST(Rate, AClockSetBackMakesNobodyWaitLonger) {
    Rate rate(1);
    EXPECT_EQ(rate.take(morning, 10s), 0ms);
    EXPECT_EQ(rate.take(morning - 1h, 10s), 1000ms);
}

TEST(RateByKey, EachChatHasItsOwnAndIdleOnesAreForgotten) {
    RateByKey rates(2);
    EXPECT_EQ(rates.take("101", morning, 10s), 0ms);
    EXPECT_EQ(rates.take("101", morning, 10s), 500ms);
    EXPECT_EQ(rates.take("102", morning, 10s), 0ms);
    for (std::size_t i = 0; i < rates_kept; ++i)
        EXPECT_EQ(rates.take("other " + std::to_string(i), morning, 10s), 0ms);
    EXPECT_EQ(rates.take("101", morning + 1h, 10s), 0ms);
    EXPECT_EQ(rates.known(), 1U);
}

}  // namespace
}  // namespace vekha
