#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "notifiers/inbox/mail_source.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::test {
namespace {

namespace fs = std::filesystem;

class Maildir : public ::testing::Test {
  protected:
    Maildir() : source(make_maildir_source({folder.path(), 1000}).value()) {}
    void deliver(const std::string& name, const std::string& bytes) {
        std::ofstream(folder.path() / "new" / name, std::ios::binary) << bytes;
    }
    std::vector<std::string> look(MailFate fate, std::size_t most = 100) {
        std::vector<std::string> seen;
        const auto done = source->look(most, [&](const IncomingMail& mail) {
            seen.push_back(mail.name + "=" + mail.bytes.value_or("?"));
            return fate;
        });
        EXPECT_TRUE(done);
        return seen;
    }

    vekha::testing::TempFolder folder;
    std::unique_ptr<MailSource> source;
};

TEST_F(Maildir, WhatWasTakenIsSeenAndNeverHandedOutAgain) {
    deliver("2.host", "b");
    deliver("1.host", "a");
    EXPECT_EQ(look(MailFate::done), (std::vector<std::string>{"1.host=a", "2.host=b"}));
    EXPECT_TRUE(look(MailFate::done).empty());
    EXPECT_TRUE(fs::exists(folder.path() / "cur" / "1.host:2,S"));
}

TEST_F(Maildir, WhatCouldNotBeSavedComesAgainAndNothingIsTakenAfterIt) {
    deliver("1.host", "a");
    deliver("2.host", "b");
    EXPECT_EQ(look(MailFate::later).size(), 1U);
    EXPECT_EQ(look(MailFate::done).size(), 2U);
}

TEST_F(Maildir, ABrokenMailIsKeptAsideForAPerson) {
    deliver("1.host", "a");
    look(MailFate::broken);
    EXPECT_TRUE(fs::exists(folder.path() / ".failed" / "cur" / "1.host:2,"));
}

TEST_F(Maildir, AMailPastTheLimitIsNotRead) {
    deliver("1.host", std::string(1001, 'x'));
    EXPECT_EQ(look(MailFate::broken), std::vector<std::string>{"1.host=?"});
}

TEST_F(Maildir, ALinkIsNotFollowed) {
    fs::create_symlink("/etc/hostname", folder.path() / "new" / "1.link");
    EXPECT_TRUE(look(MailFate::done).empty());
    EXPECT_TRUE(fs::is_symlink(folder.path() / ".failed" / "cur" / "1.link:2,"));
}

TEST_F(Maildir, ARoundTakesNoMoreThanItIsAskedFor) {
    for (const char* name : {"1", "2", "3"}) deliver(name, name);
    EXPECT_EQ(look(MailFate::done, 2).size(), 2U);
}

TEST_F(Maildir, AFolderThatIsGoneIsTold) {
    fs::remove_all(folder.path() / "new");
    const auto done = source->look(1, [](const IncomingMail&) { return MailFate::done; });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().fault, Fault::unavailable);
}

}  // namespace
}  // namespace vekha::test
