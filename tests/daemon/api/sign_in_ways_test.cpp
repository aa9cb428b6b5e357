// Signing in by somebody else's word: through a provider of OpenID Connect that is not ours (npm's
// oidc-provider), walked from the button to the session; and by a directory.
#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/identity/oidc_door.hpp"
#include "daemon/runtime/clock.hpp"
#include "tests/daemon/api/rig.hpp"
#include "tests/support/oidc/oidc_peer.hpp"
#include "workflow/service/doors.hpp"

namespace vekha::testing {
namespace {

namespace json = boost::json;
using test::must;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const std::string home = "https://vekha.example.org";
const std::string start = "/api/v1/oidc/start";

json::object person(const std::string& login, json::array roles = {}) {
    return {{"preferred_username", login},
            {"name", "Петров Олег"},
            {"email", login + "@example.org"},
            {"email_verified", true},
            {"realm_access", json::object{{"roles", std::move(roles)}}}};
}

/// A provider, a Vekha that trusts it, and a browser between them.
class OidcTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!test::OidcPeer::to_be_had()) GTEST_SKIP() << "there is no Node.js to run the provider with";
    }
    void begin(json::object options = {}) {
        options["client"] = json::object{{"client_id", "vekha"},
                                         {"client_secret", "a secret: with % and +"},
                                         {"redirect_uris", {home + "/api/v1/oidc/callback"}}};
        options["people"] = json::object{{"oleg", person("Oleg", {"coordinators"})},
                                         {"stranger", person("nobody")},
                                         {"irina", person("irina")}};
        peer = std::make_unique<test::OidcPeer>(options);
        settings.issuer = peer->issuer();
        settings.client_id = "vekha";
        settings.client_secret = "a secret: with % and +";
        settings.groups_claim = "realm_access.roles";
        settings.rules.groups = {{"coordinators", Duty::controller, ""}};
        rig = std::make_unique<Rig>(nullptr, [this](api::ApiContext& context) {
            door = must(identity::OidcDoor::make(settings, context.public_url, context.store));
            context.oidc = door.get();
        });
        // The provider lives by the machine's clock.
        rig->now = make_system_clock()->now();
    }
    static std::string cookie_of(const Answered& answered, const std::string& name) {
        for (const auto& one : answered.cookies)
            if (one.starts_with(name + "=")) return one.substr(0, one.find(';'));
        return {};
    }
    /// Presses the button; gives where the browser is sent.
    std::string press(Browser& browser, const std::string& to = "") {
        const auto sent = browser.get(start + (to.empty() ? "" : "?to=" + to));
        EXPECT_EQ(sent.status, 302);
        browser.cookie = cookie_of(sent, "__Host-vekha_oidc");
        EXPECT_THAT(sent.cookies.front(), HasSubstr("; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=600"));
        return sent.header("location");
    }
    /// Signs in there; gives the address at Vekha that the browser comes back to.
    static std::string walk(const std::string& address, const std::string& login) {
        const auto back = test::OidcPeer::walk(address, login);
        EXPECT_THAT(back, StartsWith(home + "/api/v1/oidc/callback?"));
        return back.substr(std::min(home.size(), back.size()));
    }
    /// All of it, in one browser.
    Answered come(Browser& browser, const std::string& login, const std::string& to = "") {
        return browser.get(walk(press(browser, to), login));
    }
    static void take_session(Browser& browser, const Answered& came) {
        browser.cookie = cookie_of(came, "__Host-vekha_session");
    }

    config::OidcSettings settings;
    std::unique_ptr<test::OidcPeer> peer;
    std::unique_ptr<identity::OidcDoor> door;
    std::unique_ptr<Rig> rig;
};

TEST_F(OidcTest, TheWholeWayEndsInASessionWithTheDutiesOfTheGroups) {
    begin();
    auto browser = rig->browser();
    EXPECT_EQ(browser.get("/api/v1/sign-in-ways").text("oidc/title"), settings.title);
    const auto came = come(browser, "oleg", "/tasks/1");
    EXPECT_EQ(came.status, 302);
    EXPECT_EQ(came.header("location"), "/tasks/1");
    EXPECT_THAT(cookie_of(came, "__Host-vekha_oidc"), "__Host-vekha_oidc=") << "used up";
    take_session(browser, came);
    const auto me = browser.get("/api/v1/session");
    ASSERT_EQ(me.status, 200);
    EXPECT_EQ(me.text("person/login"), "oleg");
    EXPECT_THAT(json::serialize(me.at("person/duties")), HasSubstr("controller"));
    const auto sessions = browser.get("/api/v1/sessions");
    EXPECT_EQ(sessions.text("items/0/source"), "oidc");
}

TEST_F(OidcTest, GroupsThatTheTokenDoesNotHaveAreAskedOfUserinfo) {
    begin({{"userinfo", true}});
    auto browser = rig->browser();
    const auto came = come(browser, "oleg");
    EXPECT_EQ(came.header("location"), "/");
    take_session(browser, came);
    EXPECT_THAT(json::serialize(browser.get("/api/v1/session").at("person/duties")), HasSubstr("controller"));
}

TEST_F(OidcTest, ASignInIsFinishedOnceAndByTheBrowserThatBeganIt) {
    begin();
    auto browser = rig->browser(), other = rig->browser();
    const auto back = walk(press(browser), "oleg");
    EXPECT_EQ(other.get(back).header("location"), "/?sign_in=expired") << "without the cookie";
    press(other);
    EXPECT_EQ(other.get(back).header("location"), "/?sign_in=expired") << "with the cookie of another";
    const auto ticket = browser.cookie;
    EXPECT_EQ(browser.get(back).header("location"), "/");
    browser.cookie = ticket;
    EXPECT_EQ(browser.get(back).header("location"), "/?sign_in=expired") << "a second time";
    browser.cookie = ticket;
    EXPECT_EQ(
        browser.get(start.substr(0, start.rfind('/')) + "/callback?code=x&state=made-up").header("location"),
        "/?sign_in=expired");
}

TEST_F(OidcTest, ASignInThatTookTooLongBeginsAnew) {
    begin();
    auto browser = rig->browser();
    const auto back = walk(press(browser), "oleg");
    rig->now = rig->now.load() + identity::ticket_life;
    EXPECT_EQ(browser.get(back).header("location"), "/?sign_in=expired");
}

TEST_F(OidcTest, AStrangerAndWhoGaveUpAreToldSoByThePage) {
    begin();
    auto browser = rig->browser();
    const auto stranger = come(browser, "stranger");
    EXPECT_EQ(stranger.header("location"), "/?sign_in=unknown");
    EXPECT_THAT(cookie_of(stranger, "__Host-vekha_session"), IsEmpty());
    EXPECT_EQ(come(browser, "--refuse").header("location"), "/?sign_in=denied");
}

TEST_F(OidcTest, AnAnswerOfAnotherIssuerOrWithAnotherCodeIsNoAnswer) {
    begin();
    auto browser = rig->browser();
    auto back = walk(press(browser), "oleg");
    const auto issuer = back.find("&iss=");
    ASSERT_NE(issuer, std::string::npos);
    EXPECT_EQ(browser.get(back.substr(0, issuer) + "&iss=https%3A%2F%2Fevil.example.org").header("location"),
              "/?sign_in=invalid");
    back = walk(press(browser), "oleg");
    EXPECT_EQ(browser.get(back.substr(0, back.find("&iss="))).header("location"), "/?sign_in=invalid")
        << "this provider always names itself";
    back = walk(press(browser), "oleg");
    const auto code = back.find("code=") + 5;
    back[code] = back[code] == 'A' ? 'B' : 'A';
    EXPECT_EQ(browser.get(back).header("location"), "/?sign_in=denied");
}

TEST_F(OidcTest, TheProviderWantsAProofThatTheSameClientCameBack) {
    begin();
    auto browser = rig->browser();
    auto address = press(browser);
    EXPECT_THAT(address, HasSubstr("code_challenge_method=S256"));
    // A code that was given for another verifier is worth nothing here.
    const auto challenge = address.find("code_challenge=") + std::string("code_challenge=").size();
    address.replace(challenge, address.find('&', challenge) - challenge,
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    EXPECT_EQ(browser.get(walk(address, "oleg")).header("location"), "/?sign_in=denied");
}

TEST_F(OidcTest, ANonceThatWasPutInByAnotherIsSeenThrough) {
    begin();
    auto browser = rig->browser();
    auto address = press(browser);
    const auto nonce = address.find("nonce=") + std::string("nonce=").size();
    address.replace(nonce, address.find('&', nonce) - nonce, "another");
    EXPECT_EQ(browser.get(walk(address, "oleg")).header("location"), "/?sign_in=invalid");
}

TEST_F(OidcTest, AProviderThatIsDownIsToldAndPasswordsGoOn) {
    begin();
    auto browser = rig->browser();
    const auto back = walk(press(browser), "oleg");
    peer->stop();
    EXPECT_EQ(browser.get(back).header("location"), "/?sign_in=down");
    rig->now = rig->now.load() + identity::metadata_life;
    EXPECT_EQ(browser.get(start).header("location"), "/?sign_in=down");
    EXPECT_EQ(browser.sign_in("oleg").status, 200);
}

TEST_F(OidcTest, VekhasOwnSecondFactorIsAskedForByThePage) {
    begin();
    const SecondFactor factor{
        rig->office.id("irina"), "GEZDGNBVGY3TQOJQ", rig->now.load(), rig->now.load(), 0, {}};
    must(rig->office.store->write([&](Transaction& change) { return change.save(factor); }));
    auto browser = rig->browser();
    const auto came = come(browser, "irina");
    EXPECT_EQ(came.header("location"), "/?sign_in=code");
    EXPECT_THAT(cookie_of(came, "__Host-vekha_session"), IsEmpty());
    EXPECT_THAT(cookie_of(came, "__Host-vekha_half"), Not(IsEmpty()));
}

TEST_F(OidcTest, TheJournalSaysByWhatWayAndNothingOfTokens) {
    begin();
    auto browser = rig->browser();
    come(browser, "oleg");
    come(browser, "stranger");
    auto admin = rig->as("admin");
    const auto entries = admin.get("/api/v1/journal?limit=10");
    EXPECT_THAT(entries.body, HasSubstr("outside_refused"));
    EXPECT_THAT(entries.body, HasSubstr("outside_duties_set"));
    EXPECT_THAT(entries.body, Not(HasSubstr("eyJ"))) << "how a token begins";
}

TEST(SignInWays, WithoutAProviderThereIsNoWayThroughOne) {
    Rig rig;
    auto browser = rig.browser();
    const auto ways = browser.get("/api/v1/sign-in-ways");
    EXPECT_TRUE(ways.at("oidc").is_null());
    EXPECT_EQ(browser.send("GET", "/api/v1/sign-in-ways", "{}").status, 413);
    EXPECT_EQ(browser.get(start).status, 404);
    EXPECT_EQ(browser.get("/api/v1/oidc/callback?code=x&state=y").status, 404);
    EXPECT_EQ(browser.get(start + "?whereto=/").status, 400);
}

/// A directory of two people, one of whom Vekha does not know.
class TwoPeople final : public LoginDirectory {
  public:
    Result<std::optional<OutsideIdentity>> check(std::string_view login, std::string_view password) override {
        if (down) return failure(Fault::unavailable, "Каталог не отвечает.");
        if ((login != "vera" && login != "stranger") || password != "of the directory")
            return std::optional<OutsideIdentity>();
        OutsideIdentity who;
        who.source = outside::ldap;
        who.subject = "uuid of " + std::string(login);
        who.login = login;
        return std::optional(who);
    }
    bool down = false;
};

TEST(SignInWays, TheDirectorysPasswordOpensTooAndWhoIsNotKnownIsToldSo) {
    TwoPeople directory;
    Rig rig(nullptr, [&](api::ApiContext& context) { context.directory = {&directory, {}}; });
    auto browser = rig.browser();
    const auto me = browser.sign_in("Vera", "of the directory");
    ASSERT_EQ(me.status, 200);
    EXPECT_EQ(me.text("person/login"), "vera");
    EXPECT_EQ(browser.get("/api/v1/sessions").text("items/0/source"), "ldap");
    const auto stranger = rig.browser().sign_in("stranger", "of the directory");
    EXPECT_EQ(stranger.status, 403);
    EXPECT_THAT(stranger.text("detail"), HasSubstr("Вас в Вехе ещё нет"));
    EXPECT_EQ(rig.browser().sign_in("vera", "wrong").status, 401);
    directory.down = true;
    EXPECT_EQ(rig.browser().sign_in("vera", "of the directory").status, 503);
    EXPECT_EQ(rig.browser().sign_in("oleg").status, 200);
}

}  // namespace
}  // namespace vekha::testing
