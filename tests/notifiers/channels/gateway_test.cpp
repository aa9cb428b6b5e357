// The mail gateway: what the suites do not say of every channel.
#include <gtest/gtest.h>

#include "notifiers/channels/channels.hpp"
#include "tests/notifiers/channels/rigs.hpp"

namespace vekha::test {
namespace {

std::unique_ptr<Channel> gateway(const Peer& peer, const std::string& key = token) {
    return make_gateway_channel({"http://127.0.0.1:" + std::to_string(peer.port()), key,
                                 "Веха <vekha@example.org>", "", std::chrono::seconds{20}})
        .value();
}

TEST(Gateway, SendsTheDocumentedJson) {
    const Peer peer("http_peer.py", {token});
    const Message message = message_to("reader");
    ASSERT_EQ(gateway(peer)->send(message), delivered(202));
    const auto seen = peer.received().at(0);
    EXPECT_EQ(seen.at("path").as_string(), "/v1/messages");
    const auto& headers = seen.at("headers").as_object();
    EXPECT_EQ(headers.at("authorization").as_string(), std::string("Bearer ") + token);
    EXPECT_EQ(headers.at("idempotency-key").as_string(), message.id);
    const boost::json::value wanted{{"message_id", message.id},
                                    {"from", {{"name", "Веха"}, {"address", "vekha@example.org"}}},
                                    {"to", {{"name", "Сулегина Т.В."}, {"address", "reader@example.org"}}},
                                    {"subject", message.subject},
                                    {"text", message.text},
                                    {"html", message.html},
                                    {"headers",
                                     {{"Date", "Tue, 31 Mar 2026 06:00:00 +0000"},
                                      {"Auto-Submitted", "auto-generated"},
                                      {"List-Id", "<vekha.example.org>"}}}};
    EXPECT_EQ(seen.at("body"), wanted);
}

TEST(Gateway, RetryAfterAndAWrongTokenAreToldApart) {
    const Peer peer("http_peer.py", {token});
    Outcome wanted = try_later(SendReason::rate_limited, 429);
    wanted.retry_after = std::chrono::seconds{7};
    EXPECT_EQ(gateway(peer)->send(message_to("limited")), wanted);
    wanted = try_later(SendReason::server_error, 503);
    wanted.retry_after = std::chrono::seconds{7};
    EXPECT_EQ(gateway(peer)->send(message_to("greylisted")), wanted);
    EXPECT_EQ(gateway(peer, "other")->send(message_to("reader")), try_later(SendReason::auth_failed, 401));
    EXPECT_EQ(gateway(peer)->send(message_to("broken")), try_later(SendReason::server_error, 502));
}

TEST(Gateway, AConnectionIsKeptForTheNextMessage) {
    const Peer peer("http_peer.py", {token});
    const auto channel = gateway(peer);
    for (int i = 0; i < 3; ++i) ASSERT_EQ(channel->send(message_to("reader")), delivered(202));
    const auto seen = peer.received();
    EXPECT_EQ(seen.at(0).at("peer"), seen.at(2).at("peer"));
}

TEST(Gateway, WrongOptionsAreNamed) {
    EXPECT_EQ(make_gateway_channel({"ftp://x", token, "a@example.org", "", {}}).error().where, "base_url");
    EXPECT_EQ(make_gateway_channel({"http://", token, "a@example.org", "", {}}).error().where, "base_url");
    EXPECT_EQ(make_gateway_channel({"http://u:p@x/", token, "a@example.org", "", {}}).error().where,
              "base_url");
    EXPECT_EQ(make_gateway_channel({"http://x", "", "a@example.org", "", {}}).error().where, "token");
    EXPECT_EQ(make_gateway_channel({"http://x", token, "", "", {}}).error().where, "from");
}

}  // namespace
}  // namespace vekha::test
