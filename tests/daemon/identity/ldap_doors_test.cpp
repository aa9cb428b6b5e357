// Signing in to Vekha by the word of Debian's slapd.
#include <csignal>

#include <gmock/gmock.h>

#include "daemon/identity/ldap_directory.hpp"
#include "tests/support/directory/slapd.hpp"
#include "tests/support/office.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/people.hpp"

namespace vekha::identity {
namespace {

using test::must;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

constexpr PasswordCost cheap{1, 8192};
constexpr const char* olegs = "пароль Олега";
constexpr const char* coordinators = "dn: cn=Координаторы,ou=groups,dc=office,dc=local\nchangetype: modify\n";
constexpr const char* oleg = "member: cn=Петров Олег Иванович,ou=people,dc=office,dc=local\n";

class LdapDoorsTest : public ::testing::Test {
  protected:
    LdapDoorsTest() : server(certificates.good()) {
        std::signal(SIGPIPE, SIG_IGN);
        settings = server.settings(certificates.bundle());
        settings.rules.groups = {{"CN=Координаторы,OU=groups,DC=office,DC=local", Duty::controller, ""},
                                 {"auditors", Duty::auditor, ""}};
    }
    /// A Vekha with these settings.
    Doors& doors() {
        if (!doors_) {
            directory_ = std::make_unique<LdapDirectory>(settings);
            doors_ = std::make_unique<Doors>(*office.store, cheap, doors::session_absolute, Duties{},
                                             DirectoryDoor{directory_.get(), directory_->rules()});
        }
        return *doors_;
    }
    Result<OpenedSession> come(std::string_view login, std::string_view password) {
        return doors().sign_in(login, password, office.now);
    }
    Error refused(std::string_view login, std::string_view password) {
        const auto came = come(login, password);
        EXPECT_FALSE(came);
        return came ? Error{} : came.error();
    }

    test::CertificateAuthority certificates;
    test::Slapd server;
    config::LdapSettings settings;
    test::Office office;

  private:
    std::unique_ptr<LdapDirectory> directory_;
    std::unique_ptr<Doors> doors_;
};

TEST_F(LdapDoorsTest, GroupsGiveDutiesAndTakeThemAwayAtTheNextSignIn) {
    EXPECT_THAT(must(come(" oleg ", olegs)).person.duties,
                UnorderedElementsAre(Duty::executor, Duty::controller, Duty::auditor));
    server.modify(std::string(coordinators) + "delete: member\n" + oleg);
    EXPECT_THAT(must(come("OLEG", olegs)).person.duties, UnorderedElementsAre(Duty::executor, Duty::auditor));
    server.modify(std::string(coordinators) + "add: member\n" + oleg);
    EXPECT_TRUE(must(come("oleg", olegs)).person.has(Duty::controller));
}

TEST_F(LdapDoorsTest, WhoIsRenamedInTheDirectoryStaysTheSamePerson) {
    const auto first = must(come("oleg", olegs)).person.id;
    server.modify(
        "dn: cn=Петров Олег Иванович,ou=people,dc=office,dc=local\nchangetype: modify\n"
        "replace: uid\nuid: o.petrov\n");
    EXPECT_EQ(must(come("o.petrov", olegs)).person.id, first);
    EXPECT_EQ(refused("oleg", olegs).fault, Fault::unauthenticated);
}

TEST_F(LdapDoorsTest, WhoIsNotInVekhaIsToldSo) {
    const auto told = refused("stranger", "of the stranger");
    EXPECT_EQ(told.fault, Fault::forbidden);
    EXPECT_THAT(told.message, HasSubstr("Вас в Вехе ещё нет"));
}

TEST_F(LdapDoorsTest, OrIsAddedWhereTheSettingsSaySo) {
    settings.rules.create = true;
    const auto added = must(come("stranger", "of the stranger")).person;
    EXPECT_EQ(added.login, "stranger");
    EXPECT_EQ(added.name, "Сидорова Светлана");
    EXPECT_EQ(added.position, "заведующая");
    EXPECT_THAT(added.duties, ElementsAre(Duty::executor));
}

TEST_F(LdapDoorsTest, TheDismissedStayOutWhateverTheDirectorySays) {
    auto entry = test::person("oleg", {Duty::executor});
    entry.person.active = false;
    must(save_people(*office.store, PersonId{}, {{entry}, {}}, office.now));
    EXPECT_THAT(refused("oleg", olegs).message, HasSubstr("закрыта"));
}

TEST_F(LdapDoorsTest, AnAdministratorWithAPasswordOfVekhasComesInWhileTheDirectoryIsDown) {
    must(doors().set_password(PersonId{}, office.id("irina"), "correct horse", office.now));
    server.stop();
    EXPECT_EQ(must(come("irina", "correct horse")).person.login, "irina");
    EXPECT_EQ(refused("irina", "of irina").fault, Fault::unavailable);
    EXPECT_EQ(refused("oleg", olegs).fault, Fault::unavailable);
}

TEST_F(LdapDoorsTest, TriesAreCountedBeforeTheDirectoryIsAsked) {
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(refused("oleg", "wrong").fault, Fault::unauthenticated);
    EXPECT_EQ(refused("oleg", olegs).fault, Fault::too_many);
    EXPECT_TRUE(come("irina", "of irina"));
}

}  // namespace
}  // namespace vekha::identity
