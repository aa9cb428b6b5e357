// A sign-in that has gone to the provider and is to come back to the same browser: what must be known of it
// then, sealed into a cookie, so that any daemon of the office can finish it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"
#include "workflow/model/time.hpp"
#include "workflow/secrets/key_ring.hpp"

namespace vekha::identity {

inline constexpr std::chrono::minutes ticket_life{10};
inline constexpr std::size_t return_path_bytes = 512;

struct Ticket {
    std::string state;     ///< comes back in the address
    std::string nonce;     ///< comes back in the ID token
    std::string verifier;  ///< PKCE: shown only to the token endpoint
    std::string to;        ///< the local path to go on to
    Instant until{};
    friend bool operator==(const Ticket&, const Ticket&) = default;
};

/// With random values, for `ticket_life`.
Ticket new_ticket(std::string_view to, Instant now);

/// The key of tickets, from the organization's key for links: the same for all of its daemons.
Result<KeyRing> ticket_keys(std::string_view link_key);
std::string seal(const Ticket& ticket, const KeyRing& keys);
/// Nothing where it was not sealed so, or its term is over.
std::optional<Ticket> open(std::string_view sealed, const KeyRing& keys, Instant now);

/// The S256 challenge of a verifier (RFC 7636).
std::string challenge_of(std::string_view verifier);

/// The path where it is one of the page's own; "/" for an address elsewhere or anything else.
std::string local_path(std::string_view to);

}  // namespace vekha::identity
