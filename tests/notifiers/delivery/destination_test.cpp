#include "notifiers/delivery/destination.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(Destinations, AnAddressIsReadInItsOneStrictForm) {
    for (const std::string_view odd : {"",
                                       "1",
                                       "127.1",
                                       "2130706433",
                                       "0x7f000001",
                                       "0177.0.0.1",
                                       "127.0.0.01",
                                       "127.0.0.1.",
                                       "127.0.0.1.1",
                                       "256.0.0.1",
                                       "1.2.3",
                                       " 1.2.3.4",
                                       "1.2.3.4 ",
                                       "+1.2.3.4",
                                       "1..2.3",
                                       ":",
                                       ":::",
                                       "1:2:3:4:5:6:7",
                                       "1:2:3:4:5:6:7:8:9",
                                       "::1::",
                                       "1::2::3",
                                       "12345::",
                                       "g::",
                                       "::1%eth0",
                                       "[::1]",
                                       "1:2:3:4:5:6:7::8:9",
                                       "::127.0.0.1:1",
                                       "1.2.3.4::",
                                       "::1.2.3",
                                       "1:",
                                       ":1",
                                       "1:2:3:4:5:6:7:8:"})
        EXPECT_FALSE(parse_ip(odd)) << odd;
    const auto same = [](std::string_view one, std::string_view other) {
        EXPECT_TRUE(parse_ip(one)) << one;
        EXPECT_EQ(parse_ip(one), parse_ip(other)) << one;
    };
    same("::", "0:0:0:0:0:0:0:0");
    same("::1", "0000:0000:0000:0000:0000:0000:0000:0001");
    same("2A02:6B8::2:242", "2a02:6b8:0:0:0:0:2:242");
    same("::ffff:127.0.0.1", "::ffff:7f00:1");
    same("64:ff9b::10.0.0.1", "64:ff9b::a00:1");
    EXPECT_NE(parse_ip("127.0.0.1"), parse_ip("::127.0.0.1")) << "the families are apart";
    EXPECT_EQ(format(*parse_ip("10.0.200.7")), "10.0.200.7");
    EXPECT_EQ(format(*parse_ip("::1")), "0000:0000:0000:0000:0000:0000:0000:0001");
}

TEST(Destinations, NeighboursThatTrustTheDaemonAreNotPublic) {
    for (const std::string_view inner : {"0.0.0.0",
                                         "0.1.2.3",
                                         "10.0.0.1",
                                         "10.255.255.255",
                                         "100.64.0.1",
                                         "100.127.255.255",
                                         "127.0.0.1",
                                         "127.255.255.254",
                                         "169.254.169.254",
                                         "172.16.0.1",
                                         "172.31.255.255",
                                         "192.0.0.1",
                                         "192.0.2.1",
                                         "192.88.99.1",
                                         "192.168.1.1",
                                         "198.18.0.1",
                                         "198.19.255.255",
                                         "198.51.100.7",
                                         "203.0.113.7",
                                         "224.0.0.1",
                                         "239.255.255.255",
                                         "240.0.0.1",
                                         "255.255.255.255",
                                         "::",
                                         "::1",
                                         "::127.0.0.1",
                                         "::8.8.8.8",
                                         "::ffff:127.0.0.1",
                                         "::ffff:8.8.8.8",
                                         "::ffff:0:10.0.0.1",
                                         "64:ff9b::10.0.0.1",
                                         "64:ff9b::8.8.8.8",
                                         "64:ff9b:1::1",
                                         "100::1",
                                         "2001::1",
                                         "2001:10::1",
                                         "2001:20::1",
                                         "2001:db8::1",
                                         "2002:7f00:1::",
                                         "2002:808:808::",
                                         "3fff::1",
                                         "3fff:fff::1",
                                         "5f00::1",
                                         "fc00::1",
                                         "fd12:3456::1",
                                         "fe80::1",
                                         "febf::1",
                                         "fec0::1",
                                         "ff02::1",
                                         "4000::1",
                                         "::ffff:7f00:1"})
        EXPECT_FALSE(is_public(*parse_ip(inner))) << inner;
    for (const std::string_view outer :
         {"1.1.1.1",        "9.255.255.255",   "11.0.0.0",        "77.88.8.8",       "100.63.255.255",
          "100.128.0.0",    "126.255.255.255", "128.0.0.1",       "169.253.255.255", "169.255.0.0",
          "172.15.255.255", "172.32.0.0",      "192.0.1.1",       "192.167.255.255", "192.169.0.0",
          "198.17.255.255", "198.20.0.0",      "223.255.255.255", "2a02:6b8::2:242", "2606:4700::1111",
          "2001:200::1",    "2003::1",         "3ffe:ffff::1"})
        EXPECT_TRUE(is_public(*parse_ip(outer))) << outer;
}

TEST(Destinations, ARangeHoldsWhatBeginsLikeItAndIsWrittenWithoutSlips) {
    EXPECT_TRUE(parse_ip_range("10.0.0.0/8")->holds(*parse_ip("10.9.9.9")));
    EXPECT_FALSE(parse_ip_range("10.0.0.0/8")->holds(*parse_ip("11.0.0.0")));
    EXPECT_TRUE(parse_ip_range("192.168.4.0/23")->holds(*parse_ip("192.168.5.255")));
    EXPECT_FALSE(parse_ip_range("192.168.4.0/23")->holds(*parse_ip("192.168.6.0")));
    EXPECT_TRUE(parse_ip_range("10.1.2.3")->holds(*parse_ip("10.1.2.3")));
    EXPECT_FALSE(parse_ip_range("10.1.2.3")->holds(*parse_ip("10.1.2.4")));
    EXPECT_TRUE(parse_ip_range("fd00::/8")->holds(*parse_ip("fdff::1")));
    EXPECT_FALSE(parse_ip_range("0.0.0.0/0")->holds(*parse_ip("::1"))) << "of one family";
    for (const std::string_view odd : {"10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10/8",
                                       "fd00::1/8", "::/129", "/8", "10.0.0.0/8/8", "10.0.0.0/08x"})
        EXPECT_FALSE(parse_ip_range(odd)) << odd;
}

TEST(Destinations, AnAddressOfAReceiverIsTakenApart) {
    const auto read = parse_destination("HTTPS://Sed.Example.org:8443/hooks?from=vekha");
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(read->host, "sed.example.org");
    EXPECT_EQ(read->port, 8443);
    EXPECT_EQ(read->path, "/hooks?from=vekha");
    EXPECT_EQ(read->origin(), "https://sed.example.org:8443");
    EXPECT_EQ(parse_destination("https://a.ru?x=1")->path, "/?x=1");
    EXPECT_EQ(parse_destination("http://a.ru")->port, 80);
    EXPECT_EQ(parse_destination("https://[2a02:6b8::1]:444/")->origin(), "https://[2a02:6b8::1]:444");
    EXPECT_EQ(parse_destination("https://10.0.0.7/")->literal, parse_ip("10.0.0.7"));
}

TEST(Destinations, WhatResolversAndClientsReadInTwoWaysIsRefused) {
    for (const std::string_view odd : {"",
                                       "sed.example.org",
                                       "ftp://a.ru/",
                                       "file:///etc/passwd",
                                       "gopher://a.ru/",
                                       "https",
                                       "http",
                                       "https:/a.ru",
                                       "https://",
                                       "https:///x",
                                       "https://user@a.ru/",
                                       "https://user:word@a.ru/",
                                       "https://a.ru#@10.0.0.1/",
                                       "https://a.ru/#x",
                                       "https://a.ru\\@b.ru/",
                                       "https://a.ru /",
                                       "https://a.ru/\n",
                                       "https://a.ru:0/",
                                       "https://a.ru:65536/",
                                       "https://a.ru:443x/",
                                       "https://a.ru:/",
                                       "https://a.ru:-1/",
                                       "https://127.1/",
                                       "https://2130706433/",
                                       "https://0x7f.0.0.1/",
                                       "https://0x7f000001/",
                                       "https://0177.0.0.1/",
                                       "https://017700000001/",
                                       "https://127.0.0.1./",
                                       "https://localhost./",
                                       "https://.a.ru/",
                                       "https://a..ru/",
                                       "https://-a.ru/",
                                       "https://[::1/",
                                       "https://[127.0.0.1]/",
                                       "https://[::1]x/",
                                       "https://[fe80::1%25eth0]/",
                                       "https://::1/",
                                       "https://a_b.ru/",
                                       "https://a%2eru/",
                                       "https://почта.рф/",
                                       "https://1.2.3.4.5/",
                                       "https://a.0x1/"})
        EXPECT_FALSE(parse_destination(odd)) << odd;
    EXPECT_FALSE(parse_destination("https://a.ru/" + std::string(destination_bytes, 'x')));
}

TEST(Destinations, OnlyPublicAddressesOverHttpsGoWithoutTheOperatorsWord) {
    const DestinationRules rules;
    const auto verdict = [&](std::string_view address, std::string_view ip) {
        const auto destination = *parse_destination(address);
        return rules.admit(destination) && rules.admit_ip(destination, *parse_ip(ip));
    };
    EXPECT_TRUE(verdict("https://sed.example.org/", "77.88.8.8"));
    EXPECT_FALSE(verdict("https://sed.example.org/", "10.0.0.7")) << "a name that leads inside";
    EXPECT_FALSE(verdict("https://localhost/", "127.0.0.1"));
    EXPECT_FALSE(verdict("https://metadata.example.org/", "169.254.169.254"));
    EXPECT_FALSE(verdict("http://sed.example.org/", "77.88.8.8"));
    EXPECT_FALSE(verdict("https://sed.example.org:22/", "77.88.8.8"));
    EXPECT_FALSE(rules.admit(*parse_destination("https://10.0.0.7/")));
    EXPECT_FALSE(rules.admit(*parse_destination("https://[::ffff:10.0.0.7]/")));
    EXPECT_TRUE(rules.admit(*parse_destination("https://77.88.8.8/")));
}

TEST(Destinations, TheOperatorAllowsWhatIsTheirs) {
    DestinationRules rules;
    for (const std::string_view entry : {"10.0.0.0/8", "SED.admin.local", "fd00::/8"})
        EXPECT_TRUE(rules.allow(entry)) << entry;
    for (const std::string_view odd : {"", "10.0.0.1/8", "https://a.ru", "a b", "*.local", "127.1"})
        EXPECT_FALSE(rules.allow(odd)) << odd;
    const auto verdict = [&](std::string_view address, std::string_view ip) {
        const auto destination = *parse_destination(address);
        return rules.admit(destination) && rules.admit_ip(destination, *parse_ip(ip));
    };
    EXPECT_TRUE(verdict("https://kadry.local/", "10.1.2.3"));
    EXPECT_TRUE(verdict("http://kadry.local/", "10.1.2.3"));
    EXPECT_TRUE(verdict("http://sed.admin.local/", "192.168.0.9")) << "a host is allowed wherever it leads";
    EXPECT_FALSE(verdict("https://kadry.local/", "192.168.0.9"));
    EXPECT_FALSE(verdict("http://kadry.example.org/", "77.88.8.8")) << "public ones still need https";
    EXPECT_FALSE(verdict("http://kadry.local:6379/", "10.1.2.3")) << "the ports hold for all";
    EXPECT_TRUE(rules.admit(*parse_destination("https://10.0.0.7/")));
    EXPECT_FALSE(rules.admit(*parse_destination("https://[::ffff:10.0.0.7]/"))) << "by its own name alone";
}

}  // namespace
}  // namespace vekha
