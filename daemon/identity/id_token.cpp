#include "daemon/identity/id_token.hpp"

#include <optional>

#include <boost/json/parse.hpp>

#include "workflow/service/same_secret.hpp"

namespace vekha::identity {
namespace {

namespace json = boost::json;
using std::chrono::seconds;

std::string_view text_at(const json::object& claims, std::string_view key) {
    const auto* value = claims.if_contains(key);
    return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

/// A moment in seconds since 1970, perhaps with a fraction; nothing where it is absent or no such number.
std::optional<Instant> moment_at(const json::object& claims, std::string_view key) {
    constexpr double last = 253'402'300'799.0;  // the end of the year 9999
    const auto* value = claims.if_contains(key);
    if (!value || !value->is_number()) return std::nullopt;
    const auto count = value->to_number<double>();
    if (!(count >= 0 && count <= last)) return std::nullopt;
    return Instant{std::chrono::milliseconds(static_cast<std::int64_t>(count * 1000))};
}

TokenFault fault_of(SignatureFault fault) {
    switch (fault) {
        case SignatureFault::malformed:
            return TokenFault::malformed;
        case SignatureFault::algorithm:
            return TokenFault::algorithm;
        case SignatureFault::unknown_key:
            return TokenFault::unknown_key;
        case SignatureFault::wrong:
            break;
    }
    return TokenFault::signature;
}

/// Made for this client, and where for others too, handed to this one.
std::optional<TokenFault> audience_fault(const json::object& claims, std::string_view client_id) {
    const auto* audience = claims.if_contains("aud");
    if (!audience) return TokenFault::audience;
    std::size_t count = 1;
    bool named = audience->is_string() && std::string_view(audience->get_string()) == client_id;
    if (audience->is_array()) {
        count = audience->get_array().size();
        for (const auto& one : audience->get_array())
            named = named || (one.is_string() && std::string_view(one.get_string()) == client_id);
    }
    if (!named) return TokenFault::audience;
    const bool party_named = claims.contains("azp");
    if ((count > 1 || party_named) && text_at(claims, "azp") != client_id) return TokenFault::party;
    return std::nullopt;
}

std::optional<TokenFault> time_fault(const json::object& claims, Instant now) {
    const auto ends = moment_at(claims, "exp"), made = moment_at(claims, "iat");
    if (!ends || !made) return TokenFault::malformed;
    if (now >= *ends + clock_skew || now > *made + token_age_most + clock_skew) return TokenFault::expired;
    if (*made > now + clock_skew) return TokenFault::not_yet;
    if (!claims.contains("nbf")) return std::nullopt;
    const auto begins = moment_at(claims, "nbf");
    if (!begins) return TokenFault::malformed;
    if (*begins > now + clock_skew) return TokenFault::not_yet;
    return std::nullopt;
}

}  // namespace

std::string_view name(TokenFault fault) {
    switch (fault) {
        case TokenFault::malformed:
            return "malformed";
        case TokenFault::algorithm:
            return "algorithm";
        case TokenFault::unknown_key:
            return "unknown_key";
        case TokenFault::signature:
            return "signature";
        case TokenFault::issuer:
            return "issuer";
        case TokenFault::audience:
            return "audience";
        case TokenFault::party:
            return "party";
        case TokenFault::expired:
            return "expired";
        case TokenFault::not_yet:
            return "not_yet";
        case TokenFault::nonce:
            return "nonce";
        case TokenFault::subject:
            return "subject";
    }
    return "malformed";
}

tl::expected<json::object, TokenFault> read_id_token(std::string_view token, const KeySet& keys,
                                                     const Expected& expected) {
    const auto body = keys.verified(token);
    if (!body) return tl::unexpected(fault_of(body.error()));
    boost::system::error_code code;
    auto value = json::parse(*body, code);
    if (code || !value.is_object()) return tl::unexpected(TokenFault::malformed);
    auto& claims = value.get_object();
    if (text_at(claims, "iss") != expected.issuer) return tl::unexpected(TokenFault::issuer);
    if (const auto fault = audience_fault(claims, expected.client_id)) return tl::unexpected(*fault);
    if (const auto fault = time_fault(claims, expected.now)) return tl::unexpected(*fault);
    if (!same_secret(text_at(claims, "nonce"), expected.nonce)) return tl::unexpected(TokenFault::nonce);
    const auto subject = text_at(claims, "sub");
    if (subject.empty() || subject.size() > subject_bytes_most) return tl::unexpected(TokenFault::subject);
    return std::move(claims);
}

}  // namespace vekha::identity
