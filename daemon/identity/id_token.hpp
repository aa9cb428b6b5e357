// An ID token: whether it is the provider's, for Vekha, of now and of this very sign-in (OpenID Connect
// Core 1.0, 3.1.3.7). Pure but for the keys.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "daemon/identity/key_set.hpp"
#include "workflow/model/time.hpp"

namespace vekha::identity {

/// How far the provider's clock may be from ours.
inline constexpr std::chrono::seconds clock_skew{60};
/// An ID token is made for the sign-in at hand; an older one was kept by somebody.
inline constexpr std::chrono::minutes token_age_most{15};
inline constexpr std::size_t subject_bytes_most = 255;

enum class TokenFault : std::uint8_t {
    malformed,
    algorithm,
    unknown_key,  ///< the keys may have changed: fetch them anew and look again
    signature,
    issuer,
    audience,  ///< made for another client
    party,     ///< handed to another client
    expired,
    not_yet,  ///< made in the future
    nonce,    ///< of another sign-in
    subject,  ///< names nobody
};
std::string_view name(TokenFault fault);

struct Expected {
    std::string issuer;
    std::string client_id;
    std::string nonce;
    Instant now{};
};

/// The claims of the token where all of it holds.
tl::expected<boost::json::object, TokenFault> read_id_token(std::string_view token, const KeySet& keys,
                                                            const Expected& expected);

}  // namespace vekha::identity
