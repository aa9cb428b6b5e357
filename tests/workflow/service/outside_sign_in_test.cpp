#include "workflow/service/outside_sign_in.hpp"

#include <gmock/gmock.h>

#include "tests/support/office.hpp"
#include "workflow/secrets/totp.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/origin.hpp"
#include "workflow/service/units.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;
using test::must;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr PasswordCost cheap{1, 8192};

/// A directory of one page: logins and passwords.
class ListDirectory final : public LoginDirectory {
  public:
    Result<std::optional<OutsideIdentity>> check(std::string_view login, std::string_view password) override {
        ++asked;
        if (down) return failure(Fault::unavailable, "Каталог не отвечает.");
        if (login != identity.login || password != right) return std::optional<OutsideIdentity>();
        return std::optional(identity);
    }

    OutsideIdentity identity{std::string(outside::ldap), "uuid-oleg", "oleg", "", "", "", false, {}, false};
    std::string right = "directory password";
    bool down = false;
    int asked = 0;
};

class OutsideSignInTest : public ::testing::Test {
  protected:
    OutsideSignInTest()
        : doors(*office.store, cheap, doors::session_absolute, {Duty::administrator}, {&directory, {}}) {}

    static OutsideIdentity identity(std::string login, std::string subject = "") {
        OutsideIdentity made;
        made.source = outside::oidc;
        made.subject = subject.empty() ? "https://sso.example.org " + login : subject;
        made.login = std::move(login);
        return made;
    }
    Result<OpenedSession> come(const OutsideIdentity& who) {
        return doors.sign_in_outside(who, rules, office.now, from);
    }
    Person person(std::string_view login) {
        return must(read_as<Person>(*office.store, [&](ReadView& view) -> Result<Person> {
            return view.person_by_login(login).value().value();
        }));
    }
    void save(std::string login, std::vector<Duty> duties, bool active = true, std::string email = "") {
        auto entry = test::person(std::move(login), std::move(duties));
        entry.person.active = active;
        if (!email.empty()) entry.person.email = std::move(email);
        must(save_people(*office.store, PersonId{}, {{entry}, {}}, office.now));
    }
    /// Types and origins of the journal's entries, from the end on, as many as asked.
    std::vector<std::string> last_entries(std::size_t count) {
        JournalQuery query;
        query.limit = count;
        const auto entries = must(read_as<std::vector<JournalEntry>>(
            *office.store, [&](ReadView& view) { return view.journal(query); }));
        std::vector<std::string> words;
        for (const auto& one : entries) words.push_back(one.type + " by " + one.origin);
        return words;
    }
    void turn_factor_on(std::string_view login) {
        const SecondFactor factor{office.id(login), "GEZDGNBVGY3TQOJQ", office.now, office.now, 0, {}};
        must(office.store->write([&](Transaction& change) { return change.save(factor); }));
    }

    test::Office office;
    ListDirectory directory;
    OutsideRules rules;
    Coming from{"192.0.2.1", "192.0.2.1", "Chrome, Windows", "", nullptr};
    Doors doors;
};

TEST_F(OutsideSignInTest, AnEqualLoginBindsAndFromThenOnTheSubjectAloneTells) {
    const auto first = must(come(identity("Oleg", "subject-1")));
    EXPECT_EQ(first.person.login, "oleg");
    EXPECT_EQ(must(doors.find(session_hash(first.token), office.now)).session.source, "oidc");
    EXPECT_THAT(last_entries(2), ElementsAre("signed_in by oidc", "outside_login_bound by oidc"));
    const auto renamed = must(come(identity("oleg.petrov", "subject-1")));
    EXPECT_EQ(renamed.person.login, "oleg") << "the login there has changed, the person has not";
    EXPECT_THAT(last_entries(1), ElementsAre("signed_in by oidc"));
}

TEST_F(OutsideSignInTest, APersonIsNotBoundToAnotherSubjectOfTheSameSource) {
    must(come(identity("oleg", "subject-1")));
    const auto other = come(identity("oleg", "subject-2"));
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().fault, Fault::forbidden);
    EXPECT_THAT(other.error().message, HasSubstr("уже связан"));
    EXPECT_THAT(last_entries(1), ElementsAre("outside_refused by oidc"));
    auto by_directory = identity("oleg", "uuid");
    by_directory.source = outside::ldap;
    EXPECT_TRUE(come(by_directory)) << "of another source it is another matter";
}

TEST_F(OutsideSignInTest, AMailAddressBindsOnlyWhereTheSourceHasVerifiedIt) {
    auto who = identity("o.petrov");
    who.email = "OLEG@example.org";
    const auto unverified = come(who);
    ASSERT_FALSE(unverified);
    EXPECT_THAT(unverified.error().message, HasSubstr("Вас в Вехе ещё нет"));
    EXPECT_THAT(unverified.error().mend, HasSubstr("o.petrov"));
    who.email_verified = true;
    EXPECT_EQ(must(come(who)).person.login, "oleg");
}

TEST_F(OutsideSignInTest, AnAddressOfSeveralPeopleBindsNobody) {
    save("olga", {Duty::executor}, true, "oleg@example.org");
    auto who = identity("o.petrov");
    who.email = "oleg@example.org";
    who.email_verified = true;
    const auto refused = come(who);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("нескольких"));
    save("olga", {Duty::executor}, false, "oleg@example.org");
    EXPECT_EQ(must(come(who)).person.login, "oleg") << "who has left is not asked about";
}

TEST_F(OutsideSignInTest, TheDismissedStayOutBoundOrNot) {
    must(come(identity("oleg")));
    save("oleg", {Duty::executor}, false);
    EXPECT_THAT(come(identity("oleg")).error().message, HasSubstr("закрыта"));
    save("anna", {Duty::executor}, false);
    EXPECT_THAT(come(identity("anna")).error().message, HasSubstr("закрыта"));
}

TEST_F(OutsideSignInTest, AStrangerIsAddedOnlyWhereTheRulesSaySo) {
    auto who = identity("S.Sidorova");
    who.name = "Сидорова Светлана";
    who.position = "методист";
    who.email = "s@example.org";
    EXPECT_EQ(come(who).error().fault, Fault::forbidden);
    rules.create = true;
    const auto added = must(come(who)).person;
    EXPECT_EQ(added.login, "s.sidorova");
    EXPECT_EQ(added.name, "Сидорова Светлана");
    EXPECT_EQ(added.position, "методист");
    EXPECT_EQ(added.email, "") << "an address that nobody has verified is not written to";
    EXPECT_THAT(added.duties, ElementsAre(Duty::executor));
    EXPECT_THAT(come(identity("Иванов")).error().message, HasSubstr("не подходит"));
}

TEST_F(OutsideSignInTest, DutiesComeAndGoWithTheGroupsAndThoseOfAnAdministratorStay) {
    const auto school = must(save_unit(*office.store, PersonId{},
                                       Unit{{}, {}, UnitKind::school, "СОШ № 1", true}, office.now))
                            .id;
    rules.groups = {{"coordinators", Duty::controller, ""},
                    {"coordinators", Duty::observer, "СОШ № 1"},
                    {"coordinators", Duty::executor, ""},
                    {"heads", Duty::head, std::to_string(school.value)},
                    {"heads", Duty::head, "нет такой"}};
    auto who = identity("oleg");
    who.groups = {"coordinators", "heads", "others"};
    must(come(who));
    EXPECT_THAT(person("oleg").duties, UnorderedElementsAre(Duty::executor, Duty::controller));
    EXPECT_THAT(person("oleg").grants,
                UnorderedElementsAre(Grant{Duty::observer, school, {}}, Grant{Duty::head, school, {}}));
    EXPECT_THAT(last_entries(4), ElementsAre("signed_in by oidc", "outside_login_bound by oidc",
                                             "outside_duties_set by oidc", "person_saved by oidc"));
    who.groups = {"heads"};
    must(come(who));
    EXPECT_THAT(person("oleg").duties, ElementsAre(Duty::executor)) << "held before the group gave it";
    EXPECT_THAT(person("oleg").grants, ElementsAre(Grant{Duty::head, school, {}}));
    EXPECT_THAT(must(read_as<std::vector<std::string>>(
                    *office.store, [&](ReadView& view) { return unknown_places(view, rules); })),
                ElementsAre("нет такой"));
}

TEST_F(OutsideSignInTest, ADutyThatTwoSourcesGiveGoesWithTheLastOfThem) {
    rules.groups = {{"Coordinators", Duty::controller, ""}};
    rules.any_case = true;
    auto by_provider = identity("oleg"), by_directory = identity("oleg");
    by_directory.source = outside::ldap;
    by_provider.groups = by_directory.groups = {"coordinators"};
    must(come(by_provider));
    must(come(by_directory));
    by_provider.groups.clear();
    must(come(by_provider));
    EXPECT_TRUE(person("oleg").has(Duty::controller));
    by_directory.groups.clear();
    must(come(by_directory));
    EXPECT_FALSE(person("oleg").has(Duty::controller));
}

TEST_F(OutsideSignInTest, UnbindingTakesTheDutiesAndTheSessionsAndTheNextSignInBindsAnew) {
    rules.groups = {{"coordinators", Duty::controller, ""}};
    auto who = identity("oleg", "subject-1");
    who.groups = {"coordinators"};
    const auto opened = must(come(who));
    EXPECT_EQ(unbind_outside(*office.store, office.id("anna"), office.id("oleg"), office.now).error().fault,
              Fault::forbidden);
    EXPECT_EQ(must(unbind_outside(*office.store, PersonId{}, office.id("oleg"), office.now)), 1U);
    EXPECT_FALSE(person("oleg").has(Duty::controller));
    EXPECT_FALSE(doors.find(session_hash(opened.token), office.now));
    EXPECT_TRUE(come(identity("oleg", "subject-2")));
}

TEST_F(OutsideSignInTest, VekhasOwnSecondFactorIsOwedUnlessTheSourceAskedForOne) {
    turn_factor_on("oleg");
    const auto half = must(come(identity("oleg")));
    EXPECT_TRUE(half.session.half);
    EXPECT_FALSE(doors.find(session_hash(half.token), office.now));
    const auto code = totp_code(*base32_bytes("GEZDGNBVGY3TQOJQ"), totp_step(office.now));
    const auto whole = must(doors.finish_sign_in(half.token, {code, {}}, office.now, from));
    EXPECT_EQ(must(doors.find(session_hash(whole.token), office.now)).session.source, "oidc");
    EXPECT_THAT(last_entries(1), ElementsAre("signed_in by oidc"));
    auto shown = identity("oleg");
    shown.second_factor = true;
    EXPECT_FALSE(must(come(shown)).session.half);
}

TEST_F(OutsideSignInTest, WhoseDutiesAskForASecondFactorMaySetOneUpRightAfterSigningIn) {
    save("boris", {Duty::administrator});
    must(doors.set_password(PersonId{}, office.id("irina"), "given by another", office.now));
    EXPECT_EQ(must(come(identity("irina"))).first, FirstDuty::nothing) << "the password is not needed";
    const auto opened = must(come(identity("boris")));
    EXPECT_EQ(opened.first, FirstDuty::second_factor);
    const auto caller = must(doors.find(session_hash(opened.token), office.now));
    EXPECT_EQ(doors.begin_second_factor(caller, "", office.now + doors::fresh_sign_in + 1s).error().fault,
              Fault::forbidden);
    EXPECT_TRUE(doors.begin_second_factor(caller, "", office.now));
    EXPECT_EQ(doors.change_password(caller, "", "a password of my own", office.now).error().fault,
              Fault::forbidden)
        << "no way in beside the provider is made by one's own hand";
    auto shown = identity("boris");
    shown.second_factor = true;
    EXPECT_EQ(must(come(shown)).first, FirstDuty::nothing);
}

TEST_F(OutsideSignInTest, RefusalsAreCountedSoThatNobodyFillsTheJournal) {
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(come(identity("stranger")).error().fault, Fault::forbidden);
    EXPECT_EQ(come(identity("stranger")).error().fault, Fault::too_many);
    EXPECT_TRUE(come(identity("oleg")));
}

TEST_F(OutsideSignInTest, TheDirectoryIsAskedForPasswordsThatVekhaDoesNotKeep) {
    const auto opened = must(doors.sign_in(" Oleg", "directory password", office.now, from));
    EXPECT_EQ(opened.person.login, "oleg");
    EXPECT_EQ(opened.session.source, "ldap");
    EXPECT_THAT(last_entries(2), ElementsAre("signed_in by ldap", "outside_login_bound by ldap"));
    const auto wrong = doors.sign_in("oleg", "wrong", office.now, from);
    EXPECT_EQ(wrong.error().fault, Fault::unauthenticated);
    EXPECT_EQ(doors.sign_in("nobody", "wrong", office.now, from).error(), wrong.error());
    const int asked = directory.asked;
    EXPECT_FALSE(doors.sign_in("oleg", "", office.now, from));
    EXPECT_EQ(directory.asked, asked) << "a directory takes an empty password for a guest's";
}

TEST_F(OutsideSignInTest, AWrongDirectoryPasswordCountsAsAnyOther) {
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(doors.sign_in("oleg", "wrong", office.now, from).error().fault, Fault::unauthenticated);
    const int asked = directory.asked;
    EXPECT_EQ(doors.sign_in("OLEG", "directory password", office.now, from).error().fault, Fault::too_many);
    EXPECT_EQ(directory.asked, asked) << "the account there is not locked by tries that are not let through";
}

TEST_F(OutsideSignInTest, APasswordOfVekhasOpensWhileTheDirectoryIsDown) {
    must(doors.set_password(PersonId{}, office.id("irina"), "correct horse", office.now));
    directory.down = true;
    EXPECT_EQ(must(doors.sign_in("irina", "correct horse", office.now, from)).session.source, "");
    EXPECT_EQ(doors.sign_in("irina", "wrong", office.now, from).error().fault, Fault::unavailable);
    EXPECT_EQ(doors.sign_in("oleg", "directory password", office.now, from).error().fault,
              Fault::unavailable);
}

TEST_F(OutsideSignInTest, TheDirectorysPasswordIsAskedForBeforeTheSecondFactorChanges) {
    directory.identity.login = "o.petrov";
    directory.identity.email = "oleg@example.org";
    directory.identity.email_verified = true;
    const auto opened = must(doors.sign_in("o.petrov", "directory password", office.now, from));
    EXPECT_EQ(opened.person.login, "oleg");
    const auto caller = must(doors.find(session_hash(opened.token), office.now));
    EXPECT_EQ(doors.begin_second_factor(caller, "wrong", office.now).error().fault, Fault::forbidden);
    EXPECT_TRUE(doors.begin_second_factor(caller, "directory password", office.now));
}

}  // namespace
}  // namespace vekha
