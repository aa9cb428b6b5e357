// Who somebody is by the word of an outside source: a provider of OpenID Connect, a directory (LDAP).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vekha {

namespace outside {
inline constexpr std::string_view oidc = "oidc";  ///< OpenID Connect
inline constexpr std::string_view ldap = "ldap";  ///< LDAP, Active Directory
}  // namespace outside

struct OutsideIdentity {
    std::string source;  ///< one of vekha::outside
    /// What names the person there and is never given to another: issuer and `sub` of OpenID Connect,
    /// entryUUID, objectGUID or the DN of a directory.
    std::string subject;
    std::string login;  ///< in any case; Vekha's logins are in small letters
    std::string name;
    std::string position;
    std::string email;
    bool email_verified = false;  ///< the source says that the address is this person's
    std::vector<std::string> groups;
    bool second_factor = false;  ///< the source says that it asked for a second factor
    friend bool operator==(const OutsideIdentity&, const OutsideIdentity&) = default;
};

}  // namespace vekha
