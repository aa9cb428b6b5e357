// Telegram as others emulate it, and MAX as its own client speaks: what both sides must agree on.
#include <map>
#include <set>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/http_client.hpp"
#include "notifiers/inbox/bot.hpp"
#include "tests/notifiers/channels/peers.hpp"
#include "tests/support/bots/bot_peers.hpp"

namespace vekha::test {
namespace {

namespace json = boost::json;
using ::testing::SizeIs;
using namespace std::chrono_literals;

constexpr const char* token = "12345:SECRET-token";
constexpr const char* hook = "https://vekha.example.org/api/v1/hooks/max";

Message reminder() {
    Message message;
    message.id = "1.00ff@vekha.example.org";
    message.recipient.telegram = message.recipient.max = "700";
    message.text = "Срок сегодня";
    message.buttons = {task_buttons(TaskId{7}, 0, false)};
    message.links = {{"Открыть", "https://vekha.example.org/go"}};
    return message;
}

TEST(TelegramOfOthers, WhatAPersonWritesAndPressesComesAndTheAnswerArrivesWithItsButtons) {
    if (!node_to_be_had()) GTEST_SKIP() << "there is no Node.js";
    const TelegramPeer peer;
    const auto http = HttpClient::make({peer.base_url(), "", 20s}).value();
    BotOptions options;
    options.base_url = peer.base_url();
    options.token = token;
    const auto bot = make_telegram_bot(options).value();
    const json::object from{{"id", 700}, {"first_name", "Олег"}, {"is_bot", false}};
    const json::object chat{{"id", 700}, {"type", "private"}};
    const auto give = [&](const char* path, json::object what) {
        what["botToken"] = token;
        what["date"] = 1774944000;
        what["from"] = from;
        const auto given = http->post_json(path, {}, json::serialize(what));
        ASSERT_TRUE(given);
        ASSERT_EQ(given->status, 200) << given->body;
    };
    give("/sendMessage", {{"chat", chat}, {"text", "/start K7abc"}});
    give("/sendCallback", {{"message", {{"from", from}, {"chat", chat}}}, {"data", "ack:7"}});

    const auto came = bot->poll(std::nullopt, 0s);
    ASSERT_TRUE(came) << describe(came.error());
    ASSERT_THAT(came->updates, SizeIs(2));
    EXPECT_EQ(came->updates[0].start, "K7abc");
    EXPECT_EQ(came->updates[0].chat, "700");
    EXPECT_EQ(came->updates[1].pressed, (AnswerToken{AnswerVerb::acknowledge, TaskId{7}, 0}));
    EXPECT_TRUE(bot->heard(came->updates[1].callback));

    ASSERT_EQ(make_telegram_channel({peer.base_url(), token, "", 20s}).value()->send(reminder()),
              delivered(200));
    const auto said = http->post_json("/getUpdates", {},
                                      json::serialize(json::object{{"token", token}, {"chatId", "700"}}));
    ASSERT_TRUE(said);
    const auto all = json::parse(said->body).at("result").as_array();
    ASSERT_THAT(all, SizeIs(1));
    const auto& message = all[0].at("message");
    EXPECT_EQ(message.at("text").as_string(), "Срок сегодня");
    const auto& rows = message.at("reply_markup").at("inline_keyboard").as_array();
    EXPECT_EQ(rows.at(0).as_array().at(0).at("callback_data").as_string(), "ack:7");
    EXPECT_TRUE(bot->set_hook("https://vekha.example.org/api/v1/hooks/telegram", "s3cret-of-the-hook"));
    EXPECT_TRUE(bot->drop_hook({}));
}

/// What must be alike whoever asks: method, path, the query without its order, who asks, and the body.
struct Asked {
    std::string method;
    std::string path;
    std::set<std::string> query;
    std::string authorization;
    json::value body;
    friend bool operator==(const Asked&, const Asked&) = default;
};

void PrintTo(const Asked& asked, std::ostream* out) {
    *out << asked.method << " " << asked.path;
    for (const auto& part : asked.query) *out << " " << part;
    *out << " " << asked.authorization << " " << json::serialize(asked.body);
}

std::vector<Asked> asked_of(const Peer& peer) {
    std::vector<Asked> all;
    for (const auto& seen : peer.received()) {
        const std::string target(seen.at("path").as_string());
        const auto mark = std::min(target.find('?'), target.size());
        Asked asked{std::string(seen.at("method").as_string()),
                    target.substr(0, mark),
                    {},
                    std::string(seen.at("headers").at("authorization").as_string()),
                    seen.at("body")};
        for (auto rest = target.substr(std::min(mark + 1, target.size())); !rest.empty();) {
            const auto end = std::min(rest.find('&'), rest.size());
            auto part = rest.substr(0, end);
            // A form's way to write a space.
            for (auto plus = part.find('+'); plus != std::string::npos; plus = part.find('+'))
                part.replace(plus, 1, "%20");
            asked.query.insert(std::move(part));
            rest.erase(0, end + 1);
        }
        all.push_back(std::move(asked));
    }
    return all;
}

TEST(MaxOfItsOwnClient, EveryRequestOfVekhaIsTheOneThatTheClientMakes) {
    if (!node_to_be_had()) GTEST_SKIP() << "there is no Node.js";
    // As with MAX itself, by HTTPS under a root that the system does not know.
    const CertificateAuthority ministry;
    const auto identity = ministry.good();
    const std::vector<std::string> tls{token, "--tls", identity.certificate, identity.key};
    const Peer theirs("bot_peer.py", tls);
    run_max_client("https://127.0.0.1:" + std::to_string(theirs.port()), token, ministry.bundle());

    const Peer ours("bot_peer.py", tls);
    BotOptions options;
    options.base_url = "https://127.0.0.1:" + std::to_string(ours.port());
    options.ca_file = ministry.bundle();
    options.token = token;
    options.timeout = 20s;
    const auto bot = make_max_bot(options).value();
    EXPECT_TRUE(bot->poll(7, 1s));
    EXPECT_TRUE(bot->heard("cb 1/2"));
    EXPECT_TRUE(bot->set_hook(hook, "s3cret-of-the-hook"));
    EXPECT_TRUE(bot->drop_hook(hook));
    EXPECT_EQ(make_max_channel({options.base_url, token, options.ca_file, 20s, {}}).value()->send(reminder()),
              delivered(200));

    const auto wanted = asked_of(theirs);
    ASSERT_THAT(wanted, SizeIs(5));
    EXPECT_THAT(asked_of(ours), ::testing::ElementsAreArray(wanted));
}

}  // namespace
}  // namespace vekha::test
