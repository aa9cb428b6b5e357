// Against a real server: Dovecot on loopback. Where it is not installed, the tests say so and are skipped.
#include <csignal>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "notifiers/inbox/mail_source.hpp"
#include "tests/notifiers/inbox/mails.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/places.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::test {
namespace {

namespace fs = std::filesystem;

class ImapMailbox : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists("/usr/sbin/dovecot")) GTEST_SKIP() << "no Dovecot here (package dovecot-imapd)";
        server = std::make_unique<Process>(
            std::vector<std::string>{"/usr/bin/python3", source_folder() + "/tests/support/imap_peer.py",
                                     folder.path().string(), certificate.file(), certificate.key()});
        const auto ports = server->line_after("ready ", std::chrono::minutes{1});
        ASSERT_TRUE(ports);
        settings.host = "127.0.0.1";
        settings.port = std::stoi(*ports);
        tls_port = std::stoi(ports->substr(ports->find(' ')));
        settings.security = ImapSecurity::starttls;
        settings.user = "otvet";
        settings.password = "secret";
        settings.ca_file = certificate.file();
        settings.timeout = std::chrono::seconds{10};
        settings.mail_bytes = 100'000;
    }
    void TearDown() override {
        if (!server) return;
        server->signal(SIGTERM);
        server->wait();
    }

    /// As a mail server does it: written aside, then given its name.
    void deliver(const std::string& name, const std::string& bytes) {
        const auto draft = folder.path() / "Maildir/tmp" / name;
        std::ofstream(draft, std::ios::binary) << bytes;
        fs::permissions(draft, fs::perms::all);
        fs::rename(draft, folder.path() / "Maildir/new" / name);
    }
    /// Opened by a person before anybody asked.
    void deliver_read(const std::string& name, const std::string& bytes) {
        const auto draft = folder.path() / "Maildir/tmp" / name;
        std::ofstream(draft, std::ios::binary) << bytes;
        fs::permissions(draft, fs::perms::all);
        fs::rename(draft, folder.path() / "Maildir/cur" / (name + ":2,S"));
    }
    void remember() {
        settings.position.load = [this]() -> Result<std::optional<std::string>> {
            return position.empty() ? std::nullopt : std::optional(position);
        };
        settings.position.save = [this](const std::string& words) -> Result<void> {
            position = words;
            return {};
        };
    }
    Result<std::vector<std::string>> look(MailFate fate) {
        auto source = make_imap_source(settings);
        if (!source) return tl::unexpected(source.error());
        std::vector<std::string> seen;
        const auto done = (*source)->look(10, [&](const IncomingMail& mail) {
            seen.push_back(mail.bytes.value_or("too large: " + std::to_string(mail.size)));
            return fate;
        });
        if (!done) return tl::unexpected(done.error());
        return seen;
    }

    vekha::testing::TempFolder folder;
    Certificate certificate;
    std::unique_ptr<Process> server;
    ImapSettings settings;
    int tls_port = 0;
    std::string position;
};

TEST_F(ImapMailbox, AMailIsHandedOverWholeAndNeverAgain) {
    const auto bytes = mail("outlook.eml");
    deliver("1.host", bytes);
    const auto seen = look(MailFate::done);
    ASSERT_TRUE(seen) << describe(seen.error());
    EXPECT_EQ(*seen, std::vector<std::string>{bytes});
    EXPECT_TRUE(look(MailFate::done)->empty());
}

TEST_F(ImapMailbox, WhatWasNotSavedComesAgain) {
    deliver("1.host", mail("yandex.eml"));
    EXPECT_EQ(look(MailFate::later)->size(), 1U);
    EXPECT_EQ(look(MailFate::done)->size(), 1U);
}

TEST_F(ImapMailbox, WhatAPersonOpenedFirstIsTakenAllTheSameOnceAndNothingOfOld) {
    remember();
    deliver_read("1.host", mail("yandex.eml"));
    EXPECT_TRUE(look(MailFate::done)->empty()) << "read before we came";
    deliver_read("2.host", mail("outlook.eml"));
    deliver("3.host", mail("phone.eml"));
    EXPECT_EQ(look(MailFate::later)->size(), 1U) << "the round ended with the first";
    EXPECT_EQ(*look(MailFate::done), (std::vector<std::string>{mail("outlook.eml"), mail("phone.eml")}));
    EXPECT_TRUE(look(MailFate::done)->empty());
}

TEST_F(ImapMailbox, AnotherMailboxInItsPlaceBeginsAnew) {
    remember();
    position = "77 1 otvet@127.0.0.1/INBOX";
    deliver_read("1.host", mail("yandex.eml"));
    deliver("2.host", mail("phone.eml"));
    EXPECT_EQ(*look(MailFate::done), std::vector<std::string>{mail("phone.eml")});
    EXPECT_EQ(position.substr(0, 2), "2 ");
}

TEST_F(ImapMailbox, AMailPastTheLimitIsNotFetched) {
    deliver("1.host", plain_mail("a@example.org", "b@example.org", "big", std::string(200'000, 'x')));
    const auto seen = look(MailFate::broken);
    ASSERT_EQ(seen->size(), 1U);
    EXPECT_TRUE(seen->front().starts_with("too large: 200")) << seen->front();
    EXPECT_TRUE(look(MailFate::broken)->empty());
}

TEST_F(ImapMailbox, EncryptedFromTheFirstByteWorksToo) {
    settings.security = ImapSecurity::tls;
    settings.port = tls_port;
    deliver("1.host", mail("phone.eml"));
    EXPECT_EQ(look(MailFate::done)->size(), 1U);
}

TEST_F(ImapMailbox, AWrongPasswordIsToldWithoutIt) {
    settings.password = "wrong-password";
    const auto seen = look(MailFate::done);
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.error().fault, Fault::unauthenticated);
    EXPECT_EQ(describe(seen.error()).find("wrong-password"), std::string::npos);
}

TEST_F(ImapMailbox, AServerWithoutATrustedCertificateGetsNoPassword) {
    const Certificate another;
    settings.ca_file = another.file();
    EXPECT_EQ(look(MailFate::done).error().fault, Fault::unavailable);
}

TEST_F(ImapMailbox, AFolderThatIsNotThereIsTold) {
    settings.folder = "Ответы";
    EXPECT_EQ(look(MailFate::done).error().fault, Fault::unavailable);
}

TEST(ImapSettingsAtStart, WhatIsWrongIsNamed) {
    ImapSettings settings;
    EXPECT_EQ(make_imap_source(settings).error().where, "host");
    settings.host = "mail.example.org";
    EXPECT_EQ(make_imap_source(settings).error().where, "user");
    settings.user = "otvet";
    settings.port = 0;
    EXPECT_EQ(make_imap_source(settings).error().where, "port");
}

}  // namespace
}  // namespace vekha::test
