#include "notifiers/delivery/breaker.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;

const Instant morning = test::at("2026-03-31T06:00:00Z");

ChannelHealth broken() {
    ChannelHealth health;
    for (int at = 0; at < breaker::failures_that_open; ++at)
        learn(health, refused(SendReason::tls_failed), morning);
    return health;
}

TEST(Breakers, OpenAfterSoManyFailuresOfTheWholeChannel) {
    ChannelHealth health;
    for (int at = 1; at < breaker::failures_that_open; ++at) {
        EXPECT_EQ(learn(health, try_later(SendReason::unreachable), morning), HealthNews::none);
        EXPECT_TRUE(admits(health, morning));
    }
    EXPECT_EQ(learn(health, refused(SendReason::auth_failed), morning), HealthNews::opened);
    EXPECT_FALSE(admits(health, morning));
    EXPECT_EQ(health.reason, "auth_failed");
    EXPECT_EQ(learn(health, refused(SendReason::auth_failed), morning), HealthNews::none) << "told once";
}

TEST(Breakers, DoNotMindWhatOneAddressRefuses) {
    ChannelHealth health;
    for (int at = 0; at < 100; ++at) {
        EXPECT_EQ(learn(health, refused(SendReason::rejected_recipient), morning), HealthNews::none);
        EXPECT_EQ(learn(health, try_later(SendReason::deferred), morning), HealthNews::none);
    }
    EXPECT_EQ(health, ChannelHealth{});
    for (int at = 0; at < 100; ++at) {
        learn(health, try_later(SendReason::unreachable), morning);
        learn(health, delivered(), morning);
    }
    EXPECT_FALSE(health.open()) << "a success between two failures";
}

TEST(Breakers, TellThePeersPaceFromOurOwn) {
    EXPECT_TRUE(channel_wide(try_later(SendReason::rate_limited, 429)));
    EXPECT_FALSE(channel_wide(try_later(SendReason::rate_limited))) << "no message reached the peer";
    ChannelHealth health = broken();
    EXPECT_EQ(learn(health, try_later(SendReason::rate_limited), morning), HealthNews::none);
    EXPECT_TRUE(health.open()) << "nothing was learnt of it";
}

TEST(Breakers, LetOneMessageTryNowAndThen) {
    ChannelHealth health = broken();
    EXPECT_FALSE(admits(health, morning + 59s));
    EXPECT_TRUE(admits(health, morning + 1min));
    EXPECT_FALSE(admits(health, morning + 1min)) << "one message, whichever daemon";
    learn(health, refused(SendReason::tls_failed), morning + 1min);
    EXPECT_FALSE(admits(health, morning + 2min + 59s)) << "the next probe is further away";
    EXPECT_TRUE(admits(health, morning + 3min));
    EXPECT_EQ(learn(health, delivered(), morning + 3min), HealthNews::closed);
    EXPECT_TRUE(admits(health, morning + 3min));
    EXPECT_EQ(health, ChannelHealth{});
}

TEST(Breakers, AreKeptInOneLine) {
    ChannelHealth health = broken();
    EXPECT_EQ(parse_channel_health(encode(health)), health);
    health = {};
    EXPECT_EQ(encode(health), "");
    learn(health, try_later(SendReason::unreachable), morning);
    EXPECT_EQ(parse_channel_health(encode(health)), health);
    for (const auto* text : {"", "x", "1 2", "1 2 sent 3", "-1 0 unreachable", "1 0 nonsense",
                             "5 0 unreachable yesterday today"})
        EXPECT_EQ(parse_channel_health(text), ChannelHealth{}) << text;
}

}  // namespace
}  // namespace vekha
