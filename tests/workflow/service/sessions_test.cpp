#include "workflow/service/sessions.hpp"

#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/api_tokens.hpp"
#include "workflow/service/doors.hpp"

namespace vekha {
namespace {

using test::must;

constexpr PasswordCost cheap{1, 8192};

class SessionsTest : public ::testing::Test {
  protected:
    SessionsTest() : doors(*office.store, cheap) {
        must(save_people(*office.store, PersonId{}, {{test::person("admin", {Duty::administrator})}, {}},
                         office.now));
        for (const auto* login : {"oleg", "admin"})
            must(doors.set_password(PersonId{}, office.id(login), "correct horse", office.now));
        oleg = office.id("oleg");
        here = must(doors.sign_in("oleg", "correct horse", office.now)).session;
        elsewhere = must(doors.sign_in("oleg", "correct horse", office.now)).session;
    }
    std::vector<std::string> names(PersonId actor) {
        std::vector<std::string> found;
        for (const auto& one : must(listed(actor))) found.push_back(session_name(one));
        return found;
    }
    Result<std::vector<Session>> listed(PersonId actor) {
        return read_as<std::vector<Session>>(
            *office.store, [&](ReadView& view) { return sessions_of(view, actor, oleg, office.now); });
    }
    JournalEntry last_entry() {
        return must(read_as<std::optional<JournalEntry>>(*office.store,
                                                         [](ReadView& view) { return view.journal_head(); }))
            .value();
    }

    test::Office office;
    Doors doors;
    PersonId oleg;
    Session here, elsewhere;
};

TEST_F(SessionsTest, TheirPersonAndAnAdministratorSeeThemAndNobodyElse) {
    EXPECT_EQ(names(oleg).size(), 2u);
    EXPECT_EQ(names(office.id("admin")), names(oleg));
    for (const auto* login : {"anna", "irina", "egor"})
        EXPECT_EQ(listed(office.id(login)).error().fault, Fault::forbidden) << login;
    office.now += doors::session_idle;
    EXPECT_TRUE(names(oleg).empty()) << "those that are over";
}

TEST_F(SessionsTest, OneIsEndedByItsNameAndTheOthersStay) {
    must(end_session(*office.store, oleg, oleg, session_name(elsewhere), office.now));
    EXPECT_FALSE(doors.find(elsewhere.token_sha256, office.now));
    EXPECT_TRUE(doors.find(here.token_sha256, office.now));
    EXPECT_EQ(last_entry().type, "session_ended");
    EXPECT_EQ(last_entry().actor, oleg);
    EXPECT_EQ(last_entry().payload.find(elsewhere.token_sha256), std::string::npos);
    EXPECT_EQ(end_session(*office.store, oleg, oleg, session_name(elsewhere), office.now).error().fault,
              Fault::not_found);
}

TEST_F(SessionsTest, NobodyEndsAnothersButAnAdministrator) {
    const auto anna = office.id("anna"), admin = office.id("admin");
    EXPECT_EQ(end_session(*office.store, anna, oleg, session_name(here), office.now).error().fault,
              Fault::forbidden);
    EXPECT_EQ(end_session(*office.store, anna, anna, session_name(here), office.now).error().fault,
              Fault::not_found)
        << "nor under their own name";
    EXPECT_EQ(end_other_sessions(*office.store, anna, oleg, {}, office.now).error().fault, Fault::forbidden);
    must(end_session(*office.store, admin, oleg, session_name(here), office.now));
    EXPECT_FALSE(doors.find(here.token_sha256, office.now));
}

TEST_F(SessionsTest, AllOthersAreEndedAtOnce) {
    EXPECT_EQ(must(end_other_sessions(*office.store, oleg, oleg, here.token_sha256, office.now)), 1u);
    EXPECT_TRUE(doors.find(here.token_sha256, office.now));
    EXPECT_FALSE(doors.find(elsewhere.token_sha256, office.now));
    const auto entries = last_entry().sequence;
    EXPECT_EQ(must(end_other_sessions(*office.store, oleg, oleg, here.token_sha256, office.now)), 0u);
    EXPECT_EQ(last_entry().sequence, entries) << "nothing happened, nothing is noted";
}

TEST_F(SessionsTest, WhoIsDismissedIsOutForGood) {
    TokenWish wish{oleg, "выгрузка", TokenScope::read, 30};
    const auto made = must(make_token(*office.store, oleg, wish, {}, office.now));
    const auto save = [&](bool active) {
        auto entry = test::person("oleg", {Duty::executor}, "Школы");
        entry.person.active = active;
        must(save_people(*office.store, PersonId{}, {{entry}, {}}, office.now));
    };
    save(false);
    EXPECT_TRUE(names(oleg).empty());
    save(true);
    EXPECT_FALSE(doors.find(here.token_sha256, office.now)) << "not even when they come back";
    EXPECT_EQ(find_token(*office.store, made.secret, office.now).error().fault, Fault::unauthenticated);
}

}  // namespace
}  // namespace vekha
