// `vekha webhooks …` at the shell: with a receiver that is not ours where there is Node.js to run it with.
#include <gmock/gmock.h>

#include "tests/daemon/commands/shell.hpp"
#include "tests/support/webhooks/webhook_peer.hpp"
#include "workflow/service/webhook_signature.hpp"

namespace vekha::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class WebhooksCommand : public PlannedShell {
  protected:
    Said webhooks(std::vector<std::string> words = {}) { return call("webhooks", std::move(words)); }
    Said add(const std::string& address, const std::string& types = "") {
        std::vector<std::string> words{"add", "--name", "СЭД района", "--address", address};
        if (!types.empty()) words.insert(words.end(), {"--types", types});
        return webhooks(words);
    }
    /// What the operator lets the program reach beside public addresses.
    void allow(int port) {
        std::ofstream(folder_ / "data/vekha.toml")
            << "[store]\ndata = \".\"\n[webhooks]\nallow = [\"127.0.0.1\"]\nports = [" << port << "]\n";
    }
    static std::string secret_in(const std::string& text) {
        const auto at = text.find("whsec_");
        return at == std::string::npos ? "" : text.substr(at, text.find_first_of("\r\n", at) - at);
    }
};

TEST_F(WebhooksCommand, ASubscriptionIsMadeShowsItsSecretOnceAndStandsInTheList) {
    EXPECT_THAT(webhooks().out, HasSubstr("Подписок нет."));
    allow(8443);
    const auto made = add("https://127.0.0.1:8443/vekha", "task.accepted,task.overdue");
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, HasSubstr("Подписка 1 создана."));
    EXPECT_FALSE(secret_in(made.out).empty());
    const auto list = webhooks();
    EXPECT_THAT(list.out, AllOf(HasSubstr("СЭД района"), HasSubstr("событий: 2"), HasSubstr("действует")));
    EXPECT_THAT(list.out, Not(HasSubstr("whsec_")));
}

TEST_F(WebhooksCommand, WhatCannotBeASubscriptionIsRefusedWithTheMend) {
    EXPECT_THAT(webhooks({"add", "--name", "СЭД"}).err, HasSubstr("--address"));
    EXPECT_NE(add("http://169.254.169.254/latest").code, 0) << "the inside of a network is nobody's receiver";
    EXPECT_NE(add("ftp://example.org/").code, 0);
    allow(8443);
    EXPECT_THAT(add("https://127.0.0.1:8443/", "task.sung").err, HasSubstr("«task.sung» неизвестно"));
    EXPECT_NE(add("https://127.0.0.1:22/").code, 0) << "a port that is not allowed";
    EXPECT_THAT(webhooks().out, HasSubstr("Подписок нет.")) << "nothing half made";
}

TEST_F(WebhooksCommand, ATestLetterReachesTheReceiverAndItsRefusalIsTold) {
    if (!test::WebhookPeer::to_be_had()) GTEST_SKIP() << "no Node.js here";
    const test::WebhookPeer peer(make_webhook_secret());
    allow(peer.port());
    const auto at = [&](const std::string& path) {
        return "http://127.0.0.1:" + std::to_string(peer.port()) + path;
    };
    ASSERT_EQ(add(at("/ok")).code, 0);
    ASSERT_EQ(add(at("/fail")).code, 0);
    EXPECT_THAT(webhooks({"test", "1"}).out, HasSubstr("Проверочное письмо принято (ответ 204)."));
    ASSERT_THAT(peer.seen(), SizeIs(1));
    EXPECT_THAT(peer.seen().front().body, HasSubstr("webhook.test"));
    const auto refused = webhooks({"test", "2"});
    EXPECT_NE(refused.code, 0);
    EXPECT_THAT(refused.err,
                AllOf(HasSubstr("Проверочное письмо не принято: server_error"), HasSubstr("500")));
    const auto unknown = webhooks({"test", "7"});
    EXPECT_THAT(unknown.err, AllOf(HasSubstr("Такой подписки нет."), HasSubstr("vekha webhooks")));
}

TEST_F(WebhooksCommand, LettersThatDidNotArriveAreShownAndSentAgainByNumber) {
    allow(8443);
    ASSERT_EQ(add("https://127.0.0.1:8443/").code, 0);
    EXPECT_THAT(webhooks({"letters", "1"}).out, HasSubstr("Недоставленных писем нет."));
    EXPECT_THAT(webhooks({"replay", "1"}).out, HasSubstr("Отправится ещё раз: 0."));
    EXPECT_NE(webhooks({"replay", "1", "5"}).code, 0);
    EXPECT_NE(webhooks({"replay", "9"}).code, 0);
}

TEST_F(WebhooksCommand, WordsThatItDoesNotKnowAreNamed) {
    EXPECT_THAT(webhooks({"sing"}).err, AllOf(HasSubstr("«sing»"), HasSubstr("Использование")));
    EXPECT_THAT(webhooks({"test", "x"}).err, HasSubstr("«x» — не действие и не номер."));
    EXPECT_THAT(webhooks({"replay", "1", "x"}).err, HasSubstr("«x»"));
}

}  // namespace
}  // namespace vekha::commands
