#include "notifiers/delivery/retry.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

const Instant now = test::at("2026-03-30T06:00:00Z");
const std::vector<std::string> both{"smtp", "telegram"};

TEST(Retry, ADeliveredMessageIsDone) {
    EXPECT_EQ(next_step("smtp", 1, both, delivered(250), now, 1).kind, StepKind::sent);
}

TEST(Retry, WaitsGrowFromAMinuteToADayWithinATenth) {
    for (int attempts = 1; attempts < most_attempts; ++attempts) {
        const double planned =
            static_cast<double>(milliseconds(retry_waits[static_cast<std::size_t>(attempts - 1)]).count());
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const auto step =
                next_step("smtp", attempts, both, try_later(SendReason::unreachable), now, seed);
            ASSERT_EQ(step.kind, StepKind::try_again);
            const auto wait = static_cast<double>((step.at - now).count());
            EXPECT_GE(wait, planned * 0.9 - 1);
            EXPECT_LE(wait, planned * 1.1 + 1);
        }
    }
}

TEST(Retry, TheSpreadIsRealAndTheSeedDecidesIt) {
    EXPECT_EQ(retry_wait(3, 5), retry_wait(3, 5));
    milliseconds least = minutes{60};
    milliseconds most{0};
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        least = std::min(least, retry_wait(3, seed));
        most = std::max(most, retry_wait(3, seed));
    }
    EXPECT_LT(least, minutes{14});
    EXPECT_GT(most, minutes{16});
}

TEST(Retry, ARefusalGoesToTheNextChannelAndFromTheLastIsAFailure) {
    const auto no = refused(SendReason::rejected_recipient, 550);
    EXPECT_EQ(next_step("smtp", 1, both, no, now, 1), (Step{StepKind::next_channel, now, "telegram"}));
    EXPECT_EQ(next_step("telegram", 1, both, no, now, 1).kind, StepKind::failed);
}

TEST(Retry, AChannelThatNeverAnswersIsGivenUp) {
    const auto later = try_later(SendReason::unreachable);
    EXPECT_EQ(next_step("smtp", most_attempts, both, later, now, 1).kind, StepKind::next_channel);
    EXPECT_EQ(next_step("smtp", most_attempts, {"smtp"}, later, now, 1).kind, StepKind::failed);
}

TEST(Retry, AFaultOfOurOwnAccountTakesAnotherChannelOrWaitsForItsMending) {
    const auto wrong_password = try_later(SendReason::auth_failed, 535);
    EXPECT_EQ(next_step("smtp", 1, both, wrong_password, now, 1).kind, StepKind::next_channel);
    EXPECT_EQ(next_step("telegram", 1, both, wrong_password, now, 1).kind, StepKind::try_again);
}

TEST(Retry, ThePeersOwnWishIsHonouredUpToADay) {
    Outcome later = try_later(SendReason::rate_limited, 429);
    later.retry_after = minutes{10};
    EXPECT_EQ(next_step("telegram", 1, both, later, now, 1).at, now + minutes{10});
    later.retry_after = std::chrono::hours{24 * 365};
    EXPECT_EQ(next_step("telegram", 1, both, later, now, 1).at, now + std::chrono::hours{24});
    later.retry_after = milliseconds{1};
    EXPECT_GT(next_step("telegram", 1, both, later, now, 1).at, now + std::chrono::seconds{50});
}

TEST(Retry, AChannelThatLeftTheListHandsOverToTheFirst) {
    EXPECT_EQ(next_step("gateway", 1, both, refused(SendReason::rejected_message), now, 1).channel, "smtp");
}

}  // namespace
}  // namespace vekha
