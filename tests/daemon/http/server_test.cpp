// The server over real sockets on this machine, with a service of its own: what peers do wrong, and how it
// stops.
#include "daemon/http/server.hpp"

#include <condition_variable>
#include <future>
#include <latch>
#include <mutex>

#include <gtest/gtest.h>

#include "daemon/http/problem.hpp"
#include "tests/daemon/http/client.hpp"

namespace vekha::http {
namespace {

using testing::Client;

constexpr std::size_t body_most = 100'000;
constexpr auto long_enough = std::chrono::seconds(20);

/// Answers with what it was told; "/wait" answers when the test lets it, "/throw" throws.
class Echo final : public Service {
  public:
    Plan plan(const Request& head) override {
        if (head.path() == "/at-once") return {Plan::Body::none, 0, answer(200, "text/plain", "here")};
        if (head.path() == "/upload") return {Plan::Body::streamed, body_most, std::nullopt};
        return {Plan::Body::whole, body_most, std::nullopt};
    }
    Response handle(Request& request) override {
        if (request.path() == "/throw") throw std::runtime_error("a defect");
        if (request.path() == "/wait") {
            waiting.count_down();
            go_on.wait();
        }
        return answer(200, "text/plain", std::string(name(request.method)) + " " + request.body);
    }
    std::variant<std::unique_ptr<Upload>, Response> begin_upload(const Request& head) override {
        if (head.header("x-refuse")) return problem(Error{Fault::forbidden, "Нельзя.", {}, {}});
        return std::make_unique<Counting>(*this);
    }
    void served(const Served& line) override {
        const std::lock_guard lock(mutex);
        lines.push_back(line);
    }

    /// Adds up the bytes; tells when it was let go without an end.
    class Counting final : public Upload {
      public:
        explicit Counting(Echo& echo) : echo_(echo) {}
        ~Counting() override {
            if (!finished_) echo_.given_up.set_value();
        }
        Result<void> write(std::span<const std::byte> bytes) override {
            total_ += bytes.size();
            return {};
        }
        Response finish() override {
            finished_ = true;
            return answer(201, "text/plain", std::to_string(total_));
        }

      private:
        Echo& echo_;
        std::size_t total_ = 0;
        bool finished_ = false;
    };

    std::latch waiting{1};
    std::latch go_on{1};
    std::promise<void> given_up;
    std::mutex mutex;
    std::vector<Served> lines;
};

class ServerTest : public ::testing::Test {
  protected:
    std::uint16_t start(ServerLimits limits = {}) {
        ServerOptions options;
        options.limits = limits;
        options.pool_threads = 4;
        options.date = [] { return std::string("Mon, 02 Feb 2026 07:00:00 GMT"); };
        server = std::make_unique<Server>(echo, options);
        return server->start("127.0.0.1", 0).value();
    }

    Echo echo;
    std::unique_ptr<Server> server;
};

TEST_F(ServerTest, OneConnectionServesManyRequestsEvenSentAtOnce) {
    Client client(start());
    EXPECT_EQ(client.send("POST", "/a", {}, "one").body, "POST one");
    const auto reply = client.send("GET", "/at-once");
    EXPECT_EQ(reply.body, "here");
    EXPECT_EQ(reply.header("date"), "Mon, 02 Feb 2026 07:00:00 GMT");
    ASSERT_TRUE(client.write(
        "GET /at-once HTTP/1.1\r\nHost: x\r\n\r\nPUT /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\ntwo"
        "GET /at-once HTTP/1.1\r\nHost: x\r\n\r\n"));
    EXPECT_EQ(client.read().body, "here");
    EXPECT_EQ(client.read().body, "PUT two");
    EXPECT_EQ(client.read().body, "here");
}

TEST_F(ServerTest, HeadHasTheLengthAndNoBody) {
    Client client(start());
    const auto reply = client.send("HEAD", "/at-once");
    EXPECT_EQ(reply.header("content-length"), "4");
    EXPECT_EQ(client.send("GET", "/at-once").body, "here");
}

TEST_F(ServerTest, OldClientsAreAnsweredAndClosed) {
    Client client(start());
    ASSERT_TRUE(client.write("GET /at-once HTTP/1.0\r\n\r\n"));
    EXPECT_EQ(client.read().header("connection"), "close");
    EXPECT_TRUE(client.closed());
}

TEST_F(ServerTest, ChunkedBodyIsPutTogetherAcrossPackets) {
    Client client(start());
    ASSERT_TRUE(client.write("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"));
    ASSERT_TRUE(client.write("lo\r\n1"));
    ASSERT_TRUE(client.write("\r\n!\r\n0\r\n\r\n"));
    EXPECT_EQ(client.read().body, "POST hello!");
}

TEST_F(ServerTest, TooLargeIsToldBeforeAndWithinTheBody) {
    const auto port = start();
    const std::string large(body_most + 1, 'x');
    const auto announced = Client(port).send("POST", "/a", {}, large);
    EXPECT_EQ(announced.status, 413);
    EXPECT_NE(announced.body.find("\"code\":\"too_large\""), std::string::npos);
    EXPECT_EQ(announced.header("connection"), "close");

    for (const auto* path : {"/a", "/upload"}) {
        Client client(port);
        ASSERT_TRUE(client.write("POST " + std::string(path) +
                                 " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
        (void)client.write("20000\r\n" + std::string(0x20000, 'x') + "\r\n");
        EXPECT_EQ(client.read().status, 413) << path;
    }
}

TEST_F(ServerTest, UploadStreamsAndIsRefusedBeforeItsBody) {
    const auto port = start();
    Client client(port);
    EXPECT_EQ(client.send("POST", "/upload", {}, std::string(90'000, 'x')).body, "90000");
    EXPECT_EQ(client.send("POST", "/upload", {{"X-Refuse", "1"}}, "x").status, 403);

    // One that waits for leave sends nothing where it is refused.
    Client polite(port);
    ASSERT_TRUE(polite.write(
        "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"));
    EXPECT_EQ(polite.read(true).status, 100);
    ASSERT_TRUE(polite.write("abc"));
    EXPECT_EQ(polite.read().body, "3");
}

TEST_F(ServerTest, UploadThatBreaksOffIsGivenUp) {
    const auto port = start();
    {
        Client client(port);
        ASSERT_TRUE(client.write("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf"));
    }
    EXPECT_EQ(echo.given_up.get_future().wait_for(long_enough), std::future_status::ready);
}

TEST_F(ServerTest, WhatIsNotHttpIsRefusedInWords) {
    const auto port = start();
    Client client(port);
    ASSERT_TRUE(client.write("\x16\x03\x01 this is no HTTP\r\n\r\n"));
    EXPECT_EQ(client.read().status, 400);
    EXPECT_TRUE(client.closed());

    Client long_winded(port);
    (void)long_winded.write("GET / HTTP/1.1\r\nX-Long: " + std::string(20'000, 'x') + "\r\n\r\n");
    EXPECT_EQ(long_winded.read().status, 431);
}

TEST_F(ServerTest, SlowPeersAreToldAndClosed) {
    ServerLimits limits;
    limits.head_seconds = 0;
    limits.body_silence_seconds = 0;
    limits.idle_seconds = 0;
    const auto port = start(limits);
    Client idle(port);
    Client half_a_head(port);
    Client half_a_body(port);
    ASSERT_TRUE(half_a_head.write("GET / HT"));
    ASSERT_TRUE(half_a_body.write("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf"));
    const auto head = half_a_head.read();
    EXPECT_EQ(head.status, 408);
    EXPECT_NE(head.body.find("\"code\":\"too_slow\""), std::string::npos);
    EXPECT_EQ(half_a_body.read().status, 408);
    EXPECT_TRUE(idle.closed());
}

TEST_F(ServerTest, ADefectOfAHandlerIsAnAnswerToo) {
    Client client(start());
    const auto reply = client.send("GET", "/throw");
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(reply.body.find("a defect"), std::string::npos);
}

TEST_F(ServerTest, EachAnswerIsOneLineOfTheLogWithoutTheQuery) {
    Client client(start());
    (void)client.send("GET", "/at-once?token=secret");
    (void)client.send("POST", "/a", {}, "1");
    server->stop(std::chrono::seconds(5));
    ASSERT_EQ(echo.lines.size(), 2U);
    EXPECT_EQ(echo.lines[0].path, "/at-once");
    EXPECT_EQ(echo.lines[0].status, 200);
    EXPECT_EQ(echo.lines[0].bytes, 4U);
    EXPECT_EQ(echo.lines[0].peer, "127.0.0.1");
}

TEST_F(ServerTest, StoppingLetsRequestsInFlightFinish) {
    const auto port = start();
    Client busy(port);
    Client idle(port);
    EXPECT_EQ(idle.send("GET", "/at-once").status, 200);
    ASSERT_TRUE(busy.write("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n"));
    echo.waiting.wait();
    auto stopped = std::async(std::launch::async, [&] { return server->stop(std::chrono::seconds(20)); });
    EXPECT_TRUE(idle.closed());
    echo.go_on.count_down();
    const auto reply = busy.read();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_TRUE(stopped.get());
    EXPECT_THROW(Client{port}, std::runtime_error);
}

TEST_F(ServerTest, StoppingBreaksOffWhatIsPastTheDeadline) {
    const auto port = start();
    Client busy(port);
    ASSERT_TRUE(busy.write("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n"));
    echo.waiting.wait();
    auto stopped = std::async(std::launch::async, [&] { return server->stop(std::chrono::milliseconds(1)); });
    EXPECT_EQ(busy.read().status, 0);
    echo.go_on.count_down();
    EXPECT_FALSE(stopped.get());
}

TEST_F(ServerTest, ATakenPortIsNamedWithWhatToDo) {
    const auto port = start();
    Server second(echo);
    const auto refused = second.start("127.0.0.1", port);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::unavailable);
    EXPECT_EQ(refused.error().where, "127.0.0.1:" + std::to_string(port));
    EXPECT_NE(refused.error().message.find("занят"), std::string::npos);
    EXPECT_NE(refused.error().mend.find("другой порт"), std::string::npos);
    EXPECT_EQ(second.start("not an address", 0).error().fault, Fault::invalid_input);
}

}  // namespace
}  // namespace vekha::http
