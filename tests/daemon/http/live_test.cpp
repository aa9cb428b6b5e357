// Answers that go on, over real sockets: what their readers get, and how they end.
#include "daemon/http/live.hpp"

#include <algorithm>
#include <future>
#include <list>
#include <mutex>
#include <vector>

#include <gtest/gtest.h>

#include "daemon/http/server.hpp"
#include "tests/daemon/http/client.hpp"

namespace vekha::http {
namespace {

using testing::Client;

constexpr auto long_enough = std::chrono::seconds(20);

/// Gives what the test says, when it says it.
class Spoken final : public LiveBody {
  public:
    ~Spoken() override { gone.set_value(); }
    News take() override {
        const std::lock_guard lock(mutex_);
        return std::exchange(news_, {});
    }
    void on_news(std::function<void()> wake) override {
        const std::lock_guard lock(mutex_);
        wake_ = std::move(wake);
    }
    void say(const std::string& bytes, bool last = false) {
        const std::lock_guard lock(mutex_);
        news_.bytes += bytes;
        news_.last = last;
        if (wake_) wake_();
    }

    std::promise<void> gone;

  private:
    std::mutex mutex_;
    News news_;
    std::function<void()> wake_;
};

/// "/plain" is answered and done with; any other with a body that begins with "hello;" and goes on.
class Talk final : public Service {
  public:
    Plan plan(const Request&) override { return {Plan::Body::none, 0, std::nullopt}; }
    Response handle(Request& request) override {
        if (request.path() == "/plain") return answer(200, "text/plain", "plain");
        auto body = std::make_shared<Spoken>();
        body->say("hello;");
        const std::lock_guard lock(mutex);
        bodies.push_back(body);
        return live_answer(200, "text/event-stream", std::move(body));
    }
    std::variant<std::unique_ptr<Upload>, Response> begin_upload(const Request&) override { return {}; }
    void served(const Served&) override {}

    /// What the last answer goes on with; null where it is over.
    std::shared_ptr<Spoken> body() {
        const std::lock_guard lock(mutex);
        return bodies.empty() ? nullptr : bodies.back().lock();
    }
    /// To all that go on; how many those are.
    std::size_t say_to_all(const std::string& bytes) {
        const std::lock_guard lock(mutex);
        std::size_t count = 0;
        for (const auto& one : bodies)
            if (const auto body = one.lock()) {
                body->say(bytes);
                ++count;
            }
        return count;
    }

    std::mutex mutex;
    std::vector<std::weak_ptr<Spoken>> bodies;
};

class LiveTest : public ::testing::Test {
  protected:
    explicit LiveTest(ServerLimits limits = {})
        : server(talk, options(limits)), port(server.start("127.0.0.1", 0).value()) {}

    static ServerOptions options(ServerLimits limits) {
        ServerOptions chosen;
        chosen.pool_threads = 1;
        chosen.loops = 1;
        chosen.limits = limits;
        return chosen;
    }

    /// More than the buffers of both sides hold.
    static std::string too_much_for_a_socket() { return std::string(std::size_t{64} * 1024 * 1024, 'x'); }

    Talk talk;
    Server server;
    std::uint16_t port;
};

constexpr std::string_view asked = "GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n";

TEST_F(LiveTest, EachPieceComesAsAChunkWhenItIsSaid) {
    Client client(port);
    ASSERT_TRUE(client.write(asked));
    const auto head = client.read();
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("transfer-encoding"), "chunked");
    EXPECT_EQ(head.header("content-length"), "");
    EXPECT_EQ(head.header("connection"), "close");
    EXPECT_EQ(client.read_to("hello;\r\n"), "6\r\nhello;\r\n");
    talk.body()->say("task 12 ;");
    EXPECT_EQ(client.read_to(";\r\n"), "9\r\ntask 12 ;\r\n");
    talk.body()->say("bye;", true);
    EXPECT_EQ(client.read_to("0\r\n\r\n"), "4\r\nbye;\r\n0\r\n\r\n");
    EXPECT_TRUE(client.closed());
}

TEST_F(LiveTest, BeforeHttp11TheEndOfTheConnectionTells) {
    Client client(port);
    ASSERT_TRUE(client.write("GET /live HTTP/1.0\r\n\r\n"));
    EXPECT_EQ(client.read().header("transfer-encoding"), "");
    EXPECT_EQ(client.read_to(";"), "hello;");
    talk.body()->say("bye;", true);
    EXPECT_EQ(client.read_to(";"), "bye;");
    EXPECT_TRUE(client.closed());
}

TEST_F(LiveTest, NeitherTakesAThreadOfThePool) {
    Client first(port);
    Client second(port);
    for (auto* client : {&first, &second}) {
        ASSERT_TRUE(client->write(asked));
        client->read();
        EXPECT_EQ(client->read_to("hello;\r\n"), "6\r\nhello;\r\n");
    }
}

TEST_F(LiveTest, TheBodyIsLetGoOfWhenItsReaderLeaves) {
    std::future<void> gone;
    {
        Client client(port);
        ASSERT_TRUE(client.write(asked));
        client.read_to("hello;\r\n");
        gone = talk.body()->gone.get_future();
    }
    EXPECT_EQ(gone.wait_for(long_enough), std::future_status::ready);
}

TEST_F(LiveTest, HeadIsAnsweredAndTheBodyLetGoOf) {
    Client client(port);
    EXPECT_EQ(client.send("HEAD", "/live").status, 200);
    EXPECT_TRUE(client.closed());
    EXPECT_EQ(talk.body(), nullptr);
}

TEST_F(LiveTest, ManyGoOnAtOnceAndEachHears) {
    constexpr std::size_t many = 300;
    std::list<Client> clients;
    for (std::size_t count = 0; count < many; ++count) {
        auto& client = clients.emplace_back(port);
        ASSERT_TRUE(client.write(asked));
    }
    for (auto& client : clients) client.read_to("hello;\r\n");
    EXPECT_EQ(talk.say_to_all("news;"), many);
    for (auto& client : clients) EXPECT_EQ(client.read_to("news;\r\n"), "5\r\nnews;\r\n");
    EXPECT_TRUE(server.stop(long_enough)) << "nothing had to be broken off";
    for (auto& client : clients) EXPECT_EQ(client.read_to("0\r\n\r\n"), "0\r\n\r\n");
}

TEST_F(LiveTest, WhoTakesNothingKeepsNobodyElseWaiting) {
    Client slow(port);
    ASSERT_TRUE(slow.write(asked));
    slow.read_to("hello;\r\n");
    const auto stuck = talk.body();
    Client quick(port);
    ASSERT_TRUE(quick.write(asked));
    quick.read_to("hello;\r\n");
    stuck->say(too_much_for_a_socket());
    talk.body()->say("news;");
    EXPECT_EQ(quick.read_to("news;\r\n"), "5\r\nnews;\r\n");
    EXPECT_EQ(Client(port).send("GET", "/plain").body, "plain");
}

TEST_F(LiveTest, WhoTakesNothingDoesNotHoldUpTheStop) {
    Client slow(port);
    ASSERT_TRUE(slow.write(asked));
    slow.read_to("hello;\r\n");
    talk.body()->say(too_much_for_a_socket());
    EXPECT_FALSE(slow.read_to("x").empty()) << "it is being written";
    EXPECT_TRUE(server.stop(long_enough)) << "its write was given up at once";
}

class ImpatientLiveTest : public LiveTest {
  protected:
    ImpatientLiveTest() : LiveTest(limits()) {}
    static ServerLimits limits() {
        ServerLimits chosen;
        chosen.write_silence_seconds = 1;
        return chosen;
    }
};

TEST_F(ImpatientLiveTest, WhoTakesNothingIsLeft) {
    Client slow(port);
    ASSERT_TRUE(slow.write(asked));
    slow.read_to("hello;\r\n");
    auto gone = talk.body()->gone.get_future();
    talk.body()->say(too_much_for_a_socket());
    EXPECT_EQ(gone.wait_for(long_enough), std::future_status::ready);
}

class CrowdedLiveTest : public LiveTest {
  protected:
    static constexpr std::size_t room = 4;
    CrowdedLiveTest() : LiveTest(limits()) {}
    static ServerLimits limits() {
        ServerLimits chosen;
        chosen.connections = room;
        return chosen;
    }
};

TEST_F(CrowdedLiveTest, AnOrdinaryRequestHasRoomAmongThem) {
    std::list<Client> clients;
    for (std::size_t count = 0; count < room; ++count) {
        auto& client = clients.emplace_back(port);
        ASSERT_TRUE(client.write(asked));
        client.read_to("hello;\r\n");
    }
    EXPECT_EQ(Client(port).send("GET", "/plain").body, "plain");
    EXPECT_EQ(talk.say_to_all("news;"), room - 1) << "one of them made room";
}

TEST_F(LiveTest, StopEndsItInGoodOrder) {
    Client client(port);
    ASSERT_TRUE(client.write(asked));
    client.read_to("hello;\r\n");
    EXPECT_TRUE(server.stop(long_enough)) << "nothing had to be broken off";
    EXPECT_EQ(client.read_to("0\r\n\r\n"), "0\r\n\r\n");
    EXPECT_TRUE(client.closed());
}

}  // namespace
}  // namespace vekha::http
