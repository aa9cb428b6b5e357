#include "notifiers/inbox/imap_dialog.hpp"

#include <deque>

#include <gtest/gtest.h>

namespace vekha::test {
namespace {

/// A server that says what it was told to, a few bytes at a time.
struct Told {
    std::string says;
    std::string heard;
    std::size_t step = 3;
    ImapWire wire() {
        return {[this](std::string_view bytes) -> Result<void> {
                    heard += bytes;
                    return {};
                },
                [this]() -> Result<std::string> {
                    const std::string piece = says.substr(0, step);
                    says.erase(0, step);
                    return piece;
                }};
    }
};

TEST(ImapDialogs, UnseenMailsComeByTheirUidsTheLowestFirst) {
    Told server{"* SEARCH 7 3 12\r\nV1 OK done\r\n", "", 3};
    ImapDialog dialog(server.wire(), 100);
    EXPECT_EQ(dialog.unseen().value(), (std::vector<std::uint32_t>{3, 7, 12}));
    EXPECT_EQ(server.heard, "V1 UID SEARCH UNSEEN\r\n");
}

TEST(ImapDialogs, AFolderTellsItsValidityAndItsNextUid) {
    Told server{"* 3 EXISTS\r\n* OK [UIDVALIDITY 1789] ok\r\n* OK [UIDNEXT 14] next\r\nV1 OK done\r\n", "",
                7};
    ImapDialog dialog(server.wire(), 100);
    const auto folder = dialog.select("INBOX");
    ASSERT_TRUE(folder);
    EXPECT_EQ(folder->validity, 1789U);
    EXPECT_EQ(folder->next, 14U);
}

TEST(ImapDialogs, TheLastMailIsNotNewerThanItself) {
    Told server{"* SEARCH 12\r\nV1 OK done\r\n* SEARCH 15 13\r\nV2 OK done\r\n", "", 3};
    ImapDialog dialog(server.wire(), 100);
    EXPECT_TRUE(dialog.above(12)->empty());
    EXPECT_EQ(server.heard, "V1 UID SEARCH UID 13:*\r\n");
    EXPECT_EQ(dialog.above(12).value(), (std::vector<std::uint32_t>{13, 15}));
}

TEST(ImapDialogs, AMailIsTakenByItsLengthWhateverItHolds) {
    const std::string mail = "Subject: V1 OK\r\n\r\nV1 OK no end\r\n* SEARCH 1\r\n)";
    Told server{
        "* 1 FETCH (UID 3 BODY[] {" + std::to_string(mail.size()) + "}\r\n" + mail + ")\r\nV1 OK done\r\n",
        "", 5};
    ImapDialog dialog(server.wire(), 1000);
    EXPECT_EQ(dialog.fetch(3).value(), mail);
    EXPECT_EQ(server.heard, "V1 UID FETCH 3 (BODY.PEEK[])\r\n");
}

TEST(ImapDialogs, AMailThatIsGoneIsEmpty) {
    Told server{"V1 OK done\r\nV2 OK done\r\n", "", 8};
    ImapDialog dialog(server.wire(), 1000);
    EXPECT_EQ(dialog.fetch(3).value(), "");
    EXPECT_EQ(dialog.size_of(3).value(), 0U);
}

TEST(ImapDialogs, AnAnnouncedGigabyteIsNotWaitedFor) {
    Told server{"* 1 FETCH (BODY[] {2147483648}\r\n", "", 64};
    ImapDialog dialog(server.wire(), 1000);
    EXPECT_EQ(dialog.fetch(3).error().fault, Fault::unavailable);
}

TEST(ImapDialogs, ALineWithoutEndIsNotWaitedFor) {
    Told server{std::string(3 * 1024 * 1024, 'x'), "", 64 * 1024};
    ImapDialog dialog(server.wire(), 1000);
    EXPECT_FALSE(dialog.unseen());
}

TEST(ImapDialogs, AServerThatClosesInTheMiddleIsTold) {
    Told server{"* SEARCH 7", "", 64};
    ImapDialog dialog(server.wire(), 1000);
    EXPECT_EQ(dialog.unseen().error().fault, Fault::unavailable);
}

TEST(ImapDialogs, ARefusalIsAnErrorWithoutTheServersWords) {
    Told server{"V1 NO secret words\r\n", "", 64};
    ImapDialog dialog(server.wire(), 1000);
    const auto done = dialog.select("Ответы \"2026\"");
    ASSERT_FALSE(done);
    EXPECT_EQ(describe(done.error()).find("secret"), std::string::npos);
    EXPECT_NE(server.heard.find("\\\"2026\\\""), std::string::npos);
}

}  // namespace
}  // namespace vekha::test
