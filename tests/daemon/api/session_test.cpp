// Who comes in, and as whom.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::Browser;
using testing::Rig;

TEST(Session, SigningInGivesACookieThatScriptsCannotReadAndATokenForChanges) {
    Rig rig;
    auto browser = rig.browser();
    EXPECT_EQ(browser.get("/api/v1/session").status, 401);
    const auto wrong = browser.sign_in("oleg", "wrong");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.text("code"), "unauthenticated");

    const auto me = browser.sign_in("oleg");
    EXPECT_EQ(me.status, 200);
    const auto cookie = me.header("set-cookie");
    for (const auto* part : {"__Host-vekha_session=", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/"})
        EXPECT_NE(cookie.find(part), std::string::npos) << part;
    EXPECT_EQ(me.text("person/login"), "oleg");
    EXPECT_EQ(me.text("today"), "2026-02-02");
    EXPECT_TRUE(me.at("rights").as_array().empty());
    EXPECT_EQ(browser.get("/api/v1/session").text("csrf"), browser.csrf);

    auto stranger = rig.browser();
    stranger.cookie = browser.cookie;
    EXPECT_EQ(stranger.change("DELETE", "/api/v1/session", "").status, 403);
    const auto out = browser.change("DELETE", "/api/v1/session", "");
    EXPECT_EQ(out.status, 204);
    EXPECT_NE(out.header("set-cookie").find("Max-Age=0"), std::string::npos);
    EXPECT_EQ(browser.get("/api/v1/session").status, 401);
    EXPECT_EQ(browser.change("DELETE", "/api/v1/session", "").status, 401);
}

TEST(Session, WhatIsNoSignInIsToldWithItsPlace) {
    Rig rig;
    auto browser = rig.browser();
    const auto broken = browser.post("/api/v1/session", "{\"login\": \"oleg\",\n \"password\" \"x\"}");
    EXPECT_EQ(broken.status, 400);
    EXPECT_EQ(broken.text("where"), "строка 2, знак 13");
    const auto missing = browser.post("/api/v1/session", R"({"login": "oleg"})");
    EXPECT_EQ(missing.text("where"), "password");
    const auto unknown =
        browser.post("/api/v1/session", R"({"login":"oleg","password":"x","remember":true})");
    EXPECT_EQ(unknown.text("where"), "remember");
    EXPECT_EQ(browser.send("POST", "/api/v1/session", "login=oleg", {{"Content-Type", "text/plain"}}).status,
              415);
    EXPECT_EQ(rig.browser().post("/api/v1/session", std::string(1'100'000, ' ')).status, 413);
}

TEST(Session, GuessingIsStopped) {
    Rig rig;
    auto browser = rig.browser();
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(browser.sign_in("oleg", "guess").status, 401);
    const auto refused = browser.sign_in("oleg");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.text("mend"), "Повторите через 15 мин.");
}

TEST(Session, APersonalLinkOpensOneTaskAndNothingElse) {
    Rig rig;
    rig.plan();
    auto browser = rig.browser();
    const auto me = browser.follow(rig.link(TaskId{1}, "oleg"));
    ASSERT_EQ(me.status, 200);
    EXPECT_EQ(me.number("only_task"), 1);
    EXPECT_EQ(browser.get("/api/v1/tasks/1").status, 200);
    EXPECT_EQ(browser.get("/api/v1/tasks/2").status, 404);
    for (const auto* path :
         {"/api/v1/board", "/api/v1/tasks?list=overdue", "/api/v1/deliveries", "/api/v1/deliveries/1",
          "/api/v1/tasks/1/dispatches", "/api/v1/people/1/dispatches"})
        EXPECT_EQ(browser.get(path).status, 403) << path;
    EXPECT_EQ(
        browser.change("PUT", "/api/v1/session/password", R"({"old":"x","new":"correct horse 2"})").status,
        403);
    EXPECT_EQ(browser.step(1, "acknowledge").status, 200);
    EXPECT_EQ(browser.change("DELETE", "/api/v1/session", "").status, 204);
}

TEST(Session, AControllersLinkDoesNotGiveAControllersSteps) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    EXPECT_EQ(oleg.step(1, "submit", R"({"words":"Сделано.","without":"Соисполнитель в отпуске"})").status,
              200);
    auto egor = rig.browser();
    ASSERT_EQ(egor.follow(rig.link(TaskId{1}, "irina")).status, 200);
    EXPECT_TRUE(egor.get("/api/v1/session").at("rights").as_array().empty());
}

TEST(Session, ASpentLinkIsRefusedInWords) {
    Rig rig;
    rig.plan();
    auto browser = rig.browser();
    EXPECT_EQ(browser.follow("nonsense").status, 401);
    EXPECT_EQ(browser.follow(rig.link(TaskId{1}, "oleg", std::chrono::hours(0))).status, 401);
    EXPECT_EQ(browser.post("/api/v1/session/link", "{}").status, 400);
    EXPECT_EQ(browser.send("POST", "/api/v1/session/link", "x").status, 415);
    const auto link = rig.link(TaskId{1}, "oleg");
    EXPECT_EQ(rig.as("irina").step(1, "cancel", R"({"reason":"Отменено приказом."})").status, 200);
    EXPECT_EQ(browser.follow(link).text("detail"), "Ссылка больше не действует.");
}

TEST(Session, OnesOwnPasswordIsChangedWithTheOldOne) {
    Rig rig;
    const std::string path = "/api/v1/session/password";
    auto browser = rig.browser();
    EXPECT_EQ(browser.change("PUT", path, R"({"old":"correct horse","new":"battery staple"})").status, 401);
    browser = rig.as("oleg");
    EXPECT_EQ(browser.change("PUT", path, R"({"old":"correct horse","new":"short"})").text("where"), "new");
    EXPECT_EQ(browser.change("PUT", path, R"({"old":"wrong","new":"battery staple"})").status, 403);
    EXPECT_EQ(browser.change("PUT", path, R"({"old":"correct horse","new":"battery staple"})").status, 204);
    EXPECT_EQ(rig.browser().sign_in("oleg").status, 401);
    EXPECT_EQ(rig.browser().sign_in("oleg", "battery staple").status, 200);
}

TEST(Session, ASessionEndsAndOneInUseLivesOn) {
    Rig rig;
    auto browser = rig.as("oleg");
    rig.now = rig.now.load() + std::chrono::hours(3);
    EXPECT_EQ(browser.get("/api/v1/session").status, 200);
    rig.now = rig.now.load() + std::chrono::hours(3);
    EXPECT_EQ(browser.get("/api/v1/board").status, 200);
    rig.now = rig.now.load() + doors::session_idle;
    EXPECT_EQ(browser.get("/api/v1/board").status, 401);
}

}  // namespace
}  // namespace vekha
