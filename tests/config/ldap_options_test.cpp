// [ldap]: which directory checks passwords, and what its groups give.
#include "config/ldap_options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/options.hpp"
#include "tests/config/faults_support.hpp"

namespace vekha::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

Checked<Options> ldap(const std::string& keys) {
    return parse_options("[ldap]\n" + keys, "vekha.toml", "/etc/vekha");
}

TEST(LdapOptions, what_is_well_written_is_taken) {
    const auto options = ldap(
        "servers = [\"ldaps://dc1.admin.local\", \"ldaps://[fd00::1]:636\"]\nbase = \"dc=admin,dc=local\"\n"
        "bind_dn = \"cn=vekha\"\npassword = \"s\"\ncreate = true\ntimeout_seconds = 3\n"
        "[ldap.groups]\n\"CN=Координаторы,DC=admin\" = \"controller; observer@17\"\n");
    ASSERT_TRUE(options) << words(options.error());
    EXPECT_TRUE(options->ldap.on());
    EXPECT_TRUE(options->ldap.rules.any_case);
    EXPECT_EQ(options->ldap.timeout, std::chrono::seconds(3));
    const std::string group = "CN=Координаторы,DC=admin";
    EXPECT_THAT(options->ldap.rules.groups,
                ElementsAre(GroupRule{group, Duty::controller, ""}, GroupRule{group, Duty::observer, "17"}));
}

TEST(LdapOptions, nothing_is_set_by_itself) {
    EXPECT_FALSE(ldap("")->ldap.on());
}

TEST(LdapOptions, active_directory_has_filters_of_its_own_that_may_be_replaced) {
    const auto shipped = ldap("kind = \"ad\"\n");
    ASSERT_TRUE(shipped);
    EXPECT_EQ(shipped->ldap.login_attribute, "sAMAccountName");
    EXPECT_THAT(shipped->ldap.group_filter, HasSubstr("1.2.840.113556.1.4.1941"));
    const auto own =
        ldap("kind = \"ad\"\nperson_filter = \"(userPrincipalName={login})\"\ngroup_filter = \"\"\n");
    ASSERT_TRUE(own) << words(own.error());
    EXPECT_EQ(own->ldap.person_filter, "(userPrincipalName={login})");
    EXPECT_EQ(own->ldap.group_filter, "");
}

TEST(LdapOptions, passwords_are_not_sent_in_the_open) {
    const std::string rest = "base = \"dc=local\"\n";
    for (const auto* good : {"ldaps://dc", "ldap://127.0.0.1:389", "ldap://localhost", "ldap://[::1]"})
        EXPECT_TRUE(ldap(rest + "servers = [\"" + good + "\"]\n")) << good;
    for (const auto* bad : {"ldap://dc1.admin.local", "ldap://127.0.0.10", "ldap://localhost.example.org"})
        EXPECT_FALSE(ldap(rest + "servers = [\"" + bad + "\"]\n")) << bad;
    EXPECT_TRUE(ldap(rest + "servers = [\"ldap://dc1.admin.local\"]\nstarttls = true\n"));
}

TEST(LdapOptions, slips_are_named_by_line_and_key) {
    for (const auto* bad : {"dc1", "https://dc1", "ldaps://", "ldaps://dc1/dc=local", "ldaps://a b",
                            "ldaps://dc1:", "ldaps://dc1:x", "ldaps://[dc1]"})
        EXPECT_FALSE(ldap("base = \"dc=local\"\nservers = [\"" + std::string(bad) + "\"]\n")) << bad;
    const auto options = ldap(
        "servers = [\"ldaps://dc1\"]\nperson_filter = \"(uid=*)\"\ngroup_filter = \"member={dn}\"\n"
        "timeout_seconds = 31\nserver = 1\npassword = \"secret of the service\"\n[ldap.groups]\na = "
        "\"director\"\n");
    ASSERT_FALSE(options);
    EXPECT_THAT(
        places(options.error()),
        UnorderedElementsAre("vekha.toml:3:17: ldap.person_filter", "vekha.toml:4:16: ldap.group_filter",
                             "vekha.toml:5:19: ldap.timeout_seconds", "vekha.toml:6:1: ldap.server",
                             "vekha.toml:8:1: ldap.groups", "vekha.toml:1:1: ldap.base",
                             "vekha.toml:1:1: ldap.bind_dn"));
    EXPECT_THAT(words(options.error()), Not(HasSubstr("secret of the service")));
    for (const auto* bad : {"(uid={login}", "uid={login})", "((uid={login})))", "(uid={login})(a=b)", ""})
        EXPECT_FALSE(ldap("person_filter = \"" + std::string(bad) + "\"\n")) << bad;
}

}  // namespace
}  // namespace vekha::config
