// Sessions and keys for programs at the API's door.
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/api/bearer.hpp"
#include "daemon/api/coming.hpp"
#include "daemon/api/routes.hpp"
#include "tests/daemon/api/program.hpp"
#include "tests/daemon/api/rig.hpp"
#include "workflow/service/api_tokens.hpp"

namespace vekha {
namespace {

using testing::Answered;
using testing::Browser;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Program;
using testing::Rig;
using testing::SentHeaders;

Answered make(Browser& browser, const std::string& scopes, const std::string& rest = "") {
    return browser.post("/api/v1/tokens", R"({"name":"выгрузка","scopes":)" + scopes + rest + "}");
}

Program program(Rig& rig, const std::string& login, const std::string& scopes) {
    auto browser = rig.as(login);
    return {rig, make(browser, scopes).text("secret")};
}

TEST(Tokens, AProgramDoesWhatItsPersonMayWithoutACookie) {
    Rig rig;
    rig.plan();
    auto oleg = program(rig, "oleg", R"(["read","act"])");
    const auto me = oleg.get("/api/v1/session");
    ASSERT_EQ(me.status, 200);
    EXPECT_EQ(me.text("person/login"), "oleg");
    EXPECT_EQ(me.text("csrf"), "");
    EXPECT_EQ(me.at("scopes").as_array().size(), 2u);
    EXPECT_EQ(oleg.get("/api/v1/tasks?list=overdue").status, 200);
    EXPECT_EQ(oleg.upload("/api/v1/tasks/1/evidence?name=a.txt&kind=order", "приказ").status, 201);
    EXPECT_EQ(oleg.step(1, "submit", R"({"words":"Сделано.","without":"Отпуск"})").status, 200);
    EXPECT_EQ(oleg.get("/api/v1/webhooks").status, 403) << "no more than oleg";
    auto irina = program(rig, "irina", R"(["read","act"])");
    EXPECT_EQ(irina.step(1, "return", R"({"reason":"Нет подписи."})").status, 200);
}

TEST(Tokens, AKeyIsShownOnceAndListedWithItsLastUse) {
    Rig rig;
    auto browser = rig.as("oleg");
    const auto made = make(browser, R"(["read"])", R"(,"days":7)");
    ASSERT_EQ(made.status, 201);
    const auto secret = made.text("secret");
    EXPECT_TRUE(looks_like_token(secret));
    auto listed = browser.get("/api/v1/tokens");
    EXPECT_EQ(listed.body.find(secret), std::string::npos);
    EXPECT_TRUE(listed.at("items/0/used_at").is_null());
    EXPECT_EQ(Program(rig, secret).get("/api/v1/board").status, 200);
    listed = browser.get("/api/v1/tokens");
    EXPECT_FALSE(listed.at("items/0/used_at").is_null());
    EXPECT_EQ(listed.text("items/0/used_from"), "127.0.0.1");
    EXPECT_EQ(listed.number("items/0/person"), browser.get("/api/v1/session").number("person/id"));
    EXPECT_EQ(rig.as("admin")
                  .get("/api/v1/tokens?person=" + std::to_string(listed.number("items/0/person")))
                  .number("items/0/id"),
              made.number("id"));
    EXPECT_EQ(rig.as("irina").get("/api/v1/tokens?person=2").status, 403);
    EXPECT_EQ(rig.as("admin").get("/api/v1/tokens?person=999").status, 404);
    EXPECT_EQ(browser.get("/api/v1/tokens?who=2").status, 400);
    EXPECT_EQ(rig.browser().get("/api/v1/tokens").status, 401);
}

TEST(Tokens, AKeyThatIsEndedOrPastItsTermOpensNothing) {
    Rig rig;
    auto browser = rig.as("oleg");
    const auto made = make(browser, R"(["read"])");
    Program oleg(rig, made.text("secret"));
    ASSERT_EQ(oleg.get("/api/v1/board").status, 200);
    const auto body = R"({"token":)" + std::to_string(made.number("id")) + "}";
    EXPECT_EQ(rig.as("anna").post("/api/v1/tokens/end", body).status, 404);
    EXPECT_EQ(browser.post("/api/v1/tokens/end", "{}").status, 400);
    EXPECT_EQ(rig.browser().post("/api/v1/tokens/end", body).status, 401);
    const auto ended = browser.post("/api/v1/tokens/end", body);
    ASSERT_EQ(ended.status, 200);
    EXPECT_FALSE(ended.at("open").as_bool());
    const auto refused = oleg.get("/api/v1/board");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.header("www-authenticate"), R"(Bearer realm="Vekha", error="invalid_token")");
    EXPECT_EQ(rig.browser().get("/api/v1/board").header("www-authenticate"), R"(Bearer realm="Vekha")");
    Program other(rig, make(browser, R"(["read"])").text("secret"));
    ASSERT_EQ(other.get("/api/v1/board").status, 200);
    rig.now = rig.now.load() + std::chrono::days(api_tokens::days_usual);
    EXPECT_EQ(other.get("/api/v1/board").status, 401);
}

TEST(Tokens, WhatAKeyIsAskedForIsChecked) {
    Rig rig;
    rig.plan();
    auto browser = rig.as("oleg");
    EXPECT_EQ(make(browser, R"(["everything"])").text("where"), "scopes");
    EXPECT_EQ(make(browser, "[]").text("where"), "scopes");
    EXPECT_EQ(make(browser, R"(["read"])", R"(,"days":367)").text("where"), "days");
    EXPECT_EQ(browser.post("/api/v1/tokens", R"({"name":"a\nb","scopes":["read"]})").text("where"), "name");
    EXPECT_EQ(rig.browser().post("/api/v1/tokens", R"({"name":"a","scopes":["read"]})").status, 401);
    auto linked = rig.browser();
    ASSERT_EQ(linked.follow(rig.link(TaskId{1}, "oleg")).status, 200);
    EXPECT_EQ(make(linked, R"(["read"])").status, 403) << "a link makes no key";
    for (std::size_t count = 0; count < api_tokens::open_most; ++count)
        EXPECT_EQ(make(browser, R"(["read"])").status, 201);
    EXPECT_EQ(make(browser, R"(["read"])").status, 429);
}

TEST(Tokens, ACookieBesideAKeyIsNobodys) {
    Rig rig;
    auto admin = rig.as("admin");
    auto reader = rig.as("oleg");
    const auto secret = make(reader, R"(["read"])").text("secret");
    EXPECT_EQ(admin.get("/api/v1/session", {{"Authorization", "Bearer " + secret}}).text("person/login"),
              "oleg");
    EXPECT_EQ(admin.get("/api/v1/session", {{"Authorization", "Bearer wrong"}}).status, 401);
    EXPECT_EQ(admin.get("/api/v1/session", {{"authorization", "bearer  " + secret}}).text("person/login"),
              "oleg");
    EXPECT_EQ(admin.get("/api/v1/session", {{"Authorization", "Basic dTpw"}}).text("person/login"), "admin")
        << "a proxy's own";
    EXPECT_EQ(admin.get("/api/v1/board").status, 200);
    EXPECT_EQ(admin.get("/api/v1/board", {{"Authorization", "Bearer wrong"}}).status, 401)
        << "nor is an answer kept for the cookie";
}

TEST(Tokens, EachDoorOpensToItsScopeAlone) {
    Rig rig;
    auto admin = rig.as("admin");
    std::map<TokenScope, Program> programs;
    for (const auto scope : {TokenScope::read, TokenScope::act, TokenScope::import, TokenScope::administer})
        programs.emplace(
            scope, Program(rig, make(admin, R"([")" + std::string(name(scope)) + R"("])").text("secret")));
    const auto refused = [](const Answered& answered) {
        return answered.status == 403 &&
               answered.body.find(R"("where":"Authorization")") != std::string::npos;
    };
    for (const auto& route : api::routes()) {
        if (!route.needs_session()) continue;
        std::string target(route.pattern);
        for (const std::string_view part : {"{id}", "{n}"})
            if (const auto at = target.find(part); at != std::string::npos)
                target.replace(at, part.size(), "99");
        const auto opens = scope_of(route);
        if (route.changes()) {
            EXPECT_NE(opens, TokenScope::read) << target;
        }
        for (auto& [scope, one] : programs)
            EXPECT_EQ(
                refused(one.send(name(route.method), target, route.input == api::Input::none ? "" : "{}")),
                scope != opens)
                << name(scope) << " at " << name(route.method) << " " << target;
    }
}

TEST(Tokens, PasswordsSessionsAndKeysAreForPeopleAlone) {
    std::set<std::string> closed;
    for (const auto& route : api::routes())
        if (route.needs_session() && !scope_of(route))
            closed.insert(std::string(name(route.method)) + " " + std::string(route.pattern));
    EXPECT_THAT(closed,
                ElementsAre("DELETE /api/v1/session", "GET /api/v1/events", "GET /api/v1/people/newcomers",
                            "GET /api/v1/second-factor", "GET /api/v1/sessions", "GET /api/v1/tokens",
                            "POST /api/v1/people/invite", "POST /api/v1/people/{id}/invite",
                            "POST /api/v1/people/{id}/second-factor/reset", "POST /api/v1/second-factor",
                            "POST /api/v1/second-factor/confirm", "POST /api/v1/second-factor/off",
                            "POST /api/v1/sessions/end", "POST /api/v1/tokens", "POST /api/v1/tokens/end",
                            "PUT /api/v1/people/{id}/password", "PUT /api/v1/session/password"));
}

TEST(Tokens, WrongKeysAreToldToWaitAndARightOneFromThereIsNot) {
    Rig rig;
    auto browser = rig.as("oleg");
    Program right(rig, make(browser, R"(["read"])").text("secret"));
    Program wrong(rig, std::string(api_tokens::prefix) + std::string(43, 'A'));
    for (std::size_t tries = 0; tries < api::wrong_tokens_allowed; ++tries)
        EXPECT_EQ(wrong.get("/api/v1/board").status, 401);
    EXPECT_EQ(wrong.get("/api/v1/board").status, 429);
    EXPECT_EQ(right.get("/api/v1/board").status, 200);
    EXPECT_EQ(browser.get("/api/v1/board").status, 200);
    rig.now = rig.now.load() + api::wrong_tokens_window;
    EXPECT_EQ(wrong.get("/api/v1/board").status, 401);
}

TEST(Tokens, NetworksAreCountedApartAndNotWithoutEnd) {
    api::WrongTokens wrong;
    const Instant now{};
    for (std::size_t tries = 0; tries < api::wrong_tokens_allowed; ++tries)
        EXPECT_FALSE(wrong.count("192.0.2.1", now));
    EXPECT_TRUE(wrong.count("192.0.2.1", now));
    EXPECT_FALSE(wrong.count("192.0.2.2", now));
    for (std::size_t other = 0; other < 2 * api::wrong_tokens_networks; ++other)
        EXPECT_FALSE(wrong.count(std::to_string(other), now));
}

TEST(Sessions, OnesOwnAreListedAndEndedOneByOne) {
    Rig rig;
    auto here = rig.as("oleg");
    auto phone = rig.browser();
    phone.agent = "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 YaBrowser/24.6";
    ASSERT_EQ(phone.sign_in("oleg").status, 200);
    const auto listed = here.get("/api/v1/sessions");
    ASSERT_EQ(listed.at("items").as_array().size(), 2u);
    const auto theirs =
        listed.at("items/0/current").as_bool() ? std::string("items/1") : std::string("items/0");
    EXPECT_EQ(listed.text(theirs + "/device"), "Яндекс Браузер, Android");
    EXPECT_EQ(listed.text(theirs + "/address"), "127.0.0.1");
    const auto body = R"({"session":")" + listed.text(theirs + "/session") + R"("})";
    EXPECT_EQ(rig.as("anna").post("/api/v1/sessions/end", body).status, 404);
    EXPECT_EQ(here.post("/api/v1/sessions/end", body).number("ended"), 1);
    EXPECT_EQ(phone.get("/api/v1/board").status, 401);
    EXPECT_EQ(here.get("/api/v1/board").status, 200);
}

TEST(Sessions, AllOthersEndAtOnceAndAnAdministratorEndsAnybodys) {
    Rig rig;
    auto here = rig.as("oleg"), elsewhere = rig.as("oleg"), admin = rig.as("admin");
    EXPECT_EQ(here.post("/api/v1/sessions/end", R"({"others":true})").number("ended"), 1);
    EXPECT_EQ(elsewhere.get("/api/v1/board").status, 401);
    const auto person = std::to_string(here.get("/api/v1/session").number("person/id"));
    EXPECT_EQ(
        rig.as("irina").post("/api/v1/sessions/end", R"({"others":true,"person":)" + person + "}").status,
        403);
    EXPECT_EQ(rig.as("irina").get("/api/v1/sessions?person=" + person).status, 403);
    EXPECT_EQ(admin.get("/api/v1/sessions?person=" + person).at("items").as_array().size(), 1u);
    EXPECT_EQ(admin.get("/api/v1/sessions?person=999").status, 404);
    EXPECT_EQ(admin.get("/api/v1/sessions?person=x").status, 400);
    EXPECT_EQ(
        admin.post("/api/v1/sessions/end", R"({"others":true,"person":)" + person + "}").number("ended"), 1);
    EXPECT_EQ(here.get("/api/v1/board").status, 401);
    EXPECT_EQ(admin.post("/api/v1/sessions/end", "{}").status, 400);
    EXPECT_EQ(admin.post("/api/v1/sessions/end", R"({"others":true,"session":"x"})").status, 400);
    EXPECT_EQ(rig.browser().post("/api/v1/sessions/end", R"({"others":true})").status, 401);
    EXPECT_EQ(rig.browser().get("/api/v1/sessions").status, 401);
}

TEST(Sessions, ABrowserIsKnownAtItsNextSignInByACookieOfItsOwn) {
    Rig rig;
    auto browser = rig.browser();
    const auto first = browser.sign_in("oleg");
    ASSERT_EQ(first.cookies.size(), 2u);
    EXPECT_THAT(first.cookies[1], HasSubstr("__Host-vekha_device="));
    EXPECT_THAT(first.cookies[1], HasSubstr("; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=15552000"));
    const auto known = browser.device;
    browser.cookie.clear();
    ASSERT_EQ(browser.sign_in("oleg").status, 200);
    EXPECT_EQ(browser.device, known);
    const auto told = [&] {
        std::size_t count = 0;
        (void)rig.store.read([&](ReadView& view) -> Result<void> {
            const auto ready = view.ready_rows(rig.now.load(), 100);
            for (const auto& row : *ready) count += row.kind == NoticeKind::door ? 1 : 0;
            return {};
        });
        return count;
    };
    EXPECT_EQ(told(), 0u);
    ASSERT_EQ(rig.browser().sign_in("oleg").status, 200);
    EXPECT_EQ(told(), 1u);
}

TEST(Coming, ADeviceIsNamedByAClosedListOfWords) {
    using api::device_words;
    EXPECT_EQ(device_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                           "Chrome/126.0.0.0 YaBrowser/24.6.0 Safari/537.36"),
              "Яндекс Браузер, Windows");
    EXPECT_EQ(device_words("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"),
              "Firefox, Linux");
    EXPECT_EQ(
        device_words("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
                     "like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"),
        "Safari, iOS");
    EXPECT_EQ(device_words("curl/7.88.1"), "curl");
    EXPECT_EQ(device_words("<script>alert(1)</script>"), "");
    EXPECT_EQ(device_words(""), "");
}

}  // namespace
}  // namespace vekha
