#include "workflow/service/doors.hpp"

#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/devices.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;
using test::must;

constexpr PasswordCost cheap{1, 8192};

class DoorsTest : public ::testing::Test {
  protected:
    DoorsTest() : doors(*office.store, cheap) {
        must(doors.set_password(PersonId{}, office.id("oleg"), "correct horse", office.now));
        office.import({test::item("1", "Провести заседание", {{std::nullopt, test::day("2026-03-31")}},
                                  {"Директор СОШ № 1"}, {})});
        key = must(link_key(*office.store));
    }
    Fault fault(const Result<OpenedSession>& opened) {
        return opened ? Fault::internal : opened.error().fault;
    }
    Result<OpenedSession> enter(std::string_view password = "correct horse",
                                std::string_view login = "oleg") {
        return doors.sign_in(login, password, office.now);
    }
    Result<OpenedSession> follow(TaskId task, std::string_view login, std::chrono::hours term = 24h) {
        return doors.follow_link(link_token(key, task, office.id(login), office.now + term), office.now);
    }

    Result<OpenedSession> enter_from(const std::string& network, std::string_view password = "correct horse",
                                     const std::string& device_token = "", std::string_view login = "oleg") {
        return doors.sign_in(login, password, office.now,
                             {network, network, "Chrome, Windows", device_token, office.org.zone.get()});
    }
    /// What people were told about their doors, in order.
    std::vector<OutboxRow> told() {
        auto rows = must(read_as<std::vector<OutboxRow>>(
            *office.store, [&](ReadView& view) { return view.ready_rows(office.now, 100); }));
        std::erase_if(rows, [](const OutboxRow& one) { return one.kind != NoticeKind::door; });
        return rows;
    }

    test::Office office;
    Doors doors;
    std::string key;
};

TEST_F(DoorsTest, TheRightPasswordOpensASessionWhoseTokenIsNotKept) {
    const auto opened = must(enter());
    EXPECT_EQ(opened.person.login, "oleg");
    EXPECT_NE(opened.session.token_sha256, opened.token);
    EXPECT_EQ(must(doors.find(session_hash(opened.token), office.now)).person.login, "oleg");
    EXPECT_FALSE(doors.find(opened.token, office.now));
    must(doors.sign_out(opened.session.token_sha256));
    EXPECT_EQ(doors.find(session_hash(opened.token), office.now).error().fault, Fault::unauthenticated);
}

TEST_F(DoorsTest, WrongPasswordUnknownLoginAndNoPasswordAreToldAlike) {
    const auto wrong = enter("wrong");
    EXPECT_EQ(fault(wrong), Fault::unauthenticated);
    EXPECT_EQ(enter("correct horse", "nobody").error(), wrong.error());
    EXPECT_EQ(enter("", "anna").error(), wrong.error());
}

TEST_F(DoorsTest, ADismissedPersonIsOut) {
    const auto opened = must(enter());
    auto entry = test::person("oleg", {Duty::executor});
    entry.person.active = false;
    must(save_people(*office.store, PersonId{}, {{entry}, {}}, office.now));
    EXPECT_FALSE(doors.find(session_hash(opened.token), office.now));
    EXPECT_EQ(fault(enter()), Fault::unauthenticated);
}

/// From where, and with what in the browser.
Coming from(std::string network, std::string device_token = "") {
    return {network, network, "Chrome, Windows", std::move(device_token), nullptr};
}

TEST_F(DoorsTest, AStrangerShutsOnlyTheirOwnWayToALogin) {
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(fault(enter_from("192.0.2.1", "wrong")), Fault::unauthenticated);
    EXPECT_EQ(fault(enter_from("192.0.2.1")), Fault::too_many) << "even with the right one";
    EXPECT_TRUE(enter_from("192.0.2.2")) << "from elsewhere nobody is kept out";
}

TEST_F(DoorsTest, ManyStrangersTogetherShutALoginButNotForWhoHasBeenThere) {
    const auto device = must(enter_from("198.51.100.1")).device_token;
    for (auto tries = 0; tries < doors::failures_of_login; ++tries)
        EXPECT_EQ(fault(enter_from("192.0.2." + std::to_string(tries), "wrong")), Fault::unauthenticated);
    EXPECT_EQ(fault(enter_from("192.0.2.200")), Fault::too_many);
    EXPECT_TRUE(enter_from("192.0.2.200", "correct horse", device)) << "known by what the browser holds";
    EXPECT_EQ(fault(enter_from("192.0.2.200", "correct horse", "made up")), Fault::too_many);
    EXPECT_EQ(fault(enter_from("192.0.2.0", "wrong", "", "anna")), Fault::unauthenticated) << "another login";
}

TEST_F(DoorsTest, AKnownDeviceHasItsOwnTriesAndNoMoreOfThem) {
    const auto device = must(enter_from("198.51.100.1")).device_token;
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(fault(enter_from("198.51.100.1", "wrong", device)), Fault::unauthenticated);
    EXPECT_EQ(fault(enter_from("192.0.2.7", "correct horse", device)), Fault::too_many);
    EXPECT_TRUE(enter_from("198.51.100.1")) << "strangers' tries from there are counted apart";
    office.now += doors::failures_window;
    EXPECT_TRUE(enter_from("192.0.2.7", "correct horse", device));
}

TEST_F(DoorsTest, OneNetworkCannotTryManyLoginsAndAnAccountOfItsOwnDoesNotHelp) {
    for (auto tries = 0; tries < doors::failures_of_network; ++tries) {
        EXPECT_EQ(fault(enter_from("192.0.2.1", "wrong", "", "nobody" + std::to_string(tries))),
                  Fault::unauthenticated);
        if (tries % 20 == 0) {
            EXPECT_TRUE(enter_from("192.0.2.1")) << tries;
        }
    }
    EXPECT_EQ(fault(enter_from("192.0.2.1")), Fault::too_many);
    EXPECT_EQ(fault(enter_from("", "wrong", "", "anna")), Fault::unauthenticated)
        << "who comes from no known address is not all of them";
}

TEST_F(DoorsTest, TheFirstSignInTellsNothingAndANewDeviceIsTold) {
    const auto first = must(enter_from("198.51.100.1"));
    EXPECT_TRUE(told().empty());
    EXPECT_EQ(must(enter_from("198.51.100.9", "correct horse", first.device_token)).device_token,
              first.device_token);
    EXPECT_TRUE(told().empty()) << "the same browser elsewhere";
    const auto second = must(enter_from("192.0.2.1"));
    EXPECT_NE(second.device_token, first.device_token);
    ASSERT_EQ(told().size(), 1u);
    EXPECT_EQ(told()[0].person, office.id("oleg"));
    EXPECT_EQ(told()[0].kind, NoticeKind::door);
    EXPECT_NE(told()[0].reason.find("Chrome, Windows, адрес 192.0.2.1. Если это были не вы, смените пароль"),
              std::string::npos)
        << told()[0].reason;
    EXPECT_EQ(told()[0].reason.find(second.device_token), std::string::npos);
    must(enter_from("192.0.2.1", "correct horse", second.device_token));
    EXPECT_EQ(told().size(), 1u) << "known from now on";
}

TEST_F(DoorsTest, ATokenThatNobodyGaveOutDoesNotMakeADeviceKnown) {
    must(enter_from("198.51.100.1"));
    const auto planted = random_token(32);
    EXPECT_NE(must(enter_from("192.0.2.1", "correct horse", planted)).device_token, planted);
    must(enter_from("192.0.2.1", "correct horse", planted));
    EXPECT_EQ(told().size(), 2u);
}

TEST_F(DoorsTest, ADeviceOfOnePersonIsNewToAnother) {
    must(doors.set_password(PersonId{}, office.id("anna"), "correct horse", office.now));
    must(enter_from("198.51.100.2", "correct horse", "", "anna"));
    const auto olegs = must(enter_from("198.51.100.1"));
    const auto shared = must(enter_from("198.51.100.1", "correct horse", olegs.device_token, "anna"));
    EXPECT_EQ(shared.device_token, olegs.device_token) << "one browser, one token";
    ASSERT_EQ(told().size(), 1u);
    EXPECT_EQ(told()[0].person, office.id("anna"));
}

TEST_F(DoorsTest, ADeviceLongUnusedIsAStrangerAgain) {
    const auto device = must(enter_from("198.51.100.1")).device_token;
    office.now += doors::device_known;
    EXPECT_EQ(must(enter_from("198.51.100.1", "correct horse", device)).device_token, device);
    EXPECT_EQ(told().size(), 1u);
}

TEST_F(DoorsTest, ANewPasswordForgetsTheDevicesButTheOneItWasSetFrom) {
    const auto here = must(enter_from("198.51.100.1"));
    const auto elsewhere = must(enter_from("192.0.2.1"));
    ASSERT_EQ(told().size(), 1u);
    must(doors.change_password({here.session, here.person}, "correct horse", "battery staple", office.now,
                               from("198.51.100.1", here.device_token)));
    must(enter_from("198.51.100.1", "battery staple", here.device_token));
    EXPECT_EQ(told().size(), 1u);
    office.now += 1min;
    must(enter_from("192.0.2.1", "battery staple", elsewhere.device_token));
    EXPECT_EQ(told().size(), 2u) << "who came by the old one is new again";
}

TEST_F(DoorsTest, WhoeverHasASessionGuessesTheOldPasswordNoFasterAndShutsNobodyOut) {
    const auto thief = must(enter_from("192.0.2.1"));
    const auto owner = must(enter_from("198.51.100.1"));
    const auto change = [&](const OpenedSession& who, std::string_view old_password) {
        return doors.change_password({who.session, who.person}, old_password, "battery staple", office.now);
    };
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(change(thief, "wrong").error().fault, Fault::forbidden);
    EXPECT_EQ(change(thief, "correct horse").error().fault, Fault::too_many);
    must(change(owner, "correct horse"));
    EXPECT_FALSE(doors.find(thief.session.token_sha256, office.now));
}

TEST_F(DoorsTest, ASessionSaysWhereItComesFromAndWhenItWasInUse) {
    const auto opened = must(enter_from("198.51.100.1"));
    EXPECT_EQ(opened.session.device, "Chrome, Windows");
    EXPECT_EQ(opened.session.address, "198.51.100.1");
    EXPECT_EQ(opened.session.seen_at, office.now);
    ASSERT_TRUE(must(doors.refresh(opened.session, office.now + 1h, "192.0.2.1")));
    const auto found = must(doors.find(opened.session.token_sha256, office.now + 1h)).session;
    EXPECT_EQ(found.seen_at, office.now + 1h);
    EXPECT_EQ(found.address, "192.0.2.1");
}

TEST_F(DoorsTest, AfterFiveWrongTriesTheLoginRestsAndOthersDoNot) {
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(fault(enter("wrong")), Fault::unauthenticated);
    const auto refused = enter();
    EXPECT_EQ(fault(refused), Fault::too_many);
    EXPECT_NE(refused.error().mend.find("15 мин"), std::string::npos);
    EXPECT_EQ(fault(enter("wrong", "anna")), Fault::unauthenticated);
    office.now += doors::failures_window;
    EXPECT_TRUE(enter());
}

TEST_F(DoorsTest, ASuccessForgetsTheFailures) {
    for (int rounds = 0; rounds < 3; ++rounds) {
        for (auto tries = 1; tries < doors::failures_allowed; ++tries) (void)enter("wrong");
        EXPECT_TRUE(enter());
    }
}

TEST_F(DoorsTest, FailuresCountWhicheverDaemonIsAsked) {
    Doors other(*office.store, cheap);
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(fault(enter("wrong")), Fault::unauthenticated);
    EXPECT_EQ(fault(other.sign_in("oleg", "correct horse", office.now)), Fault::too_many);
}

TEST_F(DoorsTest, ASessionEndsWhenTheSettingsSayHoweverMuchItIsUsed) {
    Doors strict(*office.store, cheap, 1h);
    const auto session = must(strict.sign_in("oleg", "correct horse", office.now)).session;
    EXPECT_EQ(session.expires_at, office.now + 1h);
    EXPECT_FALSE(must(strict.refresh(session, office.now + 59min)));
}

TEST_F(DoorsTest, ASessionInUseLivesUntilItsLongestLife) {
    auto session = must(enter()).session;
    const auto begun = office.now;
    EXPECT_FALSE(must(doors.refresh(session, begun + 10min)));
    for (auto hours = 3h; hours < doors::session_absolute; hours += 3h) {
        ASSERT_TRUE(doors.find(session.token_sha256, begun + hours)) << hours.count();
        must(doors.refresh(session, begun + hours));
        session = must(doors.find(session.token_sha256, begun + hours)).session;
    }
    EXPECT_EQ(session.expires_at, begun + doors::session_absolute);
    EXPECT_FALSE(doors.find(session.token_sha256, begun + doors::session_absolute));
}

TEST_F(DoorsTest, AnUnusedSessionEndsAndALateRequestDoesNotReviveOneSignedOut) {
    const auto session = must(enter()).session;
    EXPECT_FALSE(doors.find(session.token_sha256, office.now + doors::session_idle));
    must(doors.sign_out(session.token_sha256));
    EXPECT_FALSE(must(doors.refresh(session, office.now + 3h)));
    EXPECT_FALSE(doors.find(session.token_sha256, office.now));
}

TEST_F(DoorsTest, APersonalLinkOpensItsTaskAlone) {
    const auto opened = must(follow(TaskId{1}, "oleg"));
    EXPECT_EQ(opened.session.task, TaskId{1});
    EXPECT_EQ(opened.session.person, office.id("oleg"));
    EXPECT_TRUE(follow(TaskId{1}, "irina"));  // its controller
}

TEST_F(DoorsTest, ASpentLinkOpensNothing) {
    EXPECT_EQ(fault(follow(TaskId{1}, "anna")), Fault::unauthenticated) << "no owner";
    EXPECT_EQ(fault(follow(TaskId{2}, "oleg")), Fault::unauthenticated) << "no such task";
    EXPECT_EQ(fault(follow(TaskId{1}, "oleg", 0h)), Fault::unauthenticated) << "past its term";
    must(office.does("irina", CancelTask{"отменено"}));
    EXPECT_EQ(fault(follow(TaskId{1}, "oleg")), Fault::unauthenticated) << "closed";
}

TEST_F(DoorsTest, ALinkIsWorthNothingWithOneLetterChangedOrAnotherKey) {
    const PersonalLink link{TaskId{1}, office.id("oleg"), office.now};
    const auto token = link_token(key, link.task, link.person, link.expires);
    EXPECT_EQ(read_link(key, token), link);
    for (std::size_t at = 0; at < token.size(); ++at) {
        auto forged = token;
        forged[at] = forged[at] == 'A' ? 'B' : 'A';
        EXPECT_EQ(read_link(key, forged), std::nullopt) << at;
    }
    EXPECT_EQ(read_link(random_token(32), token), std::nullopt);
    EXPECT_EQ(read_link(key, ""), std::nullopt);
    EXPECT_EQ(must(link_key(*office.store)), key);
}

TEST_F(DoorsTest, APasswordIsChangedByItsOwnerWhoKnowsTheOldOne) {
    const auto here = must(enter());
    const auto elsewhere = must(enter());
    const auto oleg = must(doors.find(session_hash(here.token), office.now));
    EXPECT_EQ(doors.change_password(oleg, "wrong", "battery staple", office.now).error().fault,
              Fault::forbidden);
    EXPECT_EQ(doors.change_password(oleg, "correct horse", "short", office.now).error().fault,
              Fault::invalid_input);
    must(doors.change_password(oleg, "correct horse", "battery staple", office.now));
    const auto head = must(read_as<std::optional<JournalEntry>>(
        *office.store, [](ReadView& view) { return view.journal_head(); }));
    EXPECT_EQ(head->type, "password_set");
    EXPECT_EQ(head->payload.find("battery staple"), std::string::npos);
    EXPECT_FALSE(enter());
    EXPECT_TRUE(enter("battery staple"));
    EXPECT_TRUE(doors.find(session_hash(here.token), office.now)) << "who changed it stays";
    EXPECT_FALSE(doors.find(session_hash(elsewhere.token), office.now)) << "who came by the old one is out";
}

TEST_F(DoorsTest, AnOpenedLinkIsInTheDeliveryJournalAndASignInIsNot) {
    must(enter());
    const auto lines = [&] {
        return must(read_as<std::vector<Dispatch>>(
            *office.store, [&](ReadView& view) { return view.dispatches({.task = TaskId{1}}); }));
    };
    EXPECT_TRUE(lines().empty());
    const auto opened = must(follow(TaskId{1}, "oleg"));
    must(doors.find(session_hash(opened.token), office.now));
    ASSERT_EQ(lines().size(), 1u);
    EXPECT_EQ(lines()[0].step, DispatchStep::opened);
    EXPECT_EQ(lines()[0].person, office.id("oleg"));
    EXPECT_FALSE(follow(TaskId{1}, "anna"));
    EXPECT_EQ(lines().size(), 1u) << "a link that is refused opened nothing";
}

}  // namespace
}  // namespace vekha
