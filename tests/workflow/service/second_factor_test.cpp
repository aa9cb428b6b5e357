// Signing in with a code beside the password, and what becomes of lost phones.
#include "workflow/service/second_factor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/secrets/totp.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/journal.hpp"
#include "workflow/service/sessions.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;
using test::must;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr PasswordCost cheap{1, 8192};
constexpr const char* password = "correct horse";

class SecondFactorTest : public ::testing::Test {
  protected:
    SecondFactorTest() : doors(*office.store, cheap) {
        must(doors.set_password(PersonId{}, office.id("oleg"), password, office.now));
    }
    SignedIn as_oleg() {
        const auto opened = must(doors.sign_in("oleg", password, office.now));
        EXPECT_FALSE(opened.session.half);
        return must(doors.find(opened.session.token_sha256, office.now));
    }
    std::string code(int steps = 0) const {
        return totp_code(*base32_bytes(seed), totp_step(office.now) + steps);
    }
    /// oleg turns it on; a while later the code of that moment is past.
    void turn_on() {
        const auto me = as_oleg();
        seed = must(doors.begin_second_factor(me, password, office.now));
        recovery = must(doors.confirm_second_factor(me, code(), office.now));
        office.now += 5min;
    }
    OpenedSession half() { return must(doors.sign_in("oleg", password, office.now)); }
    Result<OpenedSession> finish(const std::string& token, SecondProof proof) {
        return doors.finish_sign_in(token, proof, office.now);
    }
    Fault fault(const Result<OpenedSession>& opened) {
        return opened ? Fault::internal : opened.error().fault;
    }
    std::vector<std::string> noted() {
        std::vector<std::string> types;
        for (const auto& entry : must(read_as<std::vector<JournalEntry>>(
                 *office.store, [](ReadView& view) { return view.journal(1, 1000); })))
            types.push_back(entry.type);
        return types;
    }
    std::vector<std::string> told() {
        std::vector<std::string> words;
        for (const auto& row : must(read_as<std::vector<OutboxRow>>(
                 *office.store, [&](ReadView& view) { return view.ready_rows(office.now, 100); })))
            if (row.kind == NoticeKind::door) words.push_back(row.reason);
        return words;
    }

    test::Office office;
    Doors doors;
    std::string seed;
    std::vector<std::string> recovery;
};

TEST_F(SecondFactorTest, APasswordIsOnlyHalfASignIn) {
    turn_on();
    const auto begun = half();
    EXPECT_TRUE(begun.session.half);
    EXPECT_EQ(doors.find(begun.session.token_sha256, office.now).error().fault, Fault::unauthenticated)
        << "it opens nothing";
    EXPECT_TRUE(must(read_as<std::vector<Session>>(*office.store,
                                                   [&](ReadView& view) {
                                                       return sessions_of(view, office.id("oleg"),
                                                                          office.id("oleg"), office.now);
                                                   }))
                    .size() == 1)
        << "and is no session yet: only the one that turned it on is listed";
    const auto opened = must(finish(begun.token, {code(), ""}));
    EXPECT_FALSE(opened.session.half);
    EXPECT_NE(opened.token, begun.token);
    EXPECT_EQ(must(doors.find(opened.session.token_sha256, office.now)).person.login, "oleg");
    EXPECT_EQ(fault(finish(begun.token, {code(1), ""})), Fault::unauthenticated) << "the half is used up";
}

TEST_F(SecondFactorTest, ACodeIsTakenOnceWhoeverComesWithIt) {
    turn_on();
    const auto one = half(), other = half();
    EXPECT_TRUE(finish(one.token, {code(), ""}));
    EXPECT_EQ(fault(finish(other.token, {code(), ""})), Fault::unauthenticated);
    office.now += totp::step_length;
    EXPECT_TRUE(finish(other.token, {code(), ""}));
}

TEST_F(SecondFactorTest, AHalfEndsSoon) {
    turn_on();
    const auto begun = half();
    office.now += doors::half_session;
    EXPECT_EQ(fault(finish(begun.token, {code(), ""})), Fault::unauthenticated);
    EXPECT_EQ(fault(finish("made up", {code(), ""})), Fault::unauthenticated);
}

TEST_F(SecondFactorTest, ASessionOfOnesOwnIsNoHalf) {
    turn_on();
    const auto opened = must(finish(half().token, {code(), ""}));
    EXPECT_EQ(fault(finish(opened.token, {code(1), ""})), Fault::unauthenticated);
}

TEST_F(SecondFactorTest, WrongCodesCountAsWrongPasswordsDo) {
    turn_on();
    const auto begun = half();
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(fault(finish(begun.token, {"000000", ""})), Fault::unauthenticated);
    EXPECT_EQ(fault(finish(begun.token, {code(), ""})), Fault::too_many) << "even the right one";
    EXPECT_EQ(doors.sign_in("oleg", password, office.now).error().fault, Fault::too_many)
        << "a new first half gives no new tries";
    office.now += doors::failures_window;
    EXPECT_TRUE(finish(half().token, {code(), ""}));
}

TEST_F(SecondFactorTest, ARecoveryCodeOpensOnceAndIsTold) {
    turn_on();
    ASSERT_EQ(recovery.size(), second_factor::recovery_codes);
    auto typed = recovery.front();
    for (auto& one : typed) one = static_cast<char>(std::tolower(static_cast<unsigned char>(one)));
    EXPECT_TRUE(finish(half().token, {"", " " + typed}));
    EXPECT_EQ(fault(finish(half().token, {"", recovery.front()})), Fault::unauthenticated);
    EXPECT_TRUE(finish(half().token, {"", recovery.back()}));
    EXPECT_THAT(noted(), Contains("recovery_code_used").Times(2));
    EXPECT_THAT(told(), Contains(HasSubstr("запасных кодов осталось: 9")));
    const auto kept = must(read_as<std::optional<SecondFactor>>(
        *office.store, [&](ReadView& view) { return view.second_factor(office.id("oleg")); }));
    EXPECT_EQ(kept->recovery_sha256.size(), 8U);
    EXPECT_THAT(kept->recovery_sha256, Not(Contains(recovery[1]))) << "only hashes";
}

TEST_F(SecondFactorTest, IsNotInForceUntilItIsConfirmed) {
    const auto me = as_oleg();
    EXPECT_EQ(doors.begin_second_factor(me, "wrong", office.now).error().fault, Fault::forbidden);
    EXPECT_EQ(doors.confirm_second_factor(me, "000000", office.now).error().fault, Fault::wrong_state);
    seed = must(doors.begin_second_factor(me, password, office.now));
    EXPECT_FALSE(half().session.half);
    EXPECT_EQ(doors.confirm_second_factor(me, "000000", office.now).error().fault, Fault::invalid_input);
    EXPECT_FALSE(half().session.half);
    const auto elsewhere = half();
    must(doors.confirm_second_factor(me, code(), office.now));
    EXPECT_FALSE(doors.find(elsewhere.session.token_sha256, office.now)) << "other sessions end";
    EXPECT_TRUE(doors.find(me.session.token_sha256, office.now));
    EXPECT_EQ(doors.begin_second_factor(me, password, office.now).error().fault, Fault::conflict);
    EXPECT_THAT(noted(), Contains("second_factor_on"));
    EXPECT_THAT(told(), Contains(HasSubstr("Включён второй фактор")));
    EXPECT_EQ(fault(finish(half().token, {code(), ""})), Fault::unauthenticated)
        << "the code that confirmed it is used up";
}

TEST_F(SecondFactorTest, IsTurnedOffWithPasswordAndCode) {
    turn_on();
    const auto opened = must(finish(half().token, {code(), ""}));
    const auto me = must(doors.find(opened.session.token_sha256, office.now));
    office.now += totp::step_length;
    EXPECT_EQ(doors.end_second_factor(me, "wrong", {code(), ""}, office.now).error().where, "password");
    EXPECT_EQ(doors.end_second_factor(me, password, {"000000", ""}, office.now).error().fault,
              Fault::forbidden);
    must(doors.end_second_factor(me, password, {code(), ""}, office.now));
    EXPECT_FALSE(half().session.half);
    EXPECT_EQ(doors.end_second_factor(me, password, {code(), ""}, office.now).error().fault,
              Fault::wrong_state);
    EXPECT_THAT(noted(), Contains("second_factor_off"));
    EXPECT_THAT(told(), Contains(HasSubstr("Второй фактор входа отключён")));
}

TEST_F(SecondFactorTest, AnAdministratorTakesItAwayAndNobodyElse) {
    must(save_people(*office.store, PersonId{}, {{test::person("admin", {Duty::administrator})}, {}},
                     office.now));
    turn_on();
    const auto begun = half();
    const auto oleg = office.id("oleg");
    EXPECT_EQ(reset_second_factor(*office.store, office.id("anna"), oleg, {}, office.now).error().fault,
              Fault::forbidden);
    must(reset_second_factor(*office.store, office.id("admin"), oleg, {}, office.now));
    EXPECT_EQ(fault(finish(begun.token, {code(), ""})), Fault::unauthenticated);
    EXPECT_FALSE(half().session.half);
    EXPECT_EQ(reset_second_factor(*office.store, PersonId{}, oleg, {}, office.now).error().fault,
              Fault::wrong_state);
    EXPECT_EQ(reset_second_factor(*office.store, PersonId{}, PersonId{77}, {}, office.now).error().fault,
              Fault::not_found);
    EXPECT_THAT(noted(), Contains("second_factor_reset"));
    EXPECT_THAT(told(), Contains(HasSubstr("Администратор сбросил")));
}

TEST_F(SecondFactorTest, WhoMustHaveOneMayDoNothingElseUntilThen) {
    Doors strict(*office.store, cheap, doors::session_absolute, Duties{Duty::executor});
    const auto opened = must(strict.sign_in("oleg", password, office.now));
    EXPECT_EQ(opened.first, FirstDuty::second_factor);
    const auto me = must(strict.find(opened.session.token_sha256, office.now));
    EXPECT_EQ(me.first, FirstDuty::second_factor);
    seed = must(strict.begin_second_factor(me, password, office.now));
    must(strict.confirm_second_factor(me, code(), office.now));
    EXPECT_EQ(must(strict.find(opened.session.token_sha256, office.now)).first, FirstDuty::nothing);
    EXPECT_EQ(must(doors.find(opened.session.token_sha256, office.now)).first, FirstDuty::nothing);
}

TEST_F(SecondFactorTest, APasswordThatAnotherGaveIsChangedFirst) {
    must(save_people(*office.store, PersonId{}, {{test::person("admin", {Duty::administrator})}, {}},
                     office.now));
    must(doors.set_password(office.id("admin"), office.id("oleg"), "given by another", office.now));
    const auto opened = must(doors.sign_in("oleg", "given by another", office.now));
    EXPECT_EQ(opened.first, FirstDuty::password);
    const auto me = must(doors.find(opened.session.token_sha256, office.now));
    EXPECT_EQ(me.first, FirstDuty::password);
    must(doors.change_password(me, "given by another", "battery staple", office.now));
    EXPECT_EQ(must(doors.find(opened.session.token_sha256, office.now)).first, FirstDuty::nothing);
}

TEST_F(SecondFactorTest, APersonalLinkIsNotAskedForIt) {
    office.import({test::item("1", "Провести заседание", {{std::nullopt, test::day("2026-03-31")}},
                              {"Директор СОШ № 1"}, {})});
    turn_on();
    Doors strict(*office.store, cheap, doors::session_absolute, Duties{Duty::executor});
    const auto key = must(link_key(*office.store));
    const auto opened =
        must(strict.follow_link(link_token(key, TaskId{1}, office.id("oleg"), office.now + 24h), office.now));
    EXPECT_EQ(must(strict.find(opened.session.token_sha256, office.now)).first, FirstDuty::nothing);
}

}  // namespace
}  // namespace vekha
