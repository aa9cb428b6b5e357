// What every channel owes the outbox, whatever stands behind it. The network channels speak to real peers on
// loopback, which answer by the recipient's name (tests/support/smtp_peer.py, http_peer.py).
#include <filesystem>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/channels/channels.hpp"
#include "tests/notifiers/channels/peers.hpp"

namespace vekha::test {
namespace {

constexpr const char* token = "12345:SECRET-token";
constexpr std::chrono::milliseconds patience{400};
constexpr std::chrono::milliseconds enough{20'000};

/// A channel with its peer.
struct Rig {
    virtual ~Rig() = default;
    /// A channel set up rightly, but for its patience.
    virtual std::unique_ptr<Channel> channel(std::chrono::milliseconds timeout) = 0;
    /// A channel to a port where nobody listens.
    virtual std::unique_ptr<Channel> to_nobody() = 0;
    virtual std::size_t messages() const = 0;
};

struct SmtpRig final : Rig {
    Peer peer{"smtp_peer.py"};
    std::unique_ptr<Channel> at(int port, std::chrono::milliseconds timeout) {
        SmtpOptions options;
        options.host = "127.0.0.1";
        options.port = port;
        options.security = SmtpSecurity::none;
        options.from = "Веха <vekha@example.org>";
        options.timeout = timeout;
        return make_smtp_channel(options).value();
    }
    std::unique_ptr<Channel> channel(std::chrono::milliseconds timeout) override {
        return at(peer.port(), timeout);
    }
    std::unique_ptr<Channel> to_nobody() override { return at(1, enough); }
    std::size_t messages() const override { return peer.received().size(); }
};

struct TelegramRig final : Rig {
    Peer peer{"http_peer.py", {token}};
    std::unique_ptr<Channel> at(int port, std::chrono::milliseconds timeout) {
        return make_telegram_channel({"http://127.0.0.1:" + std::to_string(port), token, "", timeout})
            .value();
    }
    std::unique_ptr<Channel> channel(std::chrono::milliseconds timeout) override {
        return at(peer.port(), timeout);
    }
    std::unique_ptr<Channel> to_nobody() override { return at(1, enough); }
    std::size_t messages() const override { return peer.received().size(); }
};

struct GatewayRig final : Rig {
    Peer peer{"http_peer.py", {token}};
    std::unique_ptr<Channel> at(int port, std::chrono::milliseconds timeout) {
        return make_gateway_channel({"http://127.0.0.1:" + std::to_string(port) + "/api/", token,
                                     "Веха <vekha@example.org>", "", timeout})
            .value();
    }
    std::unique_ptr<Channel> channel(std::chrono::milliseconds timeout) override {
        return at(peer.port(), timeout);
    }
    std::unique_ptr<Channel> to_nobody() override { return at(1, enough); }
    std::size_t messages() const override { return peer.received().size(); }
};

struct FolderRig final : Rig {
    vekha::testing::TempFolder folder;
    std::unique_ptr<Channel> channel(std::chrono::milliseconds) override {
        return make_folder_channel({folder / "mail", "Веха <vekha@example.org>"}).value();
    }
    std::unique_ptr<Channel> to_nobody() override {
        auto channel = make_folder_channel({folder / "gone", "Веха <vekha@example.org>"}).value();
        std::filesystem::remove_all(folder / "gone");
        return channel;
    }
    std::size_t messages() const override {
        const std::filesystem::directory_iterator all(folder / "mail/new");
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }
};

std::unique_ptr<Rig> make_rig(const std::string& name) {
    if (name == "smtp") return std::make_unique<SmtpRig>();
    if (name == "telegram") return std::make_unique<TelegramRig>();
    if (name == "gateway") return std::make_unique<GatewayRig>();
    return std::make_unique<FolderRig>();
}

std::string named(const ::testing::TestParamInfo<std::string>& info) {
    return info.param;
}

/// Holds for every channel.
class ChannelContract : public ::testing::TestWithParam<std::string> {
  protected:
    std::unique_ptr<Rig> rig_ = make_rig(GetParam());
};

TEST_P(ChannelContract, KnowsItsName) {
    EXPECT_EQ(rig_->channel(enough)->name(), GetParam());
}

TEST_P(ChannelContract, AMessageArrives) {
    const auto channel = rig_->channel(enough);
    const Outcome outcome = channel->send(message_to("reader"));
    EXPECT_EQ(outcome.verdict, SendVerdict::delivered) << name(outcome.reason) << " " << outcome.code;
    EXPECT_EQ(outcome.reason, SendReason::sent);
    EXPECT_EQ(rig_->messages(), 1U);
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

INSTANTIATE_TEST_SUITE_P(All, ChannelContract, ::testing::Values("smtp", "gateway", "telegram", "folder"),
                         named);

/// Holds for every channel with somebody at the other end.
class PeerContract : public ChannelContract {};

TEST_P(PeerContract, AnUnknownRecipientIsRefusedForGood) {
    const Outcome outcome = rig_->channel(enough)->send(message_to("unknown"));
    EXPECT_EQ(outcome.verdict, SendVerdict::refused);
    EXPECT_EQ(outcome.reason, SendReason::rejected_recipient);
    EXPECT_GE(outcome.code, 400);
}

TEST_P(PeerContract, UnwantedWordsAreRefusedAndTheRecipientIsNotBlamed) {
    const Outcome outcome = rig_->channel(enough)->send(message_to("spam"));
    EXPECT_EQ(outcome.verdict, SendVerdict::refused);
    EXPECT_EQ(outcome.reason, SendReason::rejected_message);
}

TEST_P(PeerContract, ATemporaryTroubleIsTriedAgain) {
    EXPECT_EQ(rig_->channel(enough)->send(message_to("greylisted")).verdict, SendVerdict::retry);
}

TEST_P(PeerContract, APeerThatHangsIsGivenUpInTime) {
    const auto before = std::chrono::steady_clock::now();
    const Outcome outcome = rig_->channel(patience)->send(message_to("slow"));
    EXPECT_EQ(outcome.verdict, SendVerdict::retry);
    EXPECT_EQ(outcome.reason, SendReason::timed_out);
    EXPECT_LT(std::chrono::steady_clock::now() - before, patience * 10);
}

TEST_P(PeerContract, APeerThatHangsUpIsTriedAgain) {
    EXPECT_EQ(rig_->channel(enough)->send(message_to("closing")).verdict, SendVerdict::retry);
}

TEST_P(PeerContract, WithoutAnAddressThereIsNothingToTry) {
    Message message = message_to("reader");
    message.recipient.email.clear();
    message.recipient.telegram.clear();
    EXPECT_EQ(rig_->channel(enough)->send(message), refused(SendReason::no_address));
    EXPECT_EQ(rig_->messages(), 0U);
}

TEST_P(PeerContract, ARefusalSpoilsNothingForTheNextMessage) {
    const auto channel = rig_->channel(enough);
    for (const char* who : {"unknown", "spam", "greylisted", "closing"})
        EXPECT_NE(channel->send(message_to(who)).verdict, SendVerdict::delivered) << who;
    EXPECT_EQ(channel->send(message_to("reader")).verdict, SendVerdict::delivered);
}

INSTANTIATE_TEST_SUITE_P(Network, PeerContract, ::testing::Values("smtp", "gateway", "telegram"), named);

}  // namespace
}  // namespace vekha::test
