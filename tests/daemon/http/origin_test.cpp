#include "daemon/http/origin.hpp"

#include <gtest/gtest.h>

namespace vekha::http {
namespace {

Request forwarded(std::vector<Header> headers) {
    Request request;
    request.headers = std::move(headers);
    return request;
}

TEST(Origin, OnlyATrustedProxyIsBelievedAboutTheClientBehindIt) {
    TrustedProxies proxies;
    ASSERT_TRUE(proxies.add("10.0.0.0/8"));
    const auto request = forwarded({{"X-Forwarded-For", "203.0.113.9"}, {"X-Forwarded-Proto", "https"}});
    const auto stranger = origin_of(request, "192.0.2.1", false, proxies);
    EXPECT_EQ(stranger.address, "192.0.2.1");
    EXPECT_FALSE(stranger.secure);
    const auto behind = origin_of(request, "10.0.0.1", false, proxies);
    EXPECT_EQ(behind.address, "203.0.113.9");
    EXPECT_TRUE(behind.secure);
}

TEST(Origin, TheRightMostAddressThatIsNoProxysIsTheClients) {
    TrustedProxies proxies;
    ASSERT_TRUE(proxies.add("10.0.0.0/8"));
    const auto client = [&](std::vector<Header> headers) {
        return origin_of(forwarded(std::move(headers)), "10.0.0.1", false, proxies).address;
    };
    // What stands on the left was written by the client itself.
    EXPECT_EQ(client({{"X-Forwarded-For", "1.1.1.1, 203.0.113.9, 10.0.0.2"}}), "203.0.113.9");
    EXPECT_EQ(client({{"X-Forwarded-For", "1.1.1.1"}, {"x-forwarded-for", "203.0.113.9"}}), "203.0.113.9");
    EXPECT_EQ(client({{"X-Forwarded-For", "203.0.113.9, rubbish, 10.0.0.2"}}), "10.0.0.2");
    EXPECT_EQ(client({{"X-Forwarded-For", "203.0.113.9:4711"}}), "203.0.113.9");
    EXPECT_EQ(client({{"X-Forwarded-For", "[2001:db8::1]:4711"}}), "2001:db8::1");
    EXPECT_EQ(client({{"X-Forwarded-For", "10.0.0.3, 10.0.0.2"}}), "10.0.0.3");
    EXPECT_EQ(client({{"X-Forwarded-For", ""}}), "10.0.0.1");
    EXPECT_EQ(client({}), "10.0.0.1");
}

TEST(Origin, AUnixSocketIsTrustedByItsName) {
    TrustedProxies proxies;
    const auto request = forwarded({{"X-Forwarded-For", "203.0.113.9"}});
    EXPECT_EQ(origin_of(request, "unix", false, proxies).address, "unix");
    ASSERT_TRUE(proxies.add("unix"));
    EXPECT_EQ(origin_of(request, "unix", false, proxies).address, "203.0.113.9");
    for (const auto* wrong : {"", "proxy.example.org", "10.0.0.1/8", "10.0.0.0/33"})
        EXPECT_FALSE(proxies.add(wrong)) << wrong;
}

TEST(Origin, ASubscriberOfIpv6IsANetwork) {
    EXPECT_EQ(subscriber("192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(subscriber("2001:db8:0:1::5"), subscriber("2001:db8:0:1:ffff::6"));
    EXPECT_NE(subscriber("2001:db8:0:1::5"), subscriber("2001:db8:0:2::5"));
}

TEST(Origin, AnotherHostsNameIsNotOurs) {
    const std::vector<std::string> hosts{"vekha.example.org"};
    for (const auto* ours : {"vekha.example.org", "VEKHA.example.org", "vekha.example.org.", "localhost",
                             "127.0.0.1", "10.1.2.3", "::1"})
        EXPECT_TRUE(host_is_ours(ours, hosts)) << ours;
    for (const auto* other : {"evil.example.org", "vekha.example.org.evil", "127.1", ""})
        EXPECT_FALSE(host_is_ours(other, hosts)) << other;
    EXPECT_TRUE(host_is_ours("anything", {}));
}

}  // namespace
}  // namespace vekha::http
