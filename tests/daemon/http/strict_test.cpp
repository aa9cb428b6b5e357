// Heads that two readers of HTTP could take in two ways, each refused by name.
#include "daemon/http/strict.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vekha::http {
namespace {

std::string head(const std::string& line, const std::string& headers = "Host: a\r\n") {
    return line + "\r\n" + headers + "\r\n";
}

std::optional<HeadFault> judged(const std::string& line, const std::string& headers = "Host: a\r\n") {
    return judge_head(head(line, headers));
}

std::optional<HeadFault> with(const std::string& headers) {
    return judged("POST /a HTTP/1.1", "Host: a\r\n" + headers);
}

TEST(Strict, PlainRequestsPass) {
    EXPECT_FALSE(judged("GET / HTTP/1.1"));
    EXPECT_FALSE(judged("GET /a/b?c=d%20e&f=школа HTTP/1.1"));
    EXPECT_FALSE(judged("GET / HTTP/1.0", ""));
    EXPECT_FALSE(judged("OPTIONS * HTTP/1.1"));
    EXPECT_FALSE(judged("GET http://A/b HTTP/1.1"));
    EXPECT_FALSE(with("Content-Length: 5\r\n"));
    EXPECT_FALSE(with("Transfer-Encoding: Chunked\r\n"));
    EXPECT_FALSE(with("X: a\tb \xd0\x9f\r\nCookie: a=b\r\nCookie: c=d\r\n"));
}

TEST(Strict, WhatTellsTheEndOfABodyStandsOnceAndPlainly) {
    EXPECT_EQ(with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), HeadFault::length_and_chunked);
    EXPECT_EQ(with("Content-Length: 5\r\ncontent-length: 5\r\n"), HeadFault::header_twice);
    for (const std::string length : {"+5", "-5", "5, 5", "0x5", "5 5", "", "9999999999999999999"})
        EXPECT_EQ(with("Content-Length: " + length + "\r\n"), HeadFault::length) << length;
    EXPECT_EQ(with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), HeadFault::header_twice);
    for (const std::string coding :
         {"xchunked", "gzip, chunked", "chunked, identity", "\"chunked\"", "chunked;q=1", "identity", ""})
        EXPECT_EQ(with("Transfer-Encoding: " + coding + "\r\n"), HeadFault::encoding) << coding;
    EXPECT_EQ(judged("POST / HTTP/1.0", "Transfer-Encoding: chunked\r\n"), HeadFault::encoding);
}

TEST(Strict, NamesOfHeadersTouchTheirColonAndNoLineGoesOn) {
    EXPECT_EQ(with("Content-Length : 5\r\n"), HeadFault::header_name);
    EXPECT_EQ(with("X: a\r\n b\r\n"), HeadFault::header_name);
    EXPECT_EQ(with(": a\r\n"), HeadFault::header_name);
    EXPECT_EQ(with("no colon\r\n"), HeadFault::header_name);
    EXPECT_EQ(with("X: a\x01\r\n"), HeadFault::header_value);
    EXPECT_EQ(judged("GET / HTTP/1.1", " Host: a\r\n"), HeadFault::header_name);
}

TEST(Strict, ARequestNamesOneHost) {
    EXPECT_EQ(judged("GET / HTTP/1.1", ""), HeadFault::host);
    EXPECT_EQ(judged("GET / HTTP/1.1", "Host: a\r\nHost: a\r\n"), HeadFault::header_twice);
    for (const std::string host : {"", "a b", "a/b", "a@b", "a:b", "[::1", "[::1]x", "a,b", ":80"})
        EXPECT_EQ(judged("GET / HTTP/1.1", "Host: " + host + "\r\n"), HeadFault::host) << host;
    EXPECT_EQ(host_of("a.b:80"), "a.b");
    EXPECT_EQ(host_of("[::1]:80"), "::1");
}

TEST(Strict, ATargetIsAPathOfThisServer) {
    for (const std::string target :
         {"a", "http://b/", "ftp://a/", "http://a", "a:80", "*", "/a#b", "/<b>", "/a\\b", "/\xd0\xbf"})
        EXPECT_EQ(judged("GET " + target + " HTTP/1.1"), HeadFault::target) << target;
    EXPECT_EQ(judged("CONNECT a:80 HTTP/1.1"), HeadFault::method);
    for (const std::string target : {"/a%2fb", "/a%5cb", "/%00", "/%0d%0a", "/%zz", "/%4", "/a/../b", "/.",
                                     "/%2e%2E/b", "/.%2e", "/a?b=%00", "/a?b=%"})
        EXPECT_EQ(judged("GET " + target + " HTTP/1.1"), HeadFault::target_encoding) << target;
    EXPECT_EQ(judged("GET /" + std::string(target_bytes_most, 'a') + " HTTP/1.1"), HeadFault::target_long);
}

TEST(Strict, TheRequestLineHasThreePartsAndAKnownVersion) {
    for (const std::string line : {"GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 ", "GET /a b HTTP/1.1",
                                   "GET /\tHTTP/1.1", "G(T / HTTP/1.1", "GET / HTTP/01.1", "GET / http/1.1"})
        EXPECT_EQ(judged(line), HeadFault::not_http) << line;
    for (const std::string line : {"PRI * HTTP/2.0", "GET / HTTP/1.2", "GET / HTTP/0.9"})
        EXPECT_EQ(judged(line), HeadFault::version) << line;
    std::string many;
    for (std::size_t count = 0; count < headers_most; ++count) many += "X: y\r\n";
    EXPECT_EQ(with(many), HeadFault::headers_many);
    EXPECT_EQ(with("Expect: 200-ok\r\n"), HeadFault::expectation);
}

TEST(Strict, AHeadEndsAtTheSamePlaceHoweverItComesIn) {
    const std::string bytes = head("GET / HTTP/1.1") + "rest";
    const std::size_t end = bytes.size() - 4;
    EXPECT_EQ(look_for_head(bytes, 0).end, end);
    for (std::size_t looked = 1; looked < end; ++looked) {
        const auto before = look_for_head(std::string_view(bytes).substr(0, looked), 0);
        EXPECT_EQ(before.end, 0U);
        EXPECT_FALSE(before.fault);
        EXPECT_EQ(look_for_head(bytes, looked).end, end) << looked;
    }
}

TEST(Strict, WhatCannotBecomeAHeadIsToldAtOnce) {
    EXPECT_EQ(look_for_head("GET / HTTP/1.1\n", 0).fault, HeadFault::line_end);
    EXPECT_EQ(look_for_head("GET / HTTP/1.1\rX", 0).fault, HeadFault::line_end);
    EXPECT_EQ(look_for_head(std::string_view("GET /\0", 6), 0).fault, HeadFault::control_byte);
    EXPECT_EQ(look_for_head("\x16\x03\x01", 0).fault, HeadFault::not_http);
    EXPECT_EQ(look_for_head("\r\n", 0).fault, HeadFault::not_http);
}

}  // namespace
}  // namespace vekha::http
