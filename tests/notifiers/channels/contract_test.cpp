// What every channel owes the outbox, whatever stands behind it. The network channels speak to real peers on
// loopback, which answer by the recipient's name (tests/support/smtp_peer.py, http_peer.py). How they bear a
// peer that misbehaves: behaviour_test.cpp; whom they trust: trust_test.cpp.
#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notifiers/channels/rigs.hpp"

namespace vekha::test {
namespace {

/// Holds for every channel.
class ChannelContract : public ::testing::TestWithParam<std::string> {
  protected:
    std::unique_ptr<Rig> rig_ = make_rig(GetParam());
};

TEST_P(ChannelContract, KnowsItsName) {
    EXPECT_EQ(rig_->channel(enough)->name(), GetParam());
}

TEST_P(ChannelContract, NobodyThereIsTriedAgainLater) {
    const Outcome outcome = rig_->to_nobody()->send(message_to("reader"));
    EXPECT_EQ(outcome.verdict, SendVerdict::retry);
    EXPECT_EQ(outcome.reason, SendReason::unreachable);
}

TEST_P(ChannelContract, SeveralThreadsMayShareIt) {
    constexpr int threads = 4;
    constexpr int each = 5;
    const auto channel = rig_->channel(enough);
    std::atomic<int> arrived{0};
    std::vector<std::thread> senders;
    for (int thread = 0; thread < threads; ++thread)
        senders.emplace_back([&, thread] {
            for (int i = 0; i < each; ++i) {
                const auto id = std::to_string(thread) + "." + std::to_string(i) + "@vekha.example.org";
                if (channel->send(message_to("reader", id)).verdict == SendVerdict::delivered) ++arrived;
            }
        });
    for (auto& sender : senders) sender.join();
    EXPECT_EQ(arrived, threads * each);
    EXPECT_EQ(rig_->messages(), static_cast<std::size_t>(threads * each));
}

INSTANTIATE_TEST_SUITE_P(All, ChannelContract,
                         ::testing::Values("smtp", "gateway", "telegram", "max", "folder"), named);

/// Holds for every channel with somebody at the other end.
class PeerContract : public ChannelContract {};

TEST_P(PeerContract, UnwantedWordsAreRefusedAndTheRecipientIsNotBlamed) {
    const Outcome outcome = rig_->channel(enough)->send(message_to("spam"));
    EXPECT_EQ(outcome.verdict, SendVerdict::refused);
    EXPECT_EQ(outcome.reason, SendReason::rejected_message);
}

TEST_P(PeerContract, WithoutAnAddressThereIsNothingToTry) {
    Message message = message_to("reader");
    message.recipient.email.clear();
    message.recipient.telegram.clear();
    message.recipient.max.clear();
    EXPECT_EQ(rig_->channel(enough)->send(message), refused(SendReason::no_address));
    EXPECT_EQ(rig_->messages(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Network, PeerContract, ::testing::Values("smtp", "gateway", "telegram", "max"),
                         named);

/// Holds for every channel that speaks HTTP.
class HttpContract : public ChannelContract {};

TEST_P(HttpContract, TheWishOfATooBusyPeerIsHandedOn) {
    Outcome wanted = try_later(SendReason::rate_limited, 429);
    wanted.retry_after = std::chrono::seconds{7};
    EXPECT_EQ(rig_->channel(enough)->send(message_to("limited")), wanted);
}

INSTANTIATE_TEST_SUITE_P(Http, HttpContract, ::testing::Values("gateway", "telegram", "max"), named);

}  // namespace
}  // namespace vekha::test
