// The settings of `vekha serve` about signing in with the password of a directory: LDAP, Active Directory.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/outside_sign_in.hpp"

namespace vekha::config {

/// How people and groups are kept there, where the settings do not say it themselves.
enum class LdapKind : std::uint8_t { openldap, active_directory };

struct LdapSettings {
    std::vector<std::string>
        servers;            ///< "ldaps://host:port" or "ldap://host:port", asked in turn; none: off
    bool starttls = false;  ///< on ldap:// the wire is encrypted before anything is said
    LdapKind kind = LdapKind::openldap;
    std::string bind_dn;  ///< who looks people up; empty: nobody in particular, where the directory lets them
    std::string password;
    std::string base;  ///< the DN under which people are looked for
    /// "{login}" in it is what the person typed. Exactly one entry must match.
    std::string person_filter = "(&(objectClass=inetOrgPerson)(uid={login}))";
    std::string login_attribute = "uid";
    std::string name_attribute = "displayName";  ///< where it is empty, cn
    std::string position_attribute = "title";
    std::string mail_attribute = "mail";
    bool trust_mail = false;  ///< addresses are an administrator's to write, so a person is known by one, too
    std::string group_base;   ///< the DN under which groups are looked for; empty: `base`
    /// "{dn}" in it is the person's entry, "{login}" its login; empty: groups are not looked for, memberOf
    /// says all.
    std::string group_filter = "(|(member={dn})(uniqueMember={dn})(memberUid={login}))";
    OutsideRules rules{.any_case = true};
    std::filesystem::path ca_file;    ///< empty: the system's certificates
    std::chrono::seconds timeout{5};  ///< of connecting, and of each answer
    bool on() const { return !servers.empty(); }
    friend bool operator==(const LdapSettings&, const LdapSettings&) = default;
};

inline constexpr std::string_view ldap_login_place = "{login}";
inline constexpr std::string_view ldap_dn_place = "{dn}";

}  // namespace vekha::config
