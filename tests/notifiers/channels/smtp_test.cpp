#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/channels/channels.hpp"
#include "tests/notifiers/channels/peers.hpp"

namespace vekha::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

SmtpOptions plain(const Peer& peer) {
    SmtpOptions options;
    options.host = "127.0.0.1";
    options.port = peer.port();
    options.security = SmtpSecurity::none;
    options.from = "Веха <vekha@example.org>";
    return options;
}

std::string mail_of(const Peer& peer) {
    return std::string(peer.received().at(0).at("mail").as_string());
}

TEST(Smtp, TheMailReadsAsItWasWritten) {
    const Peer peer("smtp_peer.py");
    const Message message = message_to("reader");
    ASSERT_EQ(make_smtp_channel(plain(peer)).value()->send(message), delivered(250));

    const auto seen = peer.received().at(0);
    EXPECT_EQ(seen.at("from").as_string(), "vekha@example.org");
    EXPECT_EQ(seen.at("to").as_array().at(0).as_string(), "reader@example.org");
    const std::string mail = mail_of(peer);
    EXPECT_EQ(header_of(mail, "Message-ID"), "<1.00ff@vekha.example.org>");
    EXPECT_EQ(header_of(mail, "Date"), "Tue, 31 Mar 2026 06:00:00 +0000");
    EXPECT_EQ(header_of(mail, "Auto-Submitted"), "auto-generated");
    EXPECT_EQ(header_of(mail, "List-Id"), "<vekha.example.org>");
    EXPECT_THAT(header_of(mail, "Content-Type"), StartsWith("multipart/alternative;"));
    EXPECT_THAT(part_of(mail, "text/plain"), StartsWith("Здравствуйте!\r\n.\r\n.точка в начале строки\r\n"));
    EXPECT_THAT(part_of(mail, "text/html"), HasSubstr("<b>31 марта 2026 г.</b>"));
}

/// Python's own mail reader has the last word on whether a stranger understands the headers.
TEST(Smtp, AStrangersMailReaderUnderstandsIt) {
    const Peer peer("smtp_peer.py");
    const Message message = message_to("reader");
    ASSERT_EQ(make_smtp_channel(plain(peer)).value()->send(message), delivered(250));
    const vekha::testing::TempFolder folder;
    const auto path = (folder / "mail.eml").string();
    FILE* file = std::fopen(path.c_str(), "wb");
    const std::string mail = mail_of(peer);
    std::fwrite(mail.data(), 1, mail.size(), file);
    std::fclose(file);
    const auto read =
        run({python, "-c",
             "import email, email.policy, sys\n"
             "m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n"
             "print(m['subject']); print(m['from']); print(m['to'])\n"
             "print([p.get_content_type() for p in m.iter_parts()])\n"
             "print(m.get_body(('plain',)).get_content().splitlines()[3], m.defects)\n",
             path});
    EXPECT_EQ(read.output, message.subject +
                               "\nВеха <vekha@example.org>\n\"Сулегина Т.В.\" <reader@example.org>\n"
                               "['text/plain', 'text/html']\nСрок: 31 марта 2026 г. []\n");
}

TEST(Smtp, ARowOfMessagesGoesOverOneConnection) {
    const Peer peer("smtp_peer.py");
    const auto channel = make_smtp_channel(plain(peer)).value();
    for (int i = 0; i < 5; ++i)
        ASSERT_EQ(channel->send(message_to("reader", std::to_string(i) + "@v.example.org")), delivered(250));
    const auto seen = peer.received();
    ASSERT_EQ(seen.size(), 5U);
    for (const auto& one : seen) EXPECT_EQ(one.at("peer"), seen[0].at("peer"));
}

TEST(Smtp, AConnectionThatDiedIdleCostsNoTry) {
    const Peer peer("smtp_peer.py");
    const auto channel = make_smtp_channel(plain(peer)).value();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(channel->send(message_to("onlyonce", std::to_string(i) + "@v.example.org")), delivered(250))
            << i;
}

TEST(Smtp, RepliesAreToldApartByStageAndNumber) {
    const Peer peer("smtp_peer.py");
    const auto channel = make_smtp_channel(plain(peer)).value();
    EXPECT_EQ(channel->send(message_to("unknown")), refused(SendReason::rejected_recipient, 550));
    EXPECT_EQ(channel->send(message_to("spam")), refused(SendReason::rejected_message, 554));
    EXPECT_EQ(channel->send(message_to("full")), refused(SendReason::rejected_recipient, 552));
    EXPECT_EQ(channel->send(message_to("greylisted")), try_later(SendReason::deferred, 451));
    EXPECT_EQ(channel->send(message_to("nospace")), try_later(SendReason::deferred, 452));
    EXPECT_EQ(channel->send(message_to("busy")), try_later(SendReason::server_error, 421));
    auto options = plain(peer);
    options.from = "forbidden@example.org";
    EXPECT_EQ(make_smtp_channel(options).value()->send(message_to("reader")),
              try_later(SendReason::rejected_sender, 550));
}

TEST(Smtp, AnAnswerThatNeverComesIsATimeoutAndALostOneIsTriedAgain) {
    const Peer peer("smtp_peer.py");
    EXPECT_EQ(make_smtp_channel(plain(peer)).value()->send(message_to("hangup")),
              try_later(SendReason::unreachable));
    EXPECT_EQ(peer.received().size(), 1U);  // taken, and nobody could know: the same Message-ID will tell
    auto options = plain(peer);
    options.timeout = std::chrono::milliseconds{400};
    EXPECT_EQ(make_smtp_channel(options).value()->send(message_to("mute")), try_later(SendReason::timed_out));
}

TEST(Smtp, AServerThatOffersNoStartTlsGetsNoMail) {
    const Peer bare("smtp_peer.py");
    auto options = plain(bare);
    options.security = SmtpSecurity::starttls;
    EXPECT_EQ(make_smtp_channel(options).value()->send(message_to("reader")).reason, SendReason::tls_failed);
    EXPECT_TRUE(bare.received().empty());
}

TEST(Smtp, SignsInAndSaysWhenThePasswordIsWrong) {
    const Peer peer("smtp_peer.py", {"--auth", "vekha", "s3cret"});
    auto options = plain(peer);
    options.user = "vekha";
    options.password = "wrong";
    EXPECT_EQ(make_smtp_channel(options).value()->send(message_to("reader")),
              try_later(SendReason::auth_failed, 535));
    options.user.clear();
    EXPECT_EQ(make_smtp_channel(options).value()->send(message_to("reader")),
              try_later(SendReason::auth_failed, 530));
    options.user = "vekha";
    options.password = "s3cret";
    EXPECT_EQ(make_smtp_channel(options).value()->send(message_to("reader")), delivered(250));
    EXPECT_EQ(peer.received().at(0).at("user").as_string(), "vekha");
}

TEST(Smtp, AnAddressThatWouldSmuggleACommandNeverLeaves) {
    const Peer peer("smtp_peer.py");
    Message message = message_to("reader");
    message.recipient.email = "a@example.org>\r\nRCPT TO:<b@example.org";
    EXPECT_EQ(make_smtp_channel(plain(peer)).value()->send(message), refused(SendReason::rejected_recipient));
    EXPECT_TRUE(peer.received().empty());
}

TEST(Smtp, WrongOptionsAreNamed) {
    SmtpOptions options;
    options.from = "vekha@example.org";
    EXPECT_EQ(make_smtp_channel(options).error().where, "host");
    options.host = "mail.example.org/x";
    EXPECT_EQ(make_smtp_channel(options).error().where, "host");
    options.host = "mail.example.org";
    options.port = 0;
    EXPECT_EQ(make_smtp_channel(options).error().where, "port");
    options.port = 25;
    options.from = "Веха";
    EXPECT_EQ(make_smtp_channel(options).error().where, "from");
}

}  // namespace
}  // namespace vekha::test
