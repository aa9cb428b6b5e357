// Signing in through a provider of OpenID Connect: the authorization code flow with PKCE, from the button to
// who somebody is. Opening the session is the doors' (workflow/service/doors.hpp).
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "config/identity_options.hpp"
#include "daemon/identity/provider.hpp"
#include "daemon/identity/ticket.hpp"
#include "workflow/model/outside_identity.hpp"
#include "workflow/service/store.hpp"

namespace vekha::identity {

inline constexpr std::size_t asking_at_once = 8;  ///< sign-ins that wait for the provider
inline constexpr std::string_view callback_path = "/api/v1/oidc/callback";

/// What the browser brought back from the provider.
struct Returned {
    std::optional<std::string> code = {};
    std::optional<std::string> state = {};
    std::optional<std::string> issuer = {};
    std::optional<std::string> error = {};
    std::string ticket = {};  ///< of the cookie
};

/// Safe to use from several threads. Both steps wait for the network: they are work for the pool.
class OidcDoor {
  public:
    struct Begun {
        std::string address;  ///< where the browser goes
        std::string ticket;   ///< what it keeps meanwhile, out of reach of scripts
    };
    struct Known {
        OutsideIdentity who;
        std::string to;  ///< the local path to go on to
    };

    /// unavailable where the store can't be read. `store` outlives it.
    static Result<std::unique_ptr<OidcDoor>> make(config::OidcSettings settings, std::string_view public_url,
                                                  Store& store);

    const std::string& title() const { return settings_.title; }
    const OutsideRules& rules() const { return settings_.rules; }

    /// `to`: the page's path to come back to.
    Outcome<Begun> begin(std::string_view to, Instant now);
    /// Each sign-in is finished once and in the browser that began it.
    Outcome<Known> finish(const Returned& returned, Instant now);

  private:
    OidcDoor(config::OidcSettings settings, std::string redirect_uri, KeyRing keys, Store& store);
    Outcome<Ticket> ticket_of(const Returned& returned, Instant now);
    Outcome<Known> ask(const Returned& returned, const Ticket& ticket, Instant now);

    const config::OidcSettings settings_;
    const std::string redirect_uri_;
    const KeyRing keys_;
    Store& store_;
    Provider provider_;
    std::atomic<std::size_t> asking_{0};
};

}  // namespace vekha::identity
