// The ways to sign in by somebody else's word, as the settings have them.
#pragma once

#include <memory>

#include "config/options.hpp"
#include "daemon/identity/ldap_directory.hpp"
#include "daemon/identity/oidc_door.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

struct SignInWays {
    std::unique_ptr<identity::OidcDoor> oidc;       ///< none where no provider is set
    std::unique_ptr<identity::LdapDirectory> ldap;  ///< none where no directory is set
    /// Beside Vekha's own passwords.
    DirectoryDoor directory() const {
        return ldap ? DirectoryDoor{ldap.get(), ldap->rules()} : DirectoryDoor{};
    }
};

/// `store` outlives them. Asks no provider and no directory: one that is down must not stop the start.
Result<SignInWays> make_sign_in_ways(const config::Options& options, Store& store);

}  // namespace vekha
