// Telegram: what the suites do not say of every channel.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/channels/channels.hpp"
#include "tests/notifiers/channels/rigs.hpp"

namespace vekha::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::string address(const Peer& peer) {
    return "http://127.0.0.1:" + std::to_string(peer.port());
}

std::unique_ptr<Channel> telegram(const Peer& peer, const std::string& key = token) {
    return make_telegram_channel({address(peer), key, "", std::chrono::seconds{20}}).value();
}

std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "Строка номер " + std::to_string(i) + " длинного письма\n";
    return text;
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

TEST(Telegram, NonsenseIsNotTakenForDelivery) {
    const Peer peer("http_peer.py", {token});
    EXPECT_EQ(telegram(peer)->send(message_to("nonsense")), try_later(SendReason::server_error, 200));
}

TEST(Telegram, ALongDigestGoesInPartsAndGoesOnWhereItStopped) {
    const Peer peer("http_peer.py", {token});
    const auto channel = telegram(peer);
    Message message = message_to("stumbling");
    message.buttons = {task_buttons(TaskId{7}, 0, false)};
    message.text = lines(300);
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
    for (int i = 0; i < 300; ++i) EXPECT_THAT(whole, HasSubstr("номер " + std::to_string(i) + " длинного"));
}

/// The texts of the messages that arrived, in order, and where a file stood between them.
std::vector<std::string> arrived(const Peer& peer) {
    std::vector<std::string> all;
    for (const auto& seen : peer.received()) {
        const auto& body = seen.at("body").as_object();
        all.emplace_back(body.contains("document") ? std::string_view("(file)")
                                                   : std::string_view(body.at("text").as_string()));
    }
    return all;
}

/// A digest that nobody reads in a chat.
Message long_digest(const std::string& who) {
    Message message = message_to(who);
    message.subject = "На 12 мая: 50 задач";
    message.text = lines(600) + "Открыть: https://vekha.example.org/go#a&b\n";
    message.file_name = "Сводка на 12.05.2026";
    message.buttons = {task_buttons(TaskId{7}, 0, false)};
    return message;
}

TEST(Telegram, ADigestOfManyPartsLeavesAsItsBeginningAndAFileWithAllOfIt) {
    const Peer peer("http_peer.py", {token});
    ASSERT_EQ(telegram(peer)->send(long_digest("100500")), delivered(200));
    const auto seen = peer.received();
    ASSERT_THAT(seen, SizeIs(2));
    EXPECT_THAT(arrived(peer)[0], StartsWith("<b>На 12 мая: 50 задач</b>\n\nСтрока номер 0 "));
    EXPECT_TRUE(seen[0].at("body").as_object().contains("reply_markup")) << "what can be answered is";
    EXPECT_EQ(seen[1].at("path").as_string(), std::string("/bot") + token + "/sendDocument");
    const auto& form = seen[1].at("body").as_object();
    EXPECT_EQ(form.at("chat_id").at("content").as_string(), "100500");
    EXPECT_EQ(form.at("caption").at("content").as_string(), "Сообщение целиком, с начала до конца");
    const auto& file = form.at("document").as_object();
    EXPECT_EQ(file.at("file_name").as_string(), "Сводка на 12.05.2026.html");
    const std::string page(file.at("content").as_string());
    EXPECT_THAT(page, HasSubstr("<meta charset=\"utf-8\">"));
    EXPECT_THAT(page, HasSubstr("<b>На 12 мая: 50 задач</b>"));
    EXPECT_THAT(page, HasSubstr("<a href=\"https://vekha.example.org/go#a&amp;b\">"));
    for (int i = 0; i < 600; ++i) EXPECT_THAT(page, HasSubstr("номер " + std::to_string(i) + " длинного"));
}

TEST(Telegram, WhereAFileIsRefusedTheOtherPartsGoOutAsWords) {
    for (const char* who : {"wordsonly", "oldserver"}) {
        const Peer peer("http_peer.py", {token});
        ASSERT_EQ(telegram(peer)->send(long_digest(who)), delivered(200)) << who;
        const auto texts = arrived(peer);
        ASSERT_THAT(texts, SizeIs(::testing::Gt(5U)));
        EXPECT_EQ(texts[1], "(file)");
        std::string whole;
        for (const auto& text : texts) whole += text + "\n";
        for (int i = 0; i < 600; ++i)
            EXPECT_THAT(whole, HasSubstr("номер " + std::to_string(i) + " длинного"));
    }
}

TEST(Telegram, AFileThatFailedForAWhileIsTriedAgainWithoutItsBeginning) {
    const Peer peer("http_peer.py", {token});
    const auto channel = telegram(peer);
    EXPECT_EQ(channel->send(long_digest("stumbling")), try_later(SendReason::server_error, 500));
    EXPECT_EQ(channel->send(long_digest("stumbling")), delivered(200));
    EXPECT_THAT(arrived(peer), ElementsAre(StartsWith("<b>"), "(file)", "(file)"));
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

}  // namespace
}  // namespace vekha::test
