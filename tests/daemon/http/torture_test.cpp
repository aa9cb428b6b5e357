// Requests that two readers of HTTP could take in two ways, on the real server over raw sockets: each gets
// one refusal and the end of the connection, and what is hidden behind it is never served.
#include <atomic>

#include <gtest/gtest.h>

#include "daemon/http/server.hpp"
#include "tests/daemon/http/client.hpp"

namespace vekha::http {
namespace {

using testing::Client;

/// Takes any body; tells how often it was asked for what nobody may reach.
class Watchful final : public Service {
  public:
    Plan plan(const Request& head) override {
        ++planned;
        if (head.path() == "/hidden") ++hidden;
        return {Plan::Body::whole, 1000, std::nullopt};
    }
    Response handle(Request& request) override { return answer(200, "text/plain", request.body); }
    std::variant<std::unique_ptr<Upload>, Response> begin_upload(const Request&) override {
        return Response{};
    }
    void served(const Served&) override {}
    std::atomic<int> planned = 0;
    std::atomic<int> hidden = 0;
};

struct Trick {
    std::string name;
    std::string head;  ///< without the empty line
    std::string body;
    int status = 400;
};

const std::string post = "POST /a HTTP/1.1\r\nHost: a\r\n";
const std::string chunked = post + "Transfer-Encoding: chunked\r\n";

std::vector<Trick> tricks() {
    return {
        {"length_and_chunked", post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"},
        {"chunked_and_length", chunked + "Content-Length: 4\r\n", "0\r\n\r\n"},
        {"two_lengths", post + "Content-Length: 4\r\nContent-Length: 0\r\n", "abcd"},
        {"two_same_lengths", post + "Content-Length: 4\r\nContent-Length: 4\r\n", "abcd"},
        {"length_list", post + "Content-Length: 4, 4\r\n", "abcd"},
        {"length_signed", post + "Content-Length: +4\r\n", "abcd"},
        {"length_past_64_bits", post + "Content-Length: 18446744073709551620\r\n", "abcd"},
        {"length_in_hex", post + "Content-Length: 0x4\r\n", "abcd"},
        {"chunked_twice", chunked + "Transfer-Encoding: chunked\r\n", "0\r\n\r\n"},
        {"xchunked", post + "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n", 501},
        {"chunked_then_identity", post + "Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n", 501},
        {"encoding_with_vertical_tab",
         post + "Transfer-Encoding: \x0b"
                "chunked\r\n",
         "0\r\n\r\n"},
        {"encoding_in_1_0", "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n", 501},
        {"blank_before_colon", post + "Transfer-Encoding : chunked\r\n", "0\r\n\r\n"},
        {"folded_line", post + "X: a\r\n Content-Length: 4\r\n", "abcd"},
        {"folded_encoding", post + "Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"},
        {"bare_line_feed", post + "X: a\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"},
        {"bare_carriage_return", post + "X: a\rTransfer-Encoding: chunked\r\n", "0\r\n\r\n"},
        {"zero_byte", post + std::string("X: a\0b\r\n", 8), ""},
        {"empty_name", post + ": a\r\n", ""},
        {"no_colon", post + "Content-Length\r\n", ""},
        {"http_0_9", "GET /a\r\n", ""},
        {"http_2", "PRI * HTTP/2.0\r\n", "SM\r\n\r\n", 505},
        {"blank_after_version", "GET /a HTTP/1.1 \r\nHost: a\r\n", ""},
        {"two_blanks", "GET  /a HTTP/1.1\r\nHost: a\r\n", ""},
        {"absolute_form_of_another", "GET http://b/a HTTP/1.1\r\nHost: a\r\n", ""},
        {"authority_form", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n", ""},
        {"no_host", "GET /a HTTP/1.1\r\n", ""},
        {"two_hosts", "GET /a HTTP/1.1\r\nHost: a\r\nHost: b\r\n", ""},
        {"host_with_a_path", "GET /a HTTP/1.1\r\nHost: a/b\r\n", ""},
        {"dot_segments", "GET /static/%2e%2e/a HTTP/1.1\r\nHost: a\r\n", ""},
        {"hidden_slash", "GET /static%2fa HTTP/1.1\r\nHost: a\r\n", ""},
        {"hidden_line_end", "GET /a?b=%0d%0aX:%00 HTTP/1.1\r\nHost: a\r\n", ""},
        {"long_target", "GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\nHost: a\r\n", "", 414},
        {"unknown_expectation", post + "Expect: 200-ok\r\n", "", 417},
        {"chunk_size_not_hex", chunked, "g\r\nabcd\r\n0\r\n\r\n"},
        {"chunk_size_signed", chunked, "+4\r\nabcd\r\n0\r\n\r\n"},
        {"chunk_size_prefixed", chunked, "0x4\r\nabcd\r\n0\r\n\r\n"},
        {"chunk_size_past_64_bits", chunked, "10000000000000004\r\nabcd\r\n0\r\n\r\n"},
        {"chunk_longer_than_told", chunked, "4\r\nabcdef\r\n0\r\n\r\n"},
        {"chunk_with_bare_line_feed", chunked, "4\nabcd\r\n0\r\n\r\n"},
        {"chunk_end_without_return", chunked, "4\r\nabcd\n0\r\n\r\n"},
        {"chunk_extension_with_line_feed", chunked, "4;a\nb\r\nabcd\r\n0\r\n\r\n"},
        {"chunk_empty_size", chunked, ";a=b\r\nabcd\r\n0\r\n\r\n"},
        {"chunk_negative", chunked, "-1\r\nabcd\r\n0\r\n\r\n"},
        {"chunk_blank_before_size", chunked, " 4\r\nabcd\r\n0\r\n\r\n"},
    };
}

class Torture : public ::testing::TestWithParam<Trick> {};

TEST_P(Torture, GetsOneRefusalAndTheEnd) {
    const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
    Watchful watchful;
    ServerOptions options;
    options.pool_threads = 1;
    Server server(watchful, options);
    Client client(server.start("127.0.0.1", 0).value());
    ASSERT_TRUE(client.write(GetParam().head + "\r\n" + GetParam().body + hidden));
    const auto reply = client.read();
    EXPECT_EQ(reply.status, GetParam().status) << reply.body;
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_EQ(reply.header("content-type"), "application/problem+json");
    EXPECT_TRUE(client.closed());
    EXPECT_EQ(watchful.hidden, 0);
}

INSTANTIATE_TEST_SUITE_P(Server, Torture, ::testing::ValuesIn(tricks()),
                         [](const auto& one) { return one.param.name; });

TEST(TortureServer, WhatIsPlainThoughRareIsServed) {
    Watchful watchful;
    Server server(watchful);
    const auto port = server.start("127.0.0.1", 0).value();
    Client client(port);
    const auto asked = [&](const std::string& bytes) {
        EXPECT_TRUE(client.write(bytes));
        return client.read();
    };
    EXPECT_EQ(asked(chunked + "\r\n4;name=\"a b\"\r\nabcd\r\n0\r\nX-Trailer: a\r\n\r\n").body, "abcd");
    EXPECT_EQ(asked(chunked + "\r\n0004\r\nabcd\r\n000\r\n\r\n").body, "abcd");
    EXPECT_EQ(asked("GET http://a/b HTTP/1.1\r\nHost: A\r\n\r\n").status, 200);
    EXPECT_EQ(asked("GET /?q=%D1%88 HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n").status, 200);
    EXPECT_EQ(asked("POST /a HTTP/1.1\r\nHost:a\r\nContent-Length:\t 4 \r\n\r\nabcd").body, "abcd");
    EXPECT_EQ(watchful.planned, 5);
}

TEST(TortureServer, ABodySlowerThanTheLeastRateIsEndedWhateverItsSilences) {
    Watchful watchful;
    ServerOptions options;
    options.limits.rate_grace_seconds = 0;
    options.limits.body_silence_seconds = options.limits.body_seconds = 600;
    Server server(watchful, options);
    Client client(server.start("127.0.0.1", 0).value());
    ASSERT_TRUE(client.write(post + "Content-Length: 900\r\n\r\nx"));
    EXPECT_EQ(client.read().status, 408);
    EXPECT_TRUE(client.closed());
}

}  // namespace
}  // namespace vekha::http
