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

/// A channel of this name to a peer that speaks HTTP.
std::unique_ptr<Channel> http_channel(const std::string& name, const std::string& base,
                                      std::chrono::milliseconds timeout, const std::string& ca_file = "") {
    if (name == "telegram") return make_telegram_channel({base, token, ca_file, timeout}).value();
    if (name == "max") return make_max_channel({base, token, ca_file, timeout, {}}).value();
    return make_gateway_channel({base + "/api/", token, "Веха <vekha@example.org>", ca_file, timeout})
        .value();
}

struct HttpRig final : Rig {
    explicit HttpRig(std::string channel) : name(std::move(channel)) {}
    std::string name;
    Peer peer{"http_peer.py", {token}};
    std::unique_ptr<Channel> at(int port, std::chrono::milliseconds timeout) {
        return http_channel(name, "http://127.0.0.1:" + std::to_string(port), timeout);
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
    if (name == "folder") return std::make_unique<FolderRig>();
    return std::make_unique<HttpRig>(name);
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

INSTANTIATE_TEST_SUITE_P(All, ChannelContract,
                         ::testing::Values("smtp", "gateway", "telegram", "max", "folder"), named);

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
    message.recipient.max.clear();
    EXPECT_EQ(rig_->channel(enough)->send(message), refused(SendReason::no_address));
    EXPECT_EQ(rig_->messages(), 0U);
}

TEST_P(PeerContract, ARefusalSpoilsNothingForTheNextMessage) {
    const auto channel = rig_->channel(enough);
    for (const char* who : {"unknown", "spam", "greylisted", "closing"})
        EXPECT_NE(channel->send(message_to(who)).verdict, SendVerdict::delivered) << who;
    EXPECT_EQ(channel->send(message_to("reader")).verdict, SendVerdict::delivered);
}

INSTANTIATE_TEST_SUITE_P(Network, PeerContract, ::testing::Values("smtp", "gateway", "telegram", "max"),
                         named);

/// Holds for every channel that speaks HTTP.
class HttpContract : public ChannelContract {};

TEST_P(HttpContract, AnAnswerThatIsCutTooLongOrLeadsAstrayIsNoDelivery) {
    const auto channel = rig_->channel(enough);
    for (const char* who : {"cut", "huge", "astray", "broken"})
        EXPECT_EQ(channel->send(message_to(who)).verdict, SendVerdict::retry) << who;
    EXPECT_EQ(rig_->messages(), 4U) << "a redirect must not be followed";
    EXPECT_EQ(channel->send(message_to("reader")).verdict, SendVerdict::delivered);
}

TEST_P(HttpContract, TheWishOfATooBusyPeerIsHandedOn) {
    Outcome wanted = try_later(SendReason::rate_limited, 429);
    wanted.retry_after = std::chrono::seconds{7};
    EXPECT_EQ(rig_->channel(enough)->send(message_to("limited")), wanted);
}

TEST_P(HttpContract, AStrangersCertificateIsNotTrustedAndTheNamedOneIs) {
    const Certificate certificate;
    const Peer peer("http_peer.py", {token, "--tls", certificate.file(), certificate.key()});
    const std::string base = "https://127.0.0.1:" + std::to_string(peer.port());
    EXPECT_EQ(http_channel(GetParam(), base, enough)->send(message_to("reader")),
              try_later(SendReason::tls_failed));
    EXPECT_TRUE(peer.received().empty()) << "the token may have been read by a stranger";
    EXPECT_EQ(http_channel(GetParam(), base, enough, certificate.file())->send(message_to("reader")).verdict,
              SendVerdict::delivered);
}

INSTANTIATE_TEST_SUITE_P(Http, HttpContract, ::testing::Values("gateway", "telegram", "max"), named);

}  // namespace
}  // namespace vekha::test
