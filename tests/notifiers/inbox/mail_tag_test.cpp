#include "notifiers/inbox/mail_tag.hpp"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

namespace vekha::test {
namespace {

const MailTag tag{DeliveryId{4711}, PersonId{12}, TaskId{33}};

TEST(MailTags, ATagComesBackFromTheAddressItStoodIn) {
    const auto address = tagged_address("otvet@example.org", mail_tag("key", tag));
    const auto text = tag_in(address, "otvet@example.org");
    ASSERT_TRUE(text);
    EXPECT_EQ(read_mail_tag("key", *text), tag);
}

TEST(MailTags, AServerThatWritesAddressesSmallOrLargeChangesNothingInTheMailboxsName) {
    EXPECT_TRUE(tag_in("otvet+x@example.org", "Otvet@Example.ORG"));
    EXPECT_FALSE(tag_in("otvet@example.org", "otvet@example.org"));
    EXPECT_FALSE(tag_in("otvet+x@example.com", "otvet@example.org"));
    EXPECT_FALSE(tag_in("drugoy+x@example.org", "otvet@example.org"));
    EXPECT_FALSE(tag_in("+", "otvet@example.org"));
}

TEST(MailTags, ATagAlteredAnywhereIsNobodys) {
    const auto text = mail_tag("key", tag);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string altered = text;
        altered[at] = altered[at] == '3' ? '4' : '3';
        if (altered == text) continue;
        EXPECT_FALSE(read_mail_tag("key", altered)) << altered;
    }
    EXPECT_FALSE(read_mail_tag("another", text));
    EXPECT_FALSE(read_mail_tag("", text));
    EXPECT_FALSE(read_mail_tag("key", ""));
    EXPECT_FALSE(read_mail_tag("key", "1-1-1-"));
}

TEST(MailTags, TheLocalPartStaysWithinWhatServersTake) {
    constexpr std::int64_t many = 99'999'999;  // of each; a town sends fewer in a hundred years
    const auto text = mail_tag("key", {DeliveryId{many}, PersonId{many}, TaskId{many}});
    EXPECT_LE(text.size(), mail_tag_most);
    const std::string mailbox = std::string(mailbox_name_most, 'a') + "@example.org";
    EXPECT_LE(tagged_address(mailbox, text).find('@'), 64U);
}

}  // namespace
}  // namespace vekha::test
