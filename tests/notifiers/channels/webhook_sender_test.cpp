// Posting letters to a receiver that is not ours, which checks the signatures by a library that is not ours.
#include "notifiers/channels/webhook_sender.hpp"

#include <chrono>

#include <gtest/gtest.h>

#include "tests/support/certificate.hpp"
#include "tests/support/webhooks/webhook_peer.hpp"
#include "workflow/service/webhook_signature.hpp"

namespace vekha::webhooks {
namespace {

using test::WebhookPeer;

constexpr std::string_view body =
    R"({"version":1,"type":"task.accepted","data":{"task":{"title":"Приказ"}}})";

/// Receivers look at the moment: it must be the machine's.
Instant now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

class WebhookSender : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!WebhookPeer::to_be_had()) GTEST_SKIP() << "no Node.js";
        secret_ = make_webhook_secret();
    }
    SenderOptions options(int port) {
        SenderOptions made;
        made.rules.allow("127.0.0.0/8");
        made.rules.ports = {static_cast<std::uint16_t>(port)};
        made.timeout = std::chrono::seconds{2};
        made.resolve = [this](const std::string&) {
            ++resolved_;
            return addresses_;
        };
        return made;
    }
    PostOutcome post(Sender& sender, const std::string& address) {
        Webhook webhook;
        webhook.address = address;
        webhook.secret = secret_;
        return sender.post(webhook, "evt_1_1024", std::string(body), now());
    }
    std::string secret_;
    std::vector<IpAddress> addresses_{*parse_ip("127.0.0.1")};
    int resolved_ = 0;
};

TEST_F(WebhookSender, AReceiversOwnLibraryFindsTheSignatureGood) {
    const WebhookPeer peer(secret_);
    Sender sender(options(peer.port()));
    const auto address = "http://receiver.test:" + std::to_string(peer.port()) + "/ok?from=vekha";
    EXPECT_TRUE(sender.check(address));
    EXPECT_EQ(post(sender, address), (PostOutcome{PostVerdict::taken, "sent", 204, {}}));
    EXPECT_EQ(post(sender, address).verdict, PostVerdict::taken) << "by the kept connection";
    const auto seen = peer.seen();
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_TRUE(seen.front().verified);
    EXPECT_EQ(seen.front().id, "evt_1_1024");
    EXPECT_EQ(seen.front().body, body);
    EXPECT_EQ(seen.front().path, "/ok?from=vekha");
    secret_ = make_webhook_secret();
    EXPECT_EQ(post(sender, address).verdict, PostVerdict::taken);
    EXPECT_FALSE(peer.seen().back().verified) << "the check can fail";
}

TEST_F(WebhookSender, EachAnswerHasItsOwnMeaning) {
    const WebhookPeer peer(secret_);
    Sender sender(options(peer.port()));
    const auto at = [&](const std::string& path) {
        return post(sender, "http://127.0.0.1:" + std::to_string(peer.port()) + path);
    };
    EXPECT_EQ(at("/gone"), (PostOutcome{PostVerdict::gone, "gone", 410, {}}));
    EXPECT_EQ(at("/fail"), (PostOutcome{PostVerdict::again, "server_error", 500, {}}));
    EXPECT_EQ(at("/redirect"), (PostOutcome{PostVerdict::again, "redirected", 302, {}}));
    EXPECT_EQ(at("/limited"),
              (PostOutcome{PostVerdict::again, "rate_limited", 429, std::chrono::seconds{120}}));
    EXPECT_EQ(at("/huge"), (PostOutcome{PostVerdict::again, "server_error", 500, {}}));
    EXPECT_EQ(at("/cut"), (PostOutcome{PostVerdict::again, "unreachable", 0, {}}));
    EXPECT_EQ(at("/slow"), (PostOutcome{PostVerdict::again, "timed_out", 0, {}}));
    EXPECT_EQ(at("/drip"), (PostOutcome{PostVerdict::again, "timed_out", 0, {}}))
        << "the whole try has one limit";
    EXPECT_EQ(peer.seen().size(), 8U) << "nobody followed the redirect, nothing went twice";
}

TEST_F(WebhookSender, ACertificateThatNobodyVouchesForIsNotTalkedTo) {
    const test::Certificate certificate;
    const WebhookPeer peer(secret_, certificate.file(), certificate.key());
    const auto address = "https://127.0.0.1:" + std::to_string(peer.port()) + "/ok";
    Sender strict(options(peer.port()));
    EXPECT_EQ(post(strict, address).reason, "tls_failed");
    auto trusting = options(peer.port());
    trusting.ca_file = certificate.file();
    Sender sender(std::move(trusting));
    EXPECT_EQ(post(sender, address).verdict, PostVerdict::taken);
    EXPECT_EQ(post(sender, "https://other.test:" + std::to_string(peer.port()) + "/ok").reason, "tls_failed")
        << "the name must be the certificate's, though the address is the same";
}

TEST_F(WebhookSender, ANameThatBeginsToLeadInsideIsRefusedAtTheNextTry) {
    const WebhookPeer peer(secret_);
    auto given = options(peer.port());
    given.rules.ranges = {*parse_ip_range("127.0.0.1")};
    Sender sender(std::move(given));
    const auto address = "http://receiver.test:" + std::to_string(peer.port()) + "/ok";
    EXPECT_EQ(post(sender, address).verdict, PostVerdict::taken);
    addresses_ = {*parse_ip("127.0.0.2")};
    EXPECT_EQ(post(sender, address).reason, "destination_refused");
    addresses_ = {*parse_ip("127.0.0.1"), *parse_ip("10.0.0.7")};
    EXPECT_EQ(post(sender, address).reason, "destination_refused") << "one bad address spoils the name";
    EXPECT_FALSE(sender.check(address));
    addresses_.clear();
    EXPECT_EQ(post(sender, address).reason, "unresolved");
    EXPECT_EQ(peer.seen().size(), 1U);
    EXPECT_EQ(resolved_, 5) << "asked once a try: what was judged is what was connected to";
}

}  // namespace
}  // namespace vekha::webhooks
