// [oidc]: by whose word people sign in, and what its groups give them.
#include "config/identity_options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/options.hpp"
#include "tests/config/faults_support.hpp"

namespace vekha::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

Checked<Options> oidc(const std::string& keys) {
    return parse_options("[oidc]\n" + keys, "vekha.toml", "/etc/vekha");
}

TEST(IdentityOptions, what_is_well_written_is_taken) {
    const auto options = oidc(
        "issuer = \"https://sso.example.org/realms/admin\"\nclient_id = \"vekha\"\nclient_secret = \"s\"\n"
        "groups_claim = \"realm_access.roles\"\ncreate = true\nhome = \"СОШ № 1\"\n"
        "[oidc.groups]\n\"/vekha/coordinators\" = \"controller; observer@МКУ «Управление»; head@17\"\n");
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_TRUE(options->oidc.on());
    EXPECT_EQ(options->oidc.groups_claim, "realm_access.roles");
    EXPECT_TRUE(options->oidc.rules.create);
    EXPECT_EQ(options->oidc.rules.home, "СОШ № 1");
    const std::string group = "/vekha/coordinators";
    EXPECT_THAT(options->oidc.rules.groups, ElementsAre(GroupRule{group, Duty::controller, ""},
                                                        GroupRule{group, Duty::observer, "МКУ «Управление»"},
                                                        GroupRule{group, Duty::head, "17"}));
}

TEST(IdentityOptions, nothing_is_set_by_itself) {
    const auto options = oidc("");
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_FALSE(options->oidc.on());
    EXPECT_FALSE(options->oidc.rules.create);
}

TEST(IdentityOptions, slips_are_named_by_line_and_key) {
    const auto options = oidc(
        "issuer = \"http://sso.example.org\"\nscopes = [\"profile\"]\ntimeout_seconds = 0\nclient = \"a\"\n"
        "[oidc.groups]\na = \"director\"\nb = \"observer@\"\n");
    ASSERT_FALSE(options);
    EXPECT_THAT(places(options.error()),
                UnorderedElementsAre("vekha.toml:2:10: oidc.issuer", "vekha.toml:3:10: oidc.scopes",
                                     "vekha.toml:4:19: oidc.timeout_seconds", "vekha.toml:5:1: oidc.client",
                                     "vekha.toml:6:1: oidc.groups", "vekha.toml:6:1: oidc.groups",
                                     "vekha.toml:1:1: oidc.client_id"));
    EXPECT_THAT(words(options.error()), HasSubstr("director"));
}

TEST(IdentityOptions, without_tls_the_provider_is_on_this_machine) {
    for (const auto* good : {"http://127.0.0.1:8080/realms/a", "http://localhost", "http://[::1]:80"})
        EXPECT_TRUE(oidc("client_id = \"v\"\nissuer = \"" + std::string(good) + "\"\n")) << good;
    for (const auto* bad : {"http://localhost.example.org", "http://127.0.0.10", "sso.example.org",
                            "https://sso.example.org/?a=b", "https://sso.example.org/#here"})
        EXPECT_FALSE(oidc("client_id = \"v\"\nissuer = \"" + std::string(bad) + "\"\n")) << bad;
}

}  // namespace
}  // namespace vekha::config
