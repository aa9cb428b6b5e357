#include "daemon/identity/claims.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace vekha::identity {
namespace {

namespace json = boost::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

json::object claims() {
    return json::parse(R"({"iss": "https://sso.example.org", "sub": "7", "preferred_username": "oleg",
        "name": "Петров Олег", "email": "oleg@example.org", "email_verified": true, "amr": ["pwd", "mfa"],
        "realm_access": {"roles": ["vekha", "others", 7]}, "https://example.org/groups": "one"})")
        .as_object();
}

TEST(Claims, TellWhoItIs) {
    config::OidcSettings settings;
    settings.groups_claim = "realm_access.roles";
    const auto who = identity_of(claims(), settings);
    EXPECT_EQ(who.source, "oidc");
    EXPECT_EQ(who.subject, "https://sso.example.org 7");
    EXPECT_EQ(who.login, "oleg");
    EXPECT_EQ(who.name, "Петров Олег");
    EXPECT_TRUE(who.email_verified);
    EXPECT_TRUE(who.second_factor);
    EXPECT_THAT(who.groups, ElementsAre("vekha", "others"));
}

TEST(Claims, ANameWithDotsIsFoundWholeOrPartByPart) {
    EXPECT_THAT(texts_at(claims(), "https://example.org/groups"), ElementsAre("one"));
    EXPECT_THAT(texts_at(claims(), "realm_access.nothing"), IsEmpty());
    EXPECT_THAT(texts_at(claims(), "realm_access"), IsEmpty());
    EXPECT_THAT(texts_at(claims(), ""), IsEmpty());
}

TEST(Claims, WhatIsNotSaidIsNotTakenForGranted) {
    auto said = claims();
    said["email_verified"] = "yes";
    said.erase("amr");
    const auto who = identity_of(said, {});
    EXPECT_FALSE(who.email_verified);
    EXPECT_FALSE(who.second_factor);
    EXPECT_THAT(who.groups, IsEmpty());
}

TEST(Claims, MoreIsAskedOnlyWhereSomethingIsWanting) {
    config::OidcSettings settings;
    EXPECT_FALSE(lacks(claims(), settings)) << "no rule asks for groups";
    settings.rules.groups = {{"vekha", Duty::controller, ""}};
    EXPECT_TRUE(lacks(claims(), settings));
    settings.groups_claim = "realm_access.roles";
    EXPECT_FALSE(lacks(claims(), settings));
    settings.login_claim = "login";
    EXPECT_TRUE(lacks(claims(), settings));
}

}  // namespace
}  // namespace vekha::identity
