#include "daemon/http/network.hpp"

#include <gtest/gtest.h>

namespace vekha::http {
namespace {

TEST(Network, AnAddressOfTheOldKindCountsByItself) {
    EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(network_of("::ffff:192.0.2.7"), "192.0.2.7") << "the same machine by a socket for both kinds";
}

TEST(Network, AMachineOfTheNewKindHasAWhole64) {
    EXPECT_EQ(network_of("2001:db8:0:7:1:2:3:4"), "2001:db8:0:7::/64");
    EXPECT_EQ(network_of("2001:db8:0:7:ffff::9"), network_of("2001:db8:0:7:1:2:3:4"));
    EXPECT_NE(network_of("2001:db8:0:8::1"), network_of("2001:db8:0:7::1"));
    EXPECT_EQ(network_of("fe80::1%eth0"), "fe80::/64");
}

TEST(Network, ThisMachineAndWhatIsNoAddressCountForNothing) {
    for (const auto* address : {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "", "unix", "1.2.3",
                                "0.0.0.0", "192.0.2.7, 192.0.2.8"})
        EXPECT_EQ(network_of(address), "") << address;
    EXPECT_EQ(network_of(std::string(10'000, '1')), "");
}

}  // namespace
}  // namespace vekha::http
