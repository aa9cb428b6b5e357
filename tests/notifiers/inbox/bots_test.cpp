// Both messengers' ways in against a stand-in of their APIs: what is asked, what is believed, what is
// fetched.
#include <future>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/channels/http_client.hpp"
#include "notifiers/inbox/bot.hpp"
#include "tests/notifiers/channels/peers.hpp"

namespace vekha::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using namespace std::chrono_literals;

constexpr const char* token = "12345:SECRET-token";

/// One messenger with its stand-in.
class Bots : public ::testing::TestWithParam<std::string> {
  protected:
    std::unique_ptr<Bot> bot(const std::string& key = token) const { return bot_at(base(), key); }
    std::unique_ptr<Bot> bot_at(const std::string& place, const std::string& key,
                                const std::string& ca_file = {}) const {
        BotOptions options;
        options.base_url = place;
        options.token = key;
        options.ca_file = ca_file;
        options.timeout = 20s;
        return is_max() ? make_max_bot(options).value() : make_telegram_bot(options).value();
    }
    bool is_max() const { return GetParam() == "max"; }
    std::string base() const { return "http://127.0.0.1:" + std::to_string(peer_.port()); }
    void give(int number) const {
        const std::string update =
            is_max()
                ? R"({"update_type":"bot_started","timestamp":)" + std::to_string(number) +
                      R"(,"user":{"user_id":700},"payload":"код"})"
                : R"({"update_id":)" + std::to_string(number) +
                      R"(,"message":{"message_id":1,"from":{"id":700},"chat":{"id":700,"type":"private"},"text":"/start код"}})";
        ASSERT_TRUE((*HttpClient::make({base(), "", 20s}))->post_json("/give", {}, update));
    }
    OfferedFile file(const std::string& name, std::int64_t size = 0) const {
        return {name, "", size, is_max() ? base() + "/file/" + name : name};
    }
    Result<std::size_t> fetched(const OfferedFile& offered) {
        std::size_t bytes = 0;
        const auto done = bot()->fetch(offered, [&](std::span<const std::byte> piece) {
            bytes += piece.size();
            return bytes <= 5000;
        });
        if (!done) return tl::unexpected(done.error());
        return bytes;
    }

    Peer peer_{"bot_peer.py", {token}};
};

TEST_P(Bots, UpdatesComeOnceTheyAreConfirmedByAskingForTheNext) {
    const auto asked = bot();
    give(5);
    const auto first = asked->poll(std::nullopt, 0s);
    ASSERT_TRUE(first) << describe(first.error());
    ASSERT_THAT(first->updates, SizeIs(1));
    EXPECT_EQ(first->updates[0].start, "код");
    EXPECT_EQ(first->updates[0].sender, "700");
    EXPECT_THAT(asked->poll(std::nullopt, 0s)->updates, SizeIs(1)) << "nobody confirmed it";
    ASSERT_TRUE(first->next);
    EXPECT_THAT(asked->poll(first->next, 0s)->updates, SizeIs(0));
}

TEST_P(Bots, AQuestionThatWaitsEndsWhenTheDaemonStops) {
    const auto asked = bot();
    auto waiting = std::async(std::launch::async, [&] { return asked->poll(std::nullopt, 60s); });
    while (peer_.received().empty()) std::this_thread::yield();
    asked->interrupt();
    EXPECT_FALSE(waiting.get());
    EXPECT_FALSE(asked->poll(std::nullopt, 0s)) << "nothing begins any more";
}

TEST_P(Bots, AWrongTokenIsNamedWithoutBeingRepeated) {
    const auto refused = bot("1:other")->poll(std::nullopt, 0s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::unauthenticated);
    EXPECT_THAT(describe(refused.error()), Not(HasSubstr("other")));
}

TEST_P(Bots, AFileIsFetchedByPiecesWhileTheSinkTakesThem) {
    EXPECT_EQ(fetched(file("bytes-4000")), 4000U);
    EXPECT_FALSE(fetched(file("bytes-900000"))) << "the sink had enough";
    EXPECT_EQ(fetched(file("cut")).error().fault, Fault::unavailable);
    EXPECT_EQ(fetched(file("gone")).error().fault, Fault::not_found);
    EXPECT_FALSE(fetched(file("astray"))) << "a redirect is not followed";
}

TEST_P(Bots, OverHttpsOnlyTheNamedRootIsBelievedForUpdatesAndFilesAlike) {
    const CertificateAuthority office;
    const auto at = [&](const Identity& shown) {
        return std::make_unique<Peer>("bot_peer.py",
                                      std::vector<std::string>{token, "--tls", shown.certificate, shown.key});
    };
    const auto place = [](const Peer& peer) { return "https://127.0.0.1:" + std::to_string(peer.port()); };
    const auto good = at(office.good());
    const auto trusting = bot_at(place(*good), token, office.bundle());
    EXPECT_TRUE(trusting->poll(std::nullopt, 0s));
    const OfferedFile file{"приказ.pdf", "", 0, is_max() ? place(*good) + "/file/bytes-10" : "bytes-10"};
    std::size_t bytes = 0;
    EXPECT_TRUE(trusting->fetch(file, [&](auto piece) { return (bytes += piece.size()) > 0; }));
    EXPECT_EQ(bytes, 10U);

    const auto refused = [&](const Peer& peer, const std::string& ca_file) {
        const auto seen = peer.received().size();
        const auto answer = bot_at(place(peer), token, ca_file)->poll(std::nullopt, 0s);
        EXPECT_EQ(peer.received().size(), seen) << "the key may have been read by a stranger";
        return answer ? std::string() : describe(answer.error());
    };
    EXPECT_THAT(refused(*good, ""), HasSubstr("Проверьте ca_file"));
    EXPECT_THAT(refused(*at(office.expired()), office.bundle()), HasSubstr("Проверьте ca_file"));
    EXPECT_THAT(refused(*at(office.of_another_host()), office.bundle()), HasSubstr("Проверьте ca_file"));
}

TEST_P(Bots, AWebhookIsSetWithItsSecretAndAPressIsHeard) {
    const auto told = bot();
    EXPECT_TRUE(told->set_hook("https://vekha.example.org/api/v1/hooks/x", "s3cret-of-the-hook"));
    EXPECT_TRUE(told->heard("cb 1/2"));
    EXPECT_TRUE(told->drop_hook("https://vekha.example.org/api/v1/hooks/x"));
    const auto seen = peer_.received();
    ASSERT_THAT(seen, SizeIs(3));
    const auto& set = seen[0].at("body").as_object();
    EXPECT_EQ(set.at("url").as_string(), "https://vekha.example.org/api/v1/hooks/x");
    EXPECT_EQ(set.at(is_max() ? "secret" : "secret_token").as_string(), "s3cret-of-the-hook");
    if (is_max())
        EXPECT_EQ(seen[1].at("path").as_string(), "/answers?callback_id=cb%201%2F2");
    else
        EXPECT_EQ(seen[1].at("body").as_object().at("callback_query_id").as_string(), "cb 1/2");
    EXPECT_EQ(seen[2].at("method").as_string(), is_max() ? "DELETE" : "POST");
}

INSTANTIATE_TEST_SUITE_P(All, Bots, ::testing::Values("telegram", "max"),
                         [](const auto& one) { return one.param; });

using TelegramBots = Bots;

TEST_P(TelegramBots, TwentyMegabytesAreTheMostAndNoPathLeadsElsewhere) {
    EXPECT_EQ(fetched(file("large")).error().fault, Fault::too_large);
    EXPECT_THAT(peer_.received(), SizeIs(1));
    EXPECT_EQ(fetched(file("astray")).error().fault, Fault::not_found);
    for (const auto& seen : peer_.received())
        EXPECT_THAT(std::string(seen.at("path").as_string()), Not(HasSubstr("passwd")));
    BotOptions options;
    options.base_url = "https://api.telegram.org";
    options.token = token;
    const auto announced = make_telegram_bot(options).value()->fetch(
        {"кино.mp4", "video/mp4", std::int64_t{2} << 30, "id"}, [](auto) { return true; });
    EXPECT_EQ(announced.error().fault, Fault::too_large) << "and nobody was asked";
}

INSTANTIATE_TEST_SUITE_P(Alone, TelegramBots, ::testing::Values("telegram"));

using MaxBots = Bots;

TEST_P(MaxBots, AFileFromInsideTheOfficeIsNotFetchedAndTheTokenStaysAtHome) {
    for (const char* place : {"http://127.0.0.1:1/file/bytes-10", "https://intranet.example.org/a", "x"})
        EXPECT_EQ(fetched({"приказ.pdf", "", 0, place}).error().fault, Fault::forbidden) << place;
    EXPECT_TRUE(fetched(file("bytes-10")));
    for (const auto& seen : peer_.received())
        EXPECT_FALSE(seen.at("headers").as_object().contains("authorization"));
}

TEST_P(MaxBots, ARefusalInsideAnAnswer200IsARefusal) {
    EXPECT_FALSE(bot()->set_hook("https://refused.example.org/api/v1/hooks/max", "s3cret-of-the-hook"));
}

INSTANTIATE_TEST_SUITE_P(Alone, MaxBots, ::testing::Values("max"));

}  // namespace
}  // namespace vekha::test
