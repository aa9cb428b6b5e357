#include "notifiers/inbox/file_address.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

bool may(const std::string& address, const std::string& base = "https://platform-api2.max.ru") {
    const auto parsed = parse_file_address(address);
    return parsed && may_fetch(*parsed, base, {"oneme.ru", "max.ru"});
}

TEST(FileAddress, FilesComeFromTheMessengersOwnHosts) {
    EXPECT_TRUE(may("https://i.oneme.ru/i?r=abc"));
    EXPECT_TRUE(may("https://FD.OneMe.ru/getfile?sig=1#x"));
    EXPECT_TRUE(may("https://oneme.ru"));
    EXPECT_TRUE(may("http://127.0.0.1:8081/file/1", "http://127.0.0.1:8081")) << "as the settings name it";
}

TEST(FileAddress, NothingIsFetchedFromInsideTheOfficeOrFromStrangers) {
    for (const char* address :
         {"http://127.0.0.1:8081/file/1", "http://i.oneme.ru/i", "https://i.oneme.ru:8443/i",
          "https://evil.example.org/oneme.ru", "https://evil-oneme.ru/", "https://oneme.ru.evil.example.org/",
          "https://oneme.ru@10.0.0.1/", "https://10.0.0.1\\@oneme.ru/", "https://[::1]/",
          "file:///etc/passwd", "https://", "//oneme.ru/", "https://oneme.ru\r\nHost: x/",
          "https://xn--пример.oneme.ru/", ""})
        EXPECT_FALSE(may(address)) << address;
}

TEST(FileAddress, ThePathKeepsItsQueryAndLosesItsFragment) {
    const auto address = parse_file_address("https://fd.oneme.ru?sig=1#top");
    ASSERT_TRUE(address);
    EXPECT_EQ(address->origin, "https://fd.oneme.ru");
    EXPECT_EQ(address->path, "/?sig=1");
}

}  // namespace
}  // namespace vekha
