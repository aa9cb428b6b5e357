// The second factor as a browser meets it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"
#include "workflow/secrets/totp.hpp"

namespace vekha {
namespace {

using testing::Answered;
using testing::Browser;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Rig;

constexpr const char* path = "/api/v1/second-factor";
constexpr const char* again = R"({"password":"correct horse"})";

std::string with(const std::string& name, const std::string& value) {
    return R"({")" + name + R"(":")" + value + R"("})";
}

struct Phone {
    std::string seed;
    std::string code(const Rig& rig) const {
        return totp_code(*base32_bytes(seed), totp_step(rig.now.load()));
    }
};

/// The person turns it on; gives the first recovery code.
std::string turn_on(Rig& rig, Browser& browser, Phone& phone) {
    const auto begun = browser.post(path, again);
    EXPECT_EQ(begun.status, 201);
    phone.seed = begun.text("secret");
    const auto on = browser.post(std::string(path) + "/confirm", with("code", phone.code(rig)));
    EXPECT_EQ(on.status, 200);
    rig.now = rig.now.load() + std::chrono::minutes(1);
    return on.text("recovery/0");
}

/// The cookie of this name that the answer sets.
std::string cookie_of(const Answered& answered, const std::string& name) {
    for (const auto& one : answered.cookies)
        if (one.find(name + "=") == 0) return one.substr(0, one.find(';'));
    return {};
}

TEST(SecondFactorApi, ASignInAsksForTheCodeInTheSameBrowser) {
    Rig rig;
    auto first = rig.as("oleg");
    Phone phone;
    turn_on(rig, first, phone);
    EXPECT_TRUE(first.get(path).at("on").as_bool());

    auto browser = rig.browser();
    const auto half = browser.sign_in("oleg");
    ASSERT_EQ(half.status, 202);
    EXPECT_TRUE(half.at("second_factor").as_bool());
    EXPECT_EQ(browser.get("/api/v1/session").status, 401);
    const auto cookie = cookie_of(half, "__Host-vekha_half");
    ASSERT_FALSE(cookie.empty());
    EXPECT_THAT(half.cookies.front(), HasSubstr("; SameSite=Strict; Max-Age=300"));
    const std::string finish = "/api/v1/session/code";
    EXPECT_EQ(browser.post(finish, with("code", phone.code(rig))).status, 401) << "another browser";
    browser.cookie = cookie;
    EXPECT_EQ(browser.get("/api/v1/session").status, 401) << "the half opens nothing";
    EXPECT_EQ(browser.post(finish, "{}").status, 400);
    EXPECT_EQ(browser.send("POST", finish, "code=1", {{"Content-Type", "text/plain"}}).status, 415);
    EXPECT_EQ(browser.post(finish, with("code", "000000")).status, 401);
    const auto me = browser.post(finish, with("code", phone.code(rig)));
    ASSERT_EQ(me.status, 200);
    EXPECT_EQ(me.text("person/login"), "oleg");
    browser.cookie = cookie_of(me, "__Host-vekha_session");
    EXPECT_EQ(browser.get("/api/v1/session").status, 200);
}

TEST(SecondFactorApi, GuessingCodesIsStopped) {
    Rig rig;
    auto first = rig.as("oleg");
    Phone phone;
    turn_on(rig, first, phone);
    auto browser = rig.browser();
    browser.cookie = cookie_of(browser.sign_in("oleg"), "__Host-vekha_half");
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(browser.post("/api/v1/session/code", with("code", "000000")).status, 401);
    EXPECT_EQ(browser.post("/api/v1/session/code", with("code", phone.code(rig))).status, 429);
}

TEST(SecondFactorApi, IsBegunWithThePasswordConfirmedWithACodeAndEndedWithBoth) {
    Rig rig;
    const std::string confirm = std::string(path) + "/confirm", off = std::string(path) + "/off";
    auto nobody = rig.browser();
    EXPECT_EQ(nobody.get(path).status, 401);
    for (const auto& one : {std::string(path), confirm, off}) EXPECT_EQ(nobody.post(one, "{}").status, 401);
    auto oleg = rig.as("oleg");
    for (const auto& one : {std::string(path), confirm, off}) EXPECT_EQ(oleg.post(one, "{}").status, 400);
    EXPECT_FALSE(oleg.get(path).at("on").as_bool());
    EXPECT_EQ(oleg.post(path, with("password", "wrong")).status, 403);
    EXPECT_EQ(oleg.post(confirm, with("code", "000000")).status, 409);
    auto stranger = rig.browser();
    stranger.cookie = oleg.cookie;
    EXPECT_EQ(stranger.post(confirm, with("code", "000000")).status, 403) << "without the session's token";

    Phone phone;
    const auto begun = oleg.post(path, again);
    phone.seed = begun.text("secret");
    EXPECT_THAT(begun.text("address"),
                HasSubstr("otpauth://totp/Vekha:oleg%40vekha.example.org?secret=" + phone.seed));
    EXPECT_EQ(oleg.post(confirm, with("code", "000000")).status, 400);
    EXPECT_EQ(oleg.post(confirm, with("code", phone.code(rig))).status, 200);
    EXPECT_EQ(oleg.get(path).number("recovery_left"), 10);
    EXPECT_EQ(oleg.post(path, again).status, 409);

    rig.now = rig.now.load() + totp::step_length;
    const auto both = [&](const std::string& password) {
        return R"({"password":")" + password + R"(","code":")" + phone.code(rig) + R"("})";
    };
    EXPECT_EQ(oleg.post(off, both("wrong")).status, 403);
    EXPECT_EQ(oleg.post(off, both("correct horse")).status, 204);
    EXPECT_EQ(oleg.post(off, both("correct horse")).status, 409);
}

TEST(SecondFactorApi, TooManyWrongPasswordsOfOnesOwnAreToldToWait) {
    Rig rig;
    auto oleg = rig.as("oleg");
    for (auto tries = 0; tries < doors::failures_allowed; ++tries)
        EXPECT_EQ(oleg.post(path, with("password", "wrong")).status, 403);
    EXPECT_EQ(oleg.post(path, again).status, 429);
    EXPECT_EQ(oleg.post(std::string(path) + "/off", R"({"password":"x","code":"1"})").status, 429);
}

TEST(SecondFactorApi, ALostPhoneIsReplacedByARecoveryCodeOrTheAdministrator) {
    Rig rig;
    auto oleg = rig.as("oleg");
    Phone phone;
    const auto recovery = turn_on(rig, oleg, phone);
    auto browser = rig.browser();
    browser.cookie = cookie_of(browser.sign_in("oleg"), "__Host-vekha_half");
    EXPECT_EQ(browser.post("/api/v1/session/code", with("recovery", recovery)).status, 200);

    const auto reset =
        "/api/v1/people/" + std::to_string(rig.office.id("oleg").value) + "/second-factor/reset";
    EXPECT_EQ(rig.browser().post(reset, "").status, 401);
    EXPECT_EQ(rig.as("irina").post(reset, "").status, 403);
    auto admin = rig.as("admin");
    EXPECT_EQ(admin.post("/api/v1/people/77/second-factor/reset", "").status, 404);
    EXPECT_EQ(admin.post(reset, "").status, 204);
    EXPECT_EQ(admin.post(reset, "").status, 409);
    EXPECT_EQ(oleg.get(path).status, 401) << "old sessions end";
    EXPECT_EQ(rig.browser().sign_in("oleg").status, 200);
}

TEST(SecondFactorApi, AGivenPasswordOpensNothingUntilItIsChanged) {
    Rig rig;
    auto admin = rig.as("admin");
    const auto set = "/api/v1/people/" + std::to_string(rig.office.id("oleg").value) + "/password";
    ASSERT_EQ(admin.change("PUT", set, R"({"password":"given by another"})").status, 204);
    auto oleg = rig.browser();
    const auto me = oleg.sign_in("oleg", "given by another");
    ASSERT_EQ(me.status, 200);
    EXPECT_EQ(me.text("first"), "password");
    EXPECT_TRUE(me.at("rights").as_array().empty());
    for (const auto* closed : {"/api/v1/board", "/api/v1/sessions", "/api/v1/tokens", path})
        EXPECT_EQ(oleg.get(closed).status, 403) << closed;
    EXPECT_EQ(oleg.get("/api/v1/session").text("first"), "password");
    EXPECT_EQ(
        oleg.change("PUT", "/api/v1/session/password", R"({"old":"given by another","new":"battery staple"})")
            .status,
        204);
    EXPECT_EQ(oleg.get("/api/v1/board").status, 200);
}

}  // namespace
}  // namespace vekha
