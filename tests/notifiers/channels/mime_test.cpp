#include "notifiers/channels/mime.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notifiers/channels/peers.hpp"

namespace vekha::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Mime, AddressesAreTakenOrRefusedWhole) {
    EXPECT_EQ(mail_address("a.b+c@example.org"), "a.b+c@example.org");
    EXPECT_EQ(mail_address("ivanov@почта.рф"), "ivanov@xn--80a1acny.xn--p1ai");
    EXPECT_EQ(mail_address("a@Example.ORG"), "a@example.org");
    for (const char* bad :
         {"", "a", "@example.org", "a@", "a b@example.org", "a@exa mple.org", "a@example.org\r\nX: y",
          "<a@example.org>", "иванов@example.org", "a@b@example.org", "a\n@example.org", "a@..org"})
        EXPECT_FALSE(mail_address(bad)) << bad;
}

TEST(Mime, MailboxesAreReadInBothForms) {
    EXPECT_EQ(parse_mailbox("vekha@example.org"), (Mailbox{"", "vekha@example.org"}));
    EXPECT_EQ(parse_mailbox(" Веха, отдел <vekha@example.org> "),
              (Mailbox{"Веха, отдел", "vekha@example.org"}));
    EXPECT_EQ(parse_mailbox("\"Веха\" <vekha@example.org>"), (Mailbox{"Веха", "vekha@example.org"}));
    EXPECT_FALSE(parse_mailbox("Веха vekha@example.org>"));
}

TEST(Mime, Base64IsTheStandardOne) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

TEST(Mime, PlainHeadersStayPlainAndOthersAreFoldedAtWholeLetters) {
    EXPECT_EQ(encode_header("due today", 9), "due today");
    EXPECT_EQ(encode_header("=?x", 9), "=?UTF-8?B?PT94?=");
    EXPECT_EQ(encode_header("a\r\nBcc: b", 9), "a  Bcc: b");
    std::string longer;
    for (int i = 0; i < 60; ++i) longer += "Щы";
    std::istringstream lines(encode_header(longer, 9));
    std::size_t first = 9;
    for (std::string line; std::getline(lines, line); first = 0) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        EXPECT_LE(line.size() + first, 76U);
        // "=?UTF-8?B?" and "?=" around whole base64 groups.
        const auto start = line.find("=?");
        EXPECT_EQ((line.size() - start - 12) % 4, 0U);
    }
}

TEST(Mime, NoLineIsLongAndAllIsAscii) {
    Message message = message_to("reader");
    message.text = std::string(5000, 'x') + "ы";
    message.recipient.name = "\"Кавычки\" \\ и, запятая";
    const std::string mail =
        build_mime(message, {"Vekha \"V\" \\", "v@example.org"}, {message.recipient.name, "r@example.org"});
    std::istringstream lines(mail);
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(line.size(), 79U) << line;
        EXPECT_EQ(line.back(), '\r');
        for (const char c : line) EXPECT_LT(static_cast<unsigned char>(c), 0x80);
    }
    EXPECT_THAT(mail, HasSubstr("From: \"Vekha \\\"V\\\" \\\\\"\r\n <v@example.org>\r\n"));
}

TEST(Mime, NothingInAMessageCanStartAHeader) {
    Message message = message_to("reader");
    message.subject = "Срок\r\nBcc: all@example.org";
    message.recipient.name = "R\r\nBcc: all@example.org";
    message.id = "1@x\r\nBcc: all@example.org";
    message.headers.push_back({"X-Test", "a\r\nBcc: all@example.org"});
    EXPECT_THAT(build_mime(message, {"V", "v@example.org"}, {message.recipient.name, "r@example.org"}),
                Not(HasSubstr("\nBcc:")));
}

TEST(Mime, TextAloneIsOnePart) {
    Message message = message_to("reader");
    message.html.clear();
    const std::string mail = build_mime(message, {"", "v@example.org"}, {"", "r@example.org"});
    EXPECT_THAT(mail, Not(HasSubstr("multipart")));
    EXPECT_THAT(part_of(mail, "text/plain"), HasSubstr("Срок: 31 марта 2026 г."));
}

TEST(Mime, DatesAreInTheWorldsFormat) {
    EXPECT_EQ(mail_date(parse_instant("2026-01-01T23:05:09Z").value()), "Thu, 01 Jan 2026 23:05:09 +0000");
}

}  // namespace
}  // namespace vekha::test
