// Mail through a server that is not ours (npm's smtp-server), which demands STARTTLS under an office's own
// root and a sign-in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/mime.hpp"
#include "tests/notifiers/channels/peers.hpp"
#include "tests/support/mail/mail_server.hpp"

namespace vekha::test {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// "\0vekha@example.org\0S3cret-of-the-mailbox" as AUTH PLAIN sends it, and the password as AUTH LOGIN does.
constexpr const char* plain_words = "AHZla2hhQGV4YW1wbGUub3JnAFMzY3JldC1vZi10aGUtbWFpbGJveA==";
constexpr const char* login_words = "UzNjcmV0LW9mLXRoZS1tYWlsYm94";

class RealMailServer : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!MailServer::to_be_had()) GTEST_SKIP() << "there is no Node.js";
    }
    SmtpOptions options(const MailServer& server) const {
        SmtpOptions made;
        made.host = "127.0.0.1";
        made.port = server.port();
        made.user = MailServer::user;
        made.password = MailServer::password;
        made.from = "Веха <vekha@example.org>";
        made.bounces_to = "otvet@example.org";
        made.ca_file = office_.bundle();
        return made;
    }
    Outcome send(const SmtpOptions& options, const Message& message = message_to("reader")) const {
        return make_smtp_channel(options).value()->send(message);
    }
    CertificateAuthority office_;
};

TEST_F(RealMailServer, TakesTheMailAfterStartTlsAndASignInAndItReadsAsItWasWritten) {
    const MailServer server(office_.good());
    ASSERT_EQ(send(options(server)), delivered(250));
    const auto seen = server.received();
    ASSERT_THAT(seen, SizeIs(1));
    EXPECT_TRUE(seen[0].at("secure").as_bool());
    EXPECT_EQ(seen[0].at("user").as_string(), MailServer::user);
    EXPECT_EQ(seen[0].at("from").as_string(), "otvet@example.org");
    EXPECT_EQ(seen[0].at("to").as_array().at(0).as_string(), "reader@example.org");
    const std::string mail(seen[0].at("mail").as_string());
    EXPECT_EQ(header_of(mail, "Message-ID"), "<1.00ff@vekha.example.org>");
    EXPECT_EQ(header_of(mail, "To"), encode_header("Сулегина Т.В.", 4) + " <reader@example.org>");
    EXPECT_EQ(part_of(mail, "text/plain"),
              "Здравствуйте!\r\n.\r\n.точка в начале строки\r\nСрок: 31 марта 2026 г.\r\n");
    EXPECT_THAT(part_of(mail, "text/html"), HasSubstr("<b>31 марта 2026 г.</b>"));
    EXPECT_THAT(server.wire(), HasSubstr("STARTTLS"));
    for (const char* secret : {MailServer::password, plain_words, login_words, "AUTH", "RCPT", "Subject"})
        EXPECT_THAT(server.wire(), Not(HasSubstr(secret))) << "on the line before the encryption";
}

TEST_F(RealMailServer, EachWayToSignInIsUnderstood) {
    for (const std::string method : {"PLAIN", "LOGIN"}) {
        const MailServer server(office_.good(), R"({"authMethods": [")" + method + R"("]})");
        EXPECT_EQ(send(options(server)), delivered(250)) << method;
        EXPECT_THAT(server.sign_ins(), ElementsAre(method + " " + MailServer::user));
    }
}

TEST_F(RealMailServer, AWrongPasswordIsOurFaultAndATemporaryTroubleIsNot) {
    const MailServer server(office_.good());
    auto wrong = options(server);
    wrong.password = "another";
    EXPECT_EQ(send(wrong), try_later(SendReason::auth_failed, 535));
    wrong.user = "busy";
    EXPECT_EQ(send(wrong), try_later(SendReason::deferred, 454));
    wrong.user.clear();
    EXPECT_EQ(send(wrong), try_later(SendReason::auth_failed, 530));
    EXPECT_THAT(server.received(), IsEmpty());
    EXPECT_THAT(server.sign_ins(), Each(Not(HasSubstr("another"))));
}

TEST_F(RealMailServer, WhereStartTlsIsNotOfferedThePasswordIsNotSaid) {
    // The server, or somebody on the line, hides STARTTLS and asks for a password in the clear.
    for (const char* wishes : {R"({"hideSTARTTLS": true, "allowInsecureAuth": true})",
                               R"({"disabledCommands": ["STARTTLS"], "allowInsecureAuth": true})"}) {
        const MailServer server(office_.good(), wishes);
        EXPECT_EQ(send(options(server)).reason, SendReason::tls_failed) << wishes;
        EXPECT_THAT(server.sign_ins(), IsEmpty());
        EXPECT_THAT(server.received(), IsEmpty());
        EXPECT_THAT(server.wire(), HasSubstr("EHLO"));
        for (const char* secret : {MailServer::password, plain_words, login_words, "AUTH"})
            EXPECT_THAT(server.wire(), Not(HasSubstr(secret)));
    }
}

TEST_F(RealMailServer, AServerOfAnotherHostIsToldNoPassword) {
    const MailServer server(office_.of_another_host());
    EXPECT_EQ(send(options(server)), try_later(SendReason::tls_failed));
    EXPECT_THAT(server.sign_ins(), IsEmpty());
}

TEST_F(RealMailServer, AMailBeyondItsLimitIsTheMessagesFaultNotTheSenders) {
    const MailServer server(office_.good(), R"({"size": 20000})");
    Message message = message_to("reader");
    for (int i = 0; i < 1000; ++i) message.text += "Строка номер " + std::to_string(i) + "\n";
    EXPECT_EQ(send(options(server), message), refused(SendReason::rejected_message, 552));
    EXPECT_EQ(send(options(server)), delivered(250));
}

TEST_F(RealMailServer, ARowOfMailsSignsInOnce) {
    const MailServer server(office_.good());
    const auto channel = make_smtp_channel(options(server)).value();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(channel->send(message_to("reader", std::to_string(i) + "@v.example.org")), delivered(250));
    EXPECT_THAT(server.received(), SizeIs(3));
    EXPECT_THAT(server.sign_ins(), SizeIs(1));
}

}  // namespace
}  // namespace vekha::test
