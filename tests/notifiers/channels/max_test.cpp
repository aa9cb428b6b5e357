// MAX: what the contract suite does not say of every channel.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/turnstile.hpp"
#include "tests/notifiers/channels/peers.hpp"
#include "tests/support/build.hpp"

namespace vekha::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using namespace std::chrono_literals;

constexpr const char* token = "f9LHodD0cOL5-SECRET_token";

std::unique_ptr<Channel> max(const Peer& peer, const std::string& key = token) {
    return make_max_channel({"http://127.0.0.1:" + std::to_string(peer.port()), key, "", 20s, {}}).value();
}

std::string text_of(const boost::json::object& seen) {
    return std::string(seen.at("body").as_object().at("text").as_string());
}

/// As many buttons as links, each with its address.
std::vector<std::string> addresses_in(const boost::json::object& seen) {
    std::vector<std::string> addresses;
    const auto* attachments = seen.at("body").as_object().if_contains("attachments");
    if (attachments == nullptr) return addresses;
    const auto& keyboard = attachments->as_array().at(0).as_object();
    EXPECT_EQ(keyboard.at("type").as_string(), "inline_keyboard");
    for (const auto& row : keyboard.at("payload").as_object().at("buttons").as_array()) {
        EXPECT_THAT(row.as_array(), SizeIs(1));
        const auto& button = row.as_array().at(0).as_object();
        EXPECT_EQ(button.at("type").as_string(), "link");
        EXPECT_FALSE(button.at("text").as_string().empty());
        addresses.emplace_back(button.at("url").as_string());
    }
    return addresses;
}

TEST(Max, SendsPlainWordsToThePersonAndTheTokenInItsHeaderAlone) {
    const Peer peer("http_peer.py", {token});
    ASSERT_EQ(max(peer)->send(message_to("100500")), delivered(200));
    const auto seen = peer.received().at(0);
    EXPECT_EQ(seen.at("path").as_string(), "/messages?user_id=100500&disable_link_preview=true");
    EXPECT_EQ(seen.at("headers").as_object().at("authorization").as_string(), token);
    const auto& body = seen.at("body").as_object();
    EXPECT_THAT(text_of(seen), StartsWith("п. 1.2 «Провести заседание"));
    EXPECT_THAT(text_of(seen), HasSubstr("\n\nЗдравствуйте!"));
    EXPECT_EQ(body.at("notify").as_bool(), true);
    EXPECT_FALSE(body.contains("format"));
    EXPECT_FALSE(body.contains("attachments"));
    EXPECT_THAT(boost::json::serialize(body), Not(HasSubstr(token)));
}

TEST(Max, AGroupIsWrittenToByItsChat) {
    const Peer peer("http_peer.py", {token});
    Message message = message_to("reader");
    message.recipient.max = "-7100";
    ASSERT_EQ(max(peer)->send(message), delivered(200));
    EXPECT_THAT(std::string(peer.received().at(0).at("path").as_string()),
                StartsWith("/messages?chat_id=-7100&"));
}

TEST(Max, WhatIsNoNumberNeverReachesTheAddressOfARequest) {
    const Peer peer("http_peer.py", {token});
    Message message = message_to("reader");
    message.recipient.max = "1&chat_id=2";
    EXPECT_EQ(max(peer)->send(message), refused(SendReason::rejected_recipient));
    EXPECT_THAT(peer.received(), IsEmpty());
}

TEST(Max, LinksBecomeButtonsAndTooLongOnesAreLeftToTheText) {
    const Peer peer("http_peer.py", {token});
    Message message = message_to("reader");
    message.links = {{"Открыть 1: п. 1.2", "https://vekha.example.org/l/1"},
                     {"Открыть 2", "https://vekha.example.org/" + std::string(3000, 'x')},
                     {"", "https://vekha.example.org/l/3"}};
    for (int i = 0; i < 40; ++i)
        message.links.push_back({std::string(500, 'x'), "https://vekha.example.org/l/4"});
    ASSERT_EQ(max(peer)->send(message), delivered(200));
    const auto addresses = addresses_in(peer.received().at(0));
    EXPECT_THAT(addresses, SizeIs(30));
    EXPECT_THAT(addresses, Not(::testing::Contains("https://vekha.example.org/l/3")));
    EXPECT_EQ(addresses.at(0), "https://vekha.example.org/l/1");
    EXPECT_THAT(boost::json::serialize(peer.received().at(0)), Not(HasSubstr(std::string(129, 'x'))));
}

TEST(Max, AButtonThatTheApiDislikesDoesNotCostTheMessage) {
    const Peer peer("http_peer.py", {token});
    Message message = message_to("plain");
    message.links = {{"Открыть", "http://10.0.0.5:8080/l/1"}};
    EXPECT_EQ(max(peer)->send(message), delivered(200));
    const auto seen = peer.received();
    ASSERT_THAT(seen, SizeIs(2));
    EXPECT_THAT(addresses_in(seen[0]), SizeIs(1));
    EXPECT_THAT(addresses_in(seen[1]), IsEmpty());
}

TEST(Max, AnswersAreCallbackButtonsThatOutliveABadLink) {
    const Peer peer("http_peer.py", {token});
    Message message = message_to("reader");
    message.buttons = {task_buttons(TaskId{7}, 1, false), task_buttons(TaskId{8}, 2, false)};
    message.links = {{"Открыть", "https://vekha.example.org/l/1"}};
    ASSERT_EQ(max(peer)->send(message), delivered(200));
    const auto seen = peer.received();
    ASSERT_THAT(seen, SizeIs(1));
    const auto& keyboard = seen[0].at("body").as_object().at("attachments").as_array().at(0).as_object();
    const auto& rows = keyboard.at("payload").as_object().at("buttons").as_array();
    ASSERT_THAT(rows, SizeIs(3));
    ASSERT_THAT(rows[1].as_array(), SizeIs(4));
    EXPECT_EQ(rows[1].as_array().at(0),
              (boost::json::value{{"type", "callback"}, {"text", "2. Принял"}, {"payload", "ack:8"}}));
    EXPECT_EQ(rows[2].as_array().at(0).as_object().at("type").as_string(), "link");
}

TEST(Max, ABlockedDialogueIsTheRecipientsWordAndAWrongTokenIsOurs) {
    const Peer peer("http_peer.py", {token});
    EXPECT_EQ(max(peer)->send(message_to("blocked")), refused(SendReason::rejected_recipient, 403));
    EXPECT_EQ(max(peer)->send(message_to("unknown")), refused(SendReason::rejected_recipient, 404));
    EXPECT_EQ(max(peer, "other")->send(message_to("reader")), try_later(SendReason::auth_failed, 401));
}

TEST(Max, APlaceWhereTheApiIsNotBlamesNobody) {
    const Peer peer("http_peer.py", {token});
    EXPECT_EQ(max(peer)->send(message_to("lost")), try_later(SendReason::server_error, 404));
}

TEST(Max, AnAnswerThatNamesNoMessageIsNotTakenForDelivery) {
    const Peer peer("http_peer.py", {token});
    const auto channel = max(peer);
    for (const char* who : {"lying", "mute", "nonsense"})
        EXPECT_EQ(channel->send(message_to(who)), try_later(SendReason::server_error, 200)) << who;
}

TEST(Max, ALongDigestGoesInPartsWithItsButtonsUnderTheLastAndGoesOnWhereItStopped) {
    const Peer peer("http_peer.py", {token});
    const auto channel = max(peer);
    Message message = message_to("stumbling");
    message.links = {{"Открыть 1", "https://vekha.example.org/l/1"}};
    message.text.clear();
    for (int i = 0; i < 400; ++i) message.text += "Строка номер " + std::to_string(i) + " длинного письма\n";
    EXPECT_EQ(channel->send(message).verdict, SendVerdict::retry);
    EXPECT_EQ(channel->send(message), delivered(200));
    const auto seen = peer.received();
    ASSERT_THAT(seen, SizeIs(::testing::Gt(3U)));
    EXPECT_EQ(seen[1].at("body"), seen[2].at("body"));
    std::string whole;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        EXPECT_THAT(addresses_in(seen[i]), SizeIs(i + 1 == seen.size() ? 1 : 0));
        if (i != 1) whole += text_of(seen[i]) + "\n";
    }
    for (int i = 0; i < 400; ++i) EXPECT_THAT(whole, HasSubstr("номер " + std::to_string(i) + " длинного"));
}

TEST(Max, ATokenThatWouldBendTheHeaderIsRefusedWithoutBeingRepeated) {
    for (const char* bad : {"", "a b", "a\r\nHost: x", "жетон"}) {
        const auto made = make_max_channel({"https://platform-api2.max.ru", bad, "", 1s, {}});
        ASSERT_FALSE(made) << bad;
        EXPECT_EQ(made.error().where, "token");
        if (*bad != '\0') {
            EXPECT_THAT(describe(made.error()), Not(HasSubstr(bad)));
        }
    }
    EXPECT_EQ(make_max_channel({"platform-api2.max.ru", token, "", 1s, {}}).error().where, "base_url");
}

/// A clock that moves only where somebody waits.
struct PacedMorning {
    Instant now = at("2026-03-31T06:00:00Z");
    std::vector<std::chrono::milliseconds> waits;
    Pace pace{30, 2, [this] { return now; },
              [this](std::chrono::milliseconds wait) {
                  waits.push_back(wait);
                  now += wait;
              }};
};

TEST(Turnstile, TheNextMessageToOneChatWaitsAndHoldsUpNobodyElse) {
    PacedMorning morning;
    Turnstile turnstile(morning.pace);
    EXPECT_EQ(turnstile.pass("101"), std::nullopt);
    EXPECT_EQ(turnstile.pass("101"), std::nullopt);
    EXPECT_THAT(morning.waits, ElementsAre(500ms));
    EXPECT_EQ(turnstile.pass("102"), std::nullopt);
    EXPECT_THAT(morning.waits, ElementsAre(500ms, 34ms));
}

TEST(Turnstile, AThousandPeopleTakeAsLongAsTheChannelsLimitSays) {
    PacedMorning morning;
    Turnstile turnstile(morning.pace);
    const Instant start = morning.now;
    for (int i = 0; i <= 900; ++i) ASSERT_EQ(turnstile.pass(std::to_string(i)), std::nullopt);
    EXPECT_GE(morning.now - start, 30s);
    EXPECT_LE(morning.now - start, 31s);
}

TEST(Turnstile, WhoseTurnIsTooFarAwayComesAgainLater) {
    PacedMorning morning;
    morning.pace.pause = [](std::chrono::milliseconds) {};
    Turnstile turnstile(morning.pace);
    for (int i = 0; i <= longest_turn / 500ms; ++i) EXPECT_EQ(turnstile.pass("101"), std::nullopt);
    EXPECT_EQ(turnstile.pass("101"), try_later(SendReason::rate_limited));
    EXPECT_EQ(turnstile.pass("102"), std::nullopt);
}

TEST(Turnstile, WithoutAClockNobodyWaits) {
    Turnstile turnstile(Pace{1, 1, {}, {}});
    for (int i = 0; i < 100; ++i) EXPECT_EQ(turnstile.pass("101"), std::nullopt);
}

}  // namespace
}  // namespace vekha::test
