// A directory that is not ours: Debian's slapd with the people of tests/support/directory/office.ldif.
#include "daemon/identity/ldap_directory.hpp"

#include <csignal>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/support/directory/slapd.hpp"

namespace vekha::identity {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

constexpr const char* olegs = "пароль Олега";

/// A port of this machine that is held: nobody listens on it, or somebody who answers nothing.
class HeldPort {
  public:
    explicit HeldPort(bool listening) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(socket_, reinterpret_cast<sockaddr*>(&place), sizeof place);
        if (listening) ::listen(socket_, 8);
        socklen_t size = sizeof place;
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&place), &size);
        port_ = ntohs(place.sin_port);
    }
    ~HeldPort() { ::close(socket_); }
    std::string address(const std::string& scheme) const {
        return scheme + "://127.0.0.1:" + std::to_string(port_);
    }

  private:
    int socket_;
    int port_ = 0;
};

/// One directory for all that only ask it.
class LdapDirectoryTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        std::signal(SIGPIPE, SIG_IGN);
        authority = std::make_unique<test::CertificateAuthority>();
        server = std::make_unique<test::Slapd>(authority->good());
    }
    static void TearDownTestSuite() {
        server.reset();
        authority.reset();
    }
    static config::LdapSettings settings() { return server->settings(authority->bundle()); }
    static std::optional<OutsideIdentity> ask(std::string_view login, std::string_view password,
                                              config::LdapSettings with = settings()) {
        const auto answer = LdapDirectory(std::move(with)).check(login, password);
        EXPECT_TRUE(answer) << describe(answer.error());
        return answer ? *answer : std::nullopt;
    }
    static LdapLook look(config::LdapSettings with) {
        return LdapDirectory(std::move(with)).look("oleg", olegs);
    }

    static std::unique_ptr<test::CertificateAuthority> authority;
    static std::unique_ptr<test::Slapd> server;
};

std::unique_ptr<test::CertificateAuthority> LdapDirectoryTest::authority;
std::unique_ptr<test::Slapd> LdapDirectoryTest::server;

TEST_F(LdapDirectoryTest, TheRightPasswordTellsWhoItIs) {
    const auto who = ask("oleg", olegs);
    ASSERT_TRUE(who);
    EXPECT_EQ(who->source, "ldap");
    EXPECT_EQ(who->subject.size(), 36U) << "entryUUID: " << who->subject;
    EXPECT_EQ(who->login, "Oleg");
    EXPECT_EQ(who->name, "Олег Петров");
    EXPECT_EQ(who->position, "методист");
    EXPECT_EQ(who->email, "oleg@example.org");
    EXPECT_FALSE(who->email_verified);
    EXPECT_FALSE(who->second_factor);
}

TEST_F(LdapDirectoryTest, WhatIsNotThereIsMadeUpForOrLeftOut) {
    const auto who = ask("irina", "of irina");
    ASSERT_TRUE(who);
    EXPECT_EQ(who->name, "Ирина") << "no displayName: cn";
    EXPECT_EQ(who->position, "");
    auto trusting = settings();
    trusting.trust_mail = true;
    EXPECT_FALSE(ask("irina", "of irina", trusting)->email_verified) << "there is none";
    EXPECT_TRUE(ask("oleg", olegs, trusting)->email_verified);
}

TEST_F(LdapDirectoryTest, GroupsAreFoundByWhoeverIsInThemAndByMemberOf) {
    const auto who = ask("oleg", olegs);
    ASSERT_TRUE(who);
    EXPECT_THAT(who->groups,
                UnorderedElementsAre("cn=Координаторы,ou=groups,dc=office,dc=local", "Координаторы",
                                     "cn=Auditors,ou=groups,dc=office,dc=local", "Auditors",
                                     "cn=methodists,ou=groups,dc=office,dc=local", "methodists"));
    auto quiet = settings();
    quiet.group_filter.clear();
    EXPECT_THAT(ask("oleg", olegs, quiet)->groups,
                UnorderedElementsAre("cn=Координаторы,ou=groups,dc=office,dc=local", "Координаторы"));
}

TEST_F(LdapDirectoryTest, AGroupNamedLikeAnothersDnIsNotThatOne) {
    const auto groups = ask("irina", "of irina")->groups;
    EXPECT_THAT(groups, Contains("Координаторы"));
    EXPECT_THAT(groups, Not(Contains("cn=Auditors,ou=groups,dc=office,dc=local")));
}

TEST_F(LdapDirectoryTest, RulesSpellGroupsAsTheDirectoryDoes) {
    auto made = settings();
    made.rules.groups = {{"cn=Auditors, ou=groups,  dc=office,dc=local", Duty::auditor, ""},
                         {"Координаторы", Duty::controller, ""}};
    const auto rules = LdapDirectory(made).rules();
    EXPECT_EQ(rules.groups[0].group, "cn=Auditors,ou=groups,dc=office,dc=local");
    EXPECT_EQ(rules.groups[1].group, "Координаторы");
    EXPECT_TRUE(rules.any_case);
}

TEST_F(LdapDirectoryTest, AWrongPasswordAndAnUnknownLoginAreTheSame) {
    EXPECT_FALSE(ask("oleg", "wrong"));
    EXPECT_FALSE(ask("nobody", olegs));
    EXPECT_FALSE(ask("oleg", std::string(5000, 'x')));
    EXPECT_FALSE(ask(std::string(5000, 'x'), olegs));
    EXPECT_FALSE(ask("", olegs));
}

TEST_F(LdapDirectoryTest, AnEmptyPasswordIsRefusedThoughTheDirectoryWouldTakeItForAGuests) {
    EXPECT_FALSE(ask("oleg", ""));
    EXPECT_EQ(LdapDirectory(settings()).look("oleg", "").server, "") << "it is not even asked";
}

TEST_F(LdapDirectoryTest, NothingInALoginIsAWildcardOrABracket) {
    for (const auto* login : {"*", "ole*", "oleg)(uid=*", "*)(|(uid=*", "oleg)(objectClass=*", "\\2a", "{dn}",
                              "{login}", "oleg\\", "(oleg", "o\xff\xfe"})
        EXPECT_FALSE(ask(login, olegs)) << login;
    EXPECT_FALSE(ask(std::string_view("oleg\0", 5), olegs));
    const auto star = ask("a*b(c)\\d", "of the star");
    ASSERT_TRUE(star);
    EXPECT_EQ(star->login, "a*b(c)\\d");
    EXPECT_THAT(star->groups, IsEmpty());
}

TEST_F(LdapDirectoryTest, ALoginOfTwoEntriesOpensNeither) {
    EXPECT_FALSE(ask("twin", "of the twin"));
    EXPECT_EQ(LdapDirectory(settings()).look("twin", "of the twin").entries, 2U);
    auto all = settings();
    all.person_filter = "(|(uid={login})(objectClass=inetOrgPerson))";
    EXPECT_FALSE(ask("oleg", olegs, all)) << "more than were asked for";
}

TEST_F(LdapDirectoryTest, StartTlsEncryptsAPlainPort) {
    auto plain = settings();
    plain.servers = {server->address()};
    plain.starttls = true;
    EXPECT_TRUE(ask("oleg", olegs, plain));
    plain.ca_file = test::Certificate().file();
    EXPECT_EQ(look(plain).server, "");
}

TEST_F(LdapDirectoryTest, AServerWhoseCertificateDoesNotHoldIsTrustedWithNothing) {
    auto strange = settings();
    const test::CertificateAuthority another;
    strange.ca_file = another.bundle();
    EXPECT_EQ(LdapDirectory(strange).check("oleg", olegs).error().fault, Fault::unavailable);
    strange.ca_file = "/nowhere/root.pem";
    EXPECT_THAT(look(strange).failures.front().second, HasSubstr("/nowhere/root.pem"));
    for (const auto& shown : {authority->expired(), authority->of_another_host()}) {
        test::Slapd other(shown);
        EXPECT_EQ(look(other.settings(authority->bundle())).server, "") << shown.certificate;
    }
}

TEST_F(LdapDirectoryTest, WhenOneServerIsDownTheNextAnswersAndIsAskedFirstFromThenOn) {
    const HeldPort closed(false);
    auto two = settings();
    two.servers.insert(two.servers.begin(), closed.address("ldaps"));
    LdapDirectory directory(two);
    const auto first = directory.look("oleg", olegs);
    EXPECT_TRUE(first.let_in());
    ASSERT_EQ(first.failures.size(), 1U);
    EXPECT_EQ(first.failures.front().first, two.servers.front());
    EXPECT_THAT(directory.look("oleg", olegs).failures, IsEmpty());
}

TEST_F(LdapDirectoryTest, AServerThatAnswersNothingIsGivenUp) {
    const HeldPort silent(true);
    for (const auto* scheme : {"ldap", "ldaps"}) {
        auto mute = settings();
        mute.servers = {silent.address(scheme)};
        mute.timeout = std::chrono::seconds{1};
        const auto answer = LdapDirectory(mute).check("oleg", olegs);
        ASSERT_FALSE(answer) << scheme;
        EXPECT_EQ(answer.error().fault, Fault::unavailable);
        EXPECT_THAT(describe(answer.error()), HasSubstr("не отвечает"));
    }
}

TEST_F(LdapDirectoryTest, WhatIsWrongWithTheSettingsIsForTheLogAndNotForWhoSignsIn) {
    auto wrong = settings();
    wrong.password = "not of the service";
    EXPECT_THAT(look(wrong).failures.front().second, HasSubstr("служебную запись"));
    const auto told = describe(LdapDirectory(wrong).check("oleg", olegs).error());
    for (const auto* secret : {"not of the service", "cn=vekha", "127.0.0.1", olegs})
        EXPECT_THAT(told, Not(HasSubstr(secret)));
    wrong = settings();
    wrong.base = "dc=elsewhere";
    EXPECT_THAT(look(wrong).failures.front().second, HasSubstr("dc=elsewhere"));
    wrong = settings();
    wrong.login_attribute = "employeeNumber";
    EXPECT_THAT(look(wrong).failures.front().second, HasSubstr("employeeNumber"));
    wrong = settings();
    wrong.bind_dn.clear();
    wrong.password.clear();
    EXPECT_FALSE(look(wrong).let_in()) << "this directory lets nobody in particular look for people";
}

TEST_F(LdapDirectoryTest, AnExpiredPasswordIsToldToWhoeverKnowsItAndALockedOneToNobody) {
    server->modify(
        "dn: uid=renewing,ou=people,dc=office,dc=local\nchangetype: modify\nreplace: pwdReset\n"
        "pwdReset: TRUE\n\n"
        "dn: uid=locked,ou=people,dc=office,dc=local\nchangetype: modify\nreplace: pwdAccountLockedTime\n"
        "pwdAccountLockedTime: 000001010000Z\n");
    const auto told = LdapDirectory(settings()).check("renewing", "given by another");
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().fault, Fault::forbidden);
    EXPECT_THAT(told.error().message, HasSubstr("истёк"));
    EXPECT_FALSE(ask("renewing", "wrong"));
    EXPECT_FALSE(ask("locked", "of the locked"));
}

TEST_F(LdapDirectoryTest, ActiveDirectorysWordsAreUnderstood) {
    test::Slapd other(authority->good(), test::Directory::active_directory);
    auto made = other.settings(authority->bundle());
    made.login_attribute = "sAMAccountName";
    made.person_filter = "(uid={login})";
    made.group_filter = "(member:1.2.840.113556.1.4.1941:={dn})";
    const auto who = ask("oleg", "of oleg", made);
    ASSERT_TRUE(who);
    EXPECT_EQ(who->subject, "000102030405060708090a0b0c0d0e0fff") << "objectGUID";
    EXPECT_EQ(who->login, "oleg");
    EXPECT_THAT(who->groups, Contains("Vekha-Coordinators"));
    EXPECT_FALSE(ask("anna", "of anna", made)) << "userAccountControl says that it is switched off";
}

}  // namespace
}  // namespace vekha::identity
