#include "workflow/service/invitations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/doors.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;
using test::must;
using testing::HasSubstr;
using testing::Not;

constexpr PasswordCost cheap{1, 8192};

class InvitationsTest : public testing::Test {
  protected:
    InvitationsTest() : doors(*office.store, cheap) {
        must(save_people(*office.store, PersonId{}, {{test::person("admin", {Duty::administrator})}, {}},
                         office.now));
        key = must(link_key(*office.store));
    }

    Result<Invitation> invites(const std::string& login, const std::string& as = "admin",
                               const std::string& channel = "smtp") {
        return invite(*office.store, office.org, as.empty() ? PersonId{} : office.id(as), office.id(login),
                      channel, office.now);
    }
    /// The token as the letter's link has it.
    std::string token(const Invitation& made) { return invitation_token(key, made.person, made.made_at); }
    Result<OpenedSession> accepts(const std::string& token, const std::string& password = "correct horse") {
        return doors.accept_invitation(token, password, office.now);
    }
    void change(const std::string& login, const std::function<void(Person&)>& how) {
        auto person = must(read_as<Person>(*office.store, [&](ReadView& view) -> Result<Person> {
            return view.person_by_login(login).value().value();
        }));
        how(person);
        must(save_people(*office.store, PersonId{}, {{{person, {}}}, {}}, office.now));
    }
    std::vector<JournalEntry> journal() {
        return must(read_as<std::vector<JournalEntry>>(
            *office.store, [](ReadView& view) { return view.journal(1, 1'000); }));
    }
    std::vector<OutboxRow> letters() {
        auto rows = must(read_as<std::vector<OutboxRow>>(
            *office.store, [&](ReadView& view) { return view.ready_rows(office.now, 100); }));
        std::erase_if(rows, [](const OutboxRow& one) { return one.kind != NoticeKind::invited; });
        return rows;
    }

    test::Office office;
    Doors doors;
    std::string key;
};

TEST_F(InvitationsTest, WhoHoldsTheLinkChoosesAPasswordAndIsIn) {
    const auto made = must(invites("oleg"));
    EXPECT_EQ(made.expires_at, office.now + invitations::term);
    EXPECT_EQ(must(doors.invited(token(made), office.now)).login, "oleg");
    EXPECT_EQ(must(doors.invited(token(made), office.now)).login, "oleg") << "looking uses nothing up";
    const auto opened = must(accepts(token(made)));
    EXPECT_EQ(opened.person.login, "oleg");
    EXPECT_EQ(opened.first, FirstDuty::nothing) << "the password is their own";
    EXPECT_TRUE(doors.sign_in("oleg", "correct horse", office.now));
}

TEST_F(InvitationsTest, TheTokenIsKeptNowhere) {
    const auto made = must(invites("oleg"));
    const auto secret = token(made);
    ASSERT_EQ(letters().size(), 1U);
    const auto row = letters().front();
    EXPECT_EQ(row.channel, "smtp") << "by mail alone";
    EXPECT_THAT(row.reason, HasSubstr("oleg"));
    for (const auto& text : {row.reason, row.key, row.rung}) EXPECT_THAT(text, Not(HasSubstr(secret)));
    must(accepts(secret));
    const auto entries = journal();
    for (const auto& entry : entries) EXPECT_THAT(entry.payload, Not(HasSubstr(secret)));
    EXPECT_TRUE(std::any_of(entries.begin(), entries.end(),
                            [](const JournalEntry& one) { return one.type == "person_invited"; }));
    EXPECT_TRUE(std::any_of(entries.begin(), entries.end(),
                            [](const JournalEntry& one) { return one.type == "invitation_accepted"; }));
}

TEST_F(InvitationsTest, TheLinkWorksOnce) {
    const auto made = must(invites("oleg"));
    must(accepts(token(made)));
    const auto again = accepts(token(made), "another horse");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().fault, Fault::wrong_state);
    EXPECT_THAT(again.error().message, HasSubstr("уже принято"));
    EXPECT_FALSE(doors.sign_in("oleg", "another horse", office.now));
}

TEST_F(InvitationsTest, ItIsGoodForItsTerm) {
    const auto made = must(invites("oleg"));
    office.now += invitations::term - 1s;
    EXPECT_TRUE(doors.invited(token(made), office.now));
    office.now += 1s;
    EXPECT_EQ(accepts(token(made)).error().fault, Fault::wrong_state);
}

TEST_F(InvitationsTest, ANewOneVoidsTheOlder) {
    const auto first = must(invites("oleg"));
    office.now += 1min;
    const auto second = must(invites("oleg"));
    ASSERT_EQ(letters().size(), 1U) << "the letter that had not left yet does not leave";
    const auto refused = accepts(token(first));
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("послано другое"));
    EXPECT_TRUE(accepts(token(second)));
}

TEST_F(InvitationsTest, AWrongLinkOpensNothing) {
    must(invites("oleg"));
    for (const auto& wrong : {std::string("x"), std::string(43, 'A'), must(link_key(*office.store))})
        EXPECT_EQ(accepts(wrong).error().fault, Fault::not_found);
    const auto made = must(invites("oleg"));
    EXPECT_EQ(accepts(token(made), "short").error().fault, Fault::invalid_input);
    EXPECT_TRUE(accepts(token(made))) << "a bad password uses nothing up";
}

TEST_F(InvitationsTest, WhoLeftOrHasAnotherAddressDoesNotComeIn) {
    const auto made = must(invites("oleg"));
    change("oleg", [](Person& person) { person.email = "other@example.org"; });
    EXPECT_THAT(accepts(token(made)).error().message, HasSubstr("прежний адрес"));
    const auto second = must(invites("oleg"));
    change("oleg", [](Person& person) { person.active = false; });
    EXPECT_EQ(accepts(token(second)).error().fault, Fault::wrong_state);
    EXPECT_EQ(invites("oleg").error().fault, Fault::wrong_state);
}

TEST_F(InvitationsTest, WhoHasAPasswordOfTheirOwnIsNotInvited) {
    must(doors.set_password(office.id("admin"), office.id("oleg"), "staple of battery", office.now));
    const auto made = must(invites("oleg"));
    EXPECT_EQ(must(doors.sign_in("oleg", "staple of battery", office.now)).first, FirstDuty::password);
    const auto opened = must(accepts(token(made)));
    EXPECT_EQ(opened.first, FirstDuty::nothing) << "the duty to change a given password is over";
    EXPECT_FALSE(doors.sign_in("oleg", "staple of battery", office.now));
    EXPECT_EQ(invites("oleg").error().fault, Fault::wrong_state);
}

TEST_F(InvitationsTest, NeedsMailAndAnAddress) {
    EXPECT_EQ(invites("oleg", "admin", "").error().fault, Fault::wrong_state);
    change("oleg", [](Person& person) { person.email.clear(); });
    EXPECT_EQ(invites("oleg").error().fault, Fault::invalid_input);
}

TEST_F(InvitationsTest, IsAnAdministratorsToSend) {
    for (const auto* login : {"irina", "egor", "oleg"})
        EXPECT_EQ(invites("anna", login).error().fault, Fault::forbidden) << login;
    EXPECT_TRUE(invites("anna", "")) << "whoever runs the program at the shell";
    EXPECT_FALSE(invite(*office.store, office.org, office.id("admin"), PersonId{999}, "smtp", office.now));
}

TEST_F(InvitationsTest, WhoHasNeverComeInIsListedWithTheLastInvitation) {
    const auto listed = [&] {
        return must(read_as<std::vector<Newcomer>>(
            *office.store, [&](ReadView& view) { return newcomers(view, office.id("admin")); }));
    };
    const auto find = [&](const std::string& login) -> std::optional<Newcomer> {
        for (const auto& one : listed())
            if (one.person == office.id(login)) return one;
        return std::nullopt;
    };
    ASSERT_TRUE(find("oleg"));
    EXPECT_FALSE(find("oleg")->invitation);
    const auto made = must(invites("oleg"));
    EXPECT_EQ(find("oleg")->invitation, made);
    must(accepts(token(made)));
    EXPECT_FALSE(find("oleg"));
    EXPECT_FALSE(read_as<std::vector<Newcomer>>(
        *office.store, [&](ReadView& view) { return newcomers(view, office.id("irina")); }));
}

}  // namespace
}  // namespace vekha
