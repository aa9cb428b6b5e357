// The channels as a settings file makes them, over HTTPS with an office's own root, the way that MAX and many
// an office's gateway are reached.
#include "daemon/app/channels.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notifiers/channels/peers.hpp"

namespace vekha::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using namespace std::chrono_literals;

constexpr const char* token = "12345:SECRET-token";

/// An office whose peers speak TLS under its own root.
class OfficeWithItsOwnRoot : public ::testing::Test {
  protected:
    std::vector<std::string> tls() const { return {token, "--tls", identity_.certificate, identity_.key}; }
    /// One section of the settings: whom it asks, and the bundle where it is to be trusted.
    static std::string section(const std::string& name, const Peer& peer, const std::string& ca_file) {
        return "[" + name + "]\nbase_url = \"https://127.0.0.1:" + std::to_string(peer.port()) +
               "\"\ntoken = \"" + token + "\"\nca_file = \"" + ca_file + "\"\n";
    }
    static config::Options settings(const Peer& peer, const std::string& ca_file) {
        const std::string text = "[mail]\ntransport = \"gateway\"\nfrom = \"Веха <vekha@example.org>\"\n" +
                                 section("mail.gateway", peer, ca_file) + section("telegram", peer, ca_file) +
                                 "enabled = true\n" + section("max", peer, ca_file) + "enabled = true\n";
        return config::parse_options(text, "vekha.toml", {}).value();
    }
    CertificateAuthority office_;
    Identity identity_ = office_.good();
    std::unique_ptr<Clock> clock_ = make_system_clock();
};

TEST_F(OfficeWithItsOwnRoot, EveryChannelDeliversWhereTheSettingsNameTheRoot) {
    const Peer peer("http_peer.py", tls());
    const auto channels = make_channels(settings(peer, office_.bundle()), *clock_).value();
    for (const char* name : {"gateway", "telegram", "max"})
        EXPECT_EQ(channels.at(name)->send(message_to("reader")).verdict, SendVerdict::delivered) << name;
}

TEST_F(OfficeWithItsOwnRoot, NoChannelSpeaksWhereTheyDoNot) {
    const Peer peer("http_peer.py", tls());
    const auto channels = make_channels(settings(peer, ""), *clock_).value();
    for (const char* name : {"gateway", "telegram", "max"})
        EXPECT_EQ(channels.at(name)->send(message_to("reader")), try_later(SendReason::tls_failed)) << name;
    EXPECT_THAT(peer.received(), IsEmpty());
}

TEST_F(OfficeWithItsOwnRoot, AnswersComeInByTheSameRootAndAStrangerIsNamedWithItsMend) {
    const Peer peer("bot_peer.py", tls());
    const auto trusting = make_listening(settings(peer, office_.bundle())).value();
    const auto strict = make_listening(settings(peer, "")).value();
    for (const char* name : {"telegram", "max"}) {
        EXPECT_TRUE(trusting.at(name).bot->poll(std::nullopt, 0s)) << name;
        const auto refused = strict.at(name).bot->poll(std::nullopt, 0s);
        ASSERT_FALSE(refused) << name;
        const auto words = describe(refused.error());
        EXPECT_THAT(words, HasSubstr("Сертификату мессенджера нет доверия"));
        EXPECT_THAT(words, HasSubstr("ca_file"));
        EXPECT_THAT(words, Not(HasSubstr(token)));
        EXPECT_THAT(words, Not(HasSubstr("127.0.0.1")));
    }
}

TEST_F(OfficeWithItsOwnRoot, LettersGoOutByTheRootOfTheirOwnSection) {
    const Peer peer("http_peer.py", tls());
    const auto port = std::to_string(peer.port());
    const auto post = [&](const std::string& ca_file) {
        const auto options = config::parse_options("[webhooks]\nallow = [\"127.0.0.0/8\"]\nports = [" + port +
                                                       "]\nca_file = \"" + ca_file + "\"\n",
                                                   "vekha.toml", {})
                                 .value();
        Webhook webhook;
        webhook.address = "https://127.0.0.1:" + port + "/hook/reader";
        return make_webhook_sender(options.webhooks)->post(webhook, "evt_1_1", "{}", clock_->now()).reason;
    };
    EXPECT_EQ(post(""), "tls_failed");
    EXPECT_EQ(post(office_.bundle()), "sent");
}

}  // namespace
}  // namespace vekha::test
