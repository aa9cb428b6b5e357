// Telegram and the mail gateway: what the contract suite does not say of every channel.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/channels/channels.hpp"
#include "tests/notifiers/channels/peers.hpp"

namespace vekha::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* token = "12345:SECRET-token";

std::string address(const Peer& peer, const std::string& scheme = "http") {
    return scheme + "://127.0.0.1:" + std::to_string(peer.port());
}

std::unique_ptr<Channel> telegram(const Peer& peer, const std::string& key = token) {
    return make_telegram_channel({address(peer), key, "", std::chrono::seconds{20}}).value();
}

std::unique_ptr<Channel> gateway(const Peer& peer, const std::string& key = token) {
    return make_gateway_channel(
               {address(peer), key, "Веха <vekha@example.org>", "", std::chrono::seconds{20}})
        .value();
}

TEST(Telegram, MessagesToOneChatWaitForTheirTurn) {
    const Peer peer("http_peer.py", {token});
    Instant now{day_of(2026, 3, 31)};
    std::chrono::milliseconds waited{0};
    TelegramOptions options{address(peer), token, "", std::chrono::seconds{20}};
    options.pace = {30, 1, [&] { return now; },
                    [&](std::chrono::milliseconds length) {
                        waited += length;
                        now += length;
                    }};
    const auto channel = make_telegram_channel(std::move(options)).value();
    for (int i = 0; i < 3; ++i) {
        Message message = message_to("100500");
        message.id = std::to_string(i) + "@example.org";
        ASSERT_EQ(channel->send(message), delivered(200));
    }
    EXPECT_GE(waited, std::chrono::seconds{2}) << "one a second, what the Bot API allows a chat";
    EXPECT_LT(waited, std::chrono::milliseconds{2500});
}

TEST(Telegram, SendsSubjectAndTextToTheChat) {
    const Peer peer("http_peer.py", {token});
    ASSERT_EQ(telegram(peer)->send(message_to("100500")), delivered(200));
    const auto seen = peer.received().at(0);
    EXPECT_EQ(seen.at("path").as_string(), std::string("/bot") + token + "/sendMessage");
    const auto& body = seen.at("body").as_object();
    EXPECT_EQ(body.at("chat_id").as_string(), "100500");
    EXPECT_THAT(std::string(body.at("text").as_string()), StartsWith("<b>п. 1.2 «Провести заседание"));
    EXPECT_THAT(std::string(body.at("text").as_string()), HasSubstr("</b>\n\nЗдравствуйте!"));
    EXPECT_EQ(body.at("parse_mode").as_string(), "HTML");
    EXPECT_FALSE(body.contains("reply_markup"));
}

TEST(Telegram, WordsOfAPlanNeverBecomeMarkup) {
    const Peer peer("http_peer.py", {token});
    Message message = message_to("100500");
    message.subject = "Отчёт <b>& справка</b>";
    message.text = "Открыть: https://vekha.example.org/go#a&b. Больше: <script>";
    message.links = {{"Открыть", "https://vekha.example.org/go#a&b"}};
    ASSERT_EQ(telegram(peer)->send(message), delivered(200));
    EXPECT_EQ(peer.received().at(0).at("body").as_object().at("text").as_string(),
              "<b>Отчёт &lt;b&gt;&amp; справка&lt;/b&gt;</b>\n\nОткрыть: "
              "<a href=\"https://vekha.example.org/go#a&amp;b\">Открыть</a>. Больше: &lt;script&gt;");
}

TEST(Telegram, WhereTheMarkupIsRefusedTheSameIsSaidInPlainWords) {
    const Peer peer("http_peer.py", {token});
    Message message = message_to("unmarked");
    message.text = "Сделайте & отчитайтесь";
    ASSERT_EQ(telegram(peer)->send(message), delivered(200));
    const auto seen = peer.received();
    ASSERT_THAT(seen, SizeIs(2));
    const auto& plain = seen[1].at("body").as_object();
    EXPECT_FALSE(plain.contains("parse_mode"));
    EXPECT_EQ(plain.at("text").as_string(), message.subject + "\n\n" + message.text);
}

TEST(Telegram, AnswersAndLinksAreButtonsAndABadLinkCostsOnlyTheLinks) {
    const Peer peer("http_peer.py", {token});
    Message message = message_to("plain");
    message.buttons = {task_buttons(TaskId{7}, 0, false)};
    message.links = {{"Открыть", "http://10.0.0.5/l/1"}};
    ASSERT_EQ(telegram(peer)->send(message), delivered(200));
    const auto seen = peer.received();
    ASSERT_THAT(seen, SizeIs(2));
    const auto rows = [](const boost::json::object& one) {
        return one.at("body").as_object().at("reply_markup").as_object().at("inline_keyboard").as_array();
    };
    ASSERT_THAT(rows(seen[0]), SizeIs(2));
    EXPECT_EQ(rows(seen[0])[1].as_array().at(0),
              (boost::json::value{{"text", "Открыть"}, {"url", "http://10.0.0.5/l/1"}}));
    ASSERT_THAT(rows(seen[1]), SizeIs(1));
    ASSERT_THAT(rows(seen[1])[0].as_array(), SizeIs(4));
    EXPECT_EQ(rows(seen[1])[0].as_array().at(0),
              (boost::json::value{{"text", "Принял"}, {"callback_data", "ack:7"}}));
}

TEST(Telegram, ABlockedBotIsTheRecipientsWordAndAWrongTokenIsOurs) {
    const Peer peer("http_peer.py", {token});
    EXPECT_EQ(telegram(peer)->send(message_to("blocked")), refused(SendReason::rejected_recipient, 403));
    EXPECT_EQ(telegram(peer, "1:other")->send(message_to("100500")), try_later(SendReason::auth_failed, 401));
}

TEST(Telegram, NonsenseAndTooMuchAreNotTakenForDelivery) {
    const Peer peer("http_peer.py", {token});
    const auto channel = telegram(peer);
    for (const char* who : {"nonsense", "huge", "broken", "astray"})
        EXPECT_EQ(channel->send(message_to(who)).verdict, SendVerdict::retry) << who;
}

TEST(Telegram, ALongDigestGoesInPartsAndGoesOnWhereItStopped) {
    const Peer peer("http_peer.py", {token});
    const auto channel = telegram(peer);
    Message message = message_to("stumbling");
    message.buttons = {task_buttons(TaskId{7}, 0, false)};
    message.text.clear();
    for (int i = 0; i < 400; ++i) message.text += "Строка номер " + std::to_string(i) + " длинного письма\n";
    EXPECT_EQ(channel->send(message).verdict, SendVerdict::retry);
    EXPECT_EQ(channel->send(message), delivered(200));
    std::string whole;
    const auto seen = peer.received();
    ASSERT_THAT(seen, SizeIs(::testing::Gt(3U)));
    EXPECT_EQ(seen[1].at("body"), seen[2].at("body"));
    for (std::size_t i = 0; i < seen.size(); ++i)
        EXPECT_EQ(seen[i].at("body").as_object().contains("reply_markup"), i + 1 == seen.size()) << i;
    for (std::size_t i = 0; i < seen.size(); ++i)
        if (i != 1) whole += std::string(seen[i].at("body").as_object().at("text").as_string()) + "\n";
    for (int i = 0; i < 400; ++i) EXPECT_THAT(whole, HasSubstr("номер " + std::to_string(i) + " длинного"));
}

TEST(Telegram, ATokenThatWouldBendThePathIsRefusedWithoutBeingRepeated) {
    for (const char* bad : {"", "1:a/../b", "1:a b", "1:a\r\nHost: x", "1:a?x=1"}) {
        const auto made =
            make_telegram_channel({"https://api.telegram.org", bad, "", std::chrono::seconds{1}});
        ASSERT_FALSE(made) << bad;
        EXPECT_EQ(made.error().where, "token");
        if (*bad != '\0') {
            EXPECT_THAT(describe(made.error()), Not(HasSubstr(bad)));
        }
    }
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
