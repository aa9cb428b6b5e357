// Invitations over the API: sent by an administrator, accepted by who holds the link.
#include "workflow/service/invitations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/api/wrong_tokens.hpp"
#include "tests/daemon/api/country.hpp"

namespace vekha {
namespace {

using testing::Answered;
using testing::Browser;
using testing::Country;
using ::testing::HasSubstr;
using testing::Rig;

const std::string look = "/api/v1/invitations/look";
const std::string accept = "/api/v1/invitations/accept";

std::string address(PersonId person) {
    return "/api/v1/people/" + std::to_string(person.value) + "/invite";
}

/// Somebody new, who has no password yet.
PersonId newcomer(Rig& rig, const std::string& login = "nina") {
    test::must(save_people(*rig.office.store, PersonId{}, {{test::person(login, {Duty::executor})}, {}},
                           rig.office.now));
    return rig.office.id(login);
}

/// The token that the letter carries.
std::string token_of(Rig& rig, PersonId person) {
    const auto keys = test::must(read_as<std::vector<OneTimeKey>>(
        *rig.office.store, [&](ReadView& view) { return view.one_time_keys(person); }));
    return invitation_token(test::must(link_key(*rig.office.store)), person, keys.back().made_at);
}
std::string holding(const std::string& token, const std::string& more = {}) {
    return R"({"token":")" + token + "\"" + more + "}";
}
const std::string password = R"(,"password":"battery staple")";

TEST(InvitationsApi, SomebodyNewIsInvitedChoosesAPasswordAndIsIn) {
    Rig rig;
    const auto nina = newcomer(rig);
    auto admin = rig.as("admin");
    const auto sent = admin.post(address(nina), "");
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(sent.number("person"), nina.value);
    EXPECT_THAT(admin.get("/api/v1/people/newcomers").body, HasSubstr(sent.text("made_at")));
    const auto token = token_of(rig, nina);
    EXPECT_EQ(sent.body.find(token), std::string::npos);

    auto browser = rig.browser();
    const auto shown = browser.send("POST", look, holding(token), {{"Content-Type", "application/json"}});
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.text("login"), "nina");
    const auto in =
        browser.send("POST", accept, holding(token, password), {{"Content-Type", "application/json"}});
    ASSERT_EQ(in.status, 200) << in.body;
    EXPECT_EQ(in.text("person/login"), "nina");
    EXPECT_THAT(in.header("set-cookie"), HasSubstr("vekha_session"));
    EXPECT_EQ(rig.browser().sign_in("nina", "battery staple").status, 200);
    EXPECT_EQ(rig.browser().post(accept, holding(token, password)).status, 409) << "once";
    EXPECT_EQ(rig.browser().post(look, holding(token)).status, 409);
    EXPECT_EQ(admin.post(address(nina), "").status, 409) << "they have a password of their own";
    EXPECT_THAT(admin.get("/api/v1/people/newcomers").body, ::testing::Not(HasSubstr(sent.text("made_at"))));
}

TEST(InvitationsApi, SeveralAreInvitedAtOnceAndWhoCantBeIsNamed) {
    Rig rig;
    const auto nina = newcomer(rig);
    auto admin = rig.as("admin");
    const auto oleg = std::to_string(rig.office.id("oleg").value);
    const auto sent = admin.post("/api/v1/people/invite",
                                 R"({"people":[)" + std::to_string(nina.value) + "," + oleg + ",9999]}");
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(sent.at("invited").as_array().size(), 1U);
    EXPECT_EQ(sent.at("left").as_array().size(), 2U);
    EXPECT_THAT(sent.text("left/0/reason"), HasSubstr("своим паролем"));
    EXPECT_EQ(admin.post("/api/v1/people/invite", "{}").status, 400);
}

TEST(InvitationsApi, WhoHasASecondFactorOwesItsCode) {
    Rig rig;
    const auto nina = newcomer(rig);
    test::must(rig.office.store->write([&](Transaction& change) {
        SecondFactor factor;
        factor.person = nina;
        factor.seed = "GEZDGNBVGY3TQOJQ";
        factor.confirmed_at = rig.office.now;
        return change.save(factor);
    }));
    ASSERT_EQ(rig.as("admin").post(address(nina), "").status, 200);
    const auto half = rig.browser().post(accept, holding(token_of(rig, nina), password));
    EXPECT_EQ(half.status, 202) << half.body;
}

TEST(InvitationsApi, WrongLinksAreToldToWait) {
    Rig rig;
    auto stranger = rig.browser();
    const auto wrong = holding(std::string(43, 'A'));
    for (std::size_t n = 0; n < api::wrong_tokens_allowed; ++n)
        ASSERT_EQ(stranger.post(look, wrong).status, 404);
    EXPECT_EQ(stranger.post(look, wrong).status, 429);
    EXPECT_EQ(stranger.post(accept, holding(std::string(43, 'A'), password)).status, 429);
    const auto nina = newcomer(rig);
    ASSERT_EQ(rig.as("admin").post(address(nina), "").status, 200);
    EXPECT_EQ(stranger.post(look, holding(token_of(rig, nina))).status, 200)
        << "a right link is never refused";
}

TEST(InvitationsApi, AsksForWhatItNeeds) {
    Rig rig;
    auto stranger = rig.browser();
    EXPECT_EQ(stranger.post(look, "{}").status, 400);
    EXPECT_EQ(stranger.post(accept, holding("x", R"(,"password":"short")")).status, 400);
    EXPECT_EQ(stranger.post(accept, holding("x", password)).status, 404);
    const auto nina = newcomer(rig);
    EXPECT_EQ(stranger.post(address(nina), "").status, 401);
    EXPECT_EQ(stranger.get("/api/v1/people/newcomers").status, 401);
    EXPECT_EQ(stranger.post("/api/v1/people/invite", R"({"people":[1]})").status, 401);
    auto irina = rig.as("irina");
    EXPECT_EQ(irina.post(address(nina), "").status, 403);
    EXPECT_EQ(irina.get("/api/v1/people/newcomers").status, 403);
    EXPECT_EQ(irina.post("/api/v1/people/invite", R"({"people":[1]})").status, 403);
    auto admin = rig.as("admin");
    EXPECT_EQ(admin.post(address(PersonId{9999}), "").status, 404);
    auto mute = test::person("mute", {Duty::executor});
    mute.person.email.clear();
    test::must(save_people(*rig.office.store, PersonId{}, {{mute}, {}}, rig.office.now));
    EXPECT_EQ(admin.post(address(rig.office.id("mute")), "").status, 400);
}

TEST(InvitationsApi, AnAdministratorOfOneDistrictInvitesItsOwnPeople) {
    Country country;
    auto theirs = test::person("beta.new", {Duty::executor});
    theirs.person.unit = country.beta();
    auto others = test::person("alfa.new", {Duty::executor});
    others.person.unit = country.alfa();
    test::must(
        save_people(*country.rig.office.store, PersonId{}, {{theirs, others}, {}}, country.rig.office.now));
    auto& admin = country.as("beta.admin");
    EXPECT_EQ(admin.post(address(country.rig.office.id("beta.new")), "").status, 200);
    EXPECT_EQ(admin.post(address(country.rig.office.id("alfa.new")), "").status, 403);
    const auto alfa = std::to_string(country.rig.office.id("alfa.new").value);
    EXPECT_EQ(admin.get("/api/v1/people/newcomers").body.find("\"person\":" + alfa + ","), std::string::npos);
}

}  // namespace
}  // namespace vekha
