#include "daemon/app/sign_in_ways.hpp"

#include "daemon/app/warnings.hpp"

namespace vekha {

Result<SignInWays> make_sign_in_ways(const config::Options& options, Store& store) {
    SignInWays ways;
    if (options.oidc.on()) {
        if (auto warned = warn_of_places(store, options.oidc.rules, "oidc"); !warned)
            return tl::unexpected(warned.error());
        auto door = identity::OidcDoor::make(options.oidc, options.server.public_url, store);
        if (!door) return tl::unexpected(door.error());
        ways.oidc = std::move(*door);
    }
    if (options.ldap.on()) {
        if (auto warned = warn_of_places(store, options.ldap.rules, "ldap"); !warned)
            return tl::unexpected(warned.error());
        ways.ldap = std::make_unique<identity::LdapDirectory>(options.ldap);
    }
    return ways;
}

}  // namespace vekha
