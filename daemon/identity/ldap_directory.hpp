// An office's directory, LDAP or Active Directory, that checks logins and passwords in Vekha's stead: the
// person is looked up, and the password tried as theirs.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "config/ldap_options.hpp"
#include "daemon/identity/ldap_connection.hpp"
#include "workflow/service/login_directory.hpp"

namespace vekha::identity {

inline constexpr std::size_t ldap_login_bytes = 256;   ///< a longer login is nobody's
inline constexpr std::size_t ldap_groups_most = 1000;  ///< of one person, by the search for groups

/// All that came of asking about one person.
struct LdapLook {
    std::string server = {};                                         ///< that answered; empty: none did
    std::vector<std::pair<std::string, std::string>> failures = {};  ///< servers asked in vain, and why
    std::size_t entries = 0;  ///< that the login fits: 2 stands for several; of one there is more below
    std::string dn = {};
    bool disabled = false;  ///< switched off in Active Directory
    BindAnswer password = BindAnswer::wrong;
    OutsideIdentity identity = {};  ///< groups by DN and by name, where the password is right
    bool let_in() const { return entries == 1 && !disabled && password == BindAnswer::right; }
};

/// Safe to use from several threads: each question has a connection of its own.
class LdapDirectory final : public LoginDirectory {
  public:
    explicit LdapDirectory(config::LdapSettings settings) : settings_(std::move(settings)) {}

    /// Beside the port's words: forbidden, for the person to read, where the password is right but has
    /// expired.
    Result<std::optional<OutsideIdentity>> check(std::string_view login, std::string_view password) override;
    /// The same for whoever looks after the directory. The servers are asked in turn, from the one on that
    /// answered last.
    LdapLook look(std::string_view login, std::string_view password);
    /// The rules of the settings, with groups spelled as identities have them.
    OutsideRules rules() const;

  private:
    LdapOutcome<LdapLook> ask(const std::string& server, std::string_view login, std::string_view password);
    LdapOutcome<void> bind_as_service(LdapConnection& connection);
    LdapOutcome<LdapFound> find_person(LdapConnection& connection, std::string_view login);
    LdapOutcome<OutsideIdentity> identity_of(LdapConnection& connection, const LdapEntry& entry);
    LdapOutcome<std::vector<std::string>> groups_of(LdapConnection& connection, const LdapEntry& entry,
                                                    const std::string& login);

    const config::LdapSettings settings_;
    std::atomic<std::size_t> first_{0};  ///< of the servers, that answered last
};

}  // namespace vekha::identity
