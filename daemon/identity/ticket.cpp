#include "daemon/identity/ticket.hpp"

#include <array>

#include <boost/json.hpp>
#include <sodium.h>

#include "workflow/service/doors.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha::identity {
namespace {

namespace json = boost::json;

constexpr std::string_view purpose = "sign-in through a provider";
constexpr std::size_t secret_bytes = 32;

std::string text_at(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

Ticket new_ticket(std::string_view to, Instant now) {
    return {random_token(secret_bytes), random_token(secret_bytes), random_token(secret_bytes),
            local_path(to), now + ticket_life};
}

Result<KeyRing> ticket_keys(std::string_view link_key) {
    return KeyRing::parse(sha256_hex(std::string(purpose) + "\n" + std::string(link_key)));
}

std::string seal(const Ticket& ticket, const KeyRing& keys) {
    return keys.seal(purpose,
                     json::serialize(json::object{{"state", ticket.state},
                                                  {"nonce", ticket.nonce},
                                                  {"verifier", ticket.verifier},
                                                  {"to", ticket.to},
                                                  {"until", ticket.until.time_since_epoch().count()}}));
}

std::optional<Ticket> open(std::string_view sealed, const KeyRing& keys, Instant now) {
    if (!is_sealed(sealed)) return std::nullopt;
    const auto text = keys.open(purpose, std::string(sealed));
    if (!text) return std::nullopt;
    boost::system::error_code code;
    const auto value = json::parse(*text, code);
    if (code || !value.is_object()) return std::nullopt;
    const auto& object = value.get_object();
    const auto* until = object.if_contains("until");
    if (!until || !until->is_int64()) return std::nullopt;
    Ticket ticket{text_at(object, "state"), text_at(object, "nonce"), text_at(object, "verifier"),
                  local_path(text_at(object, "to")), Instant{std::chrono::milliseconds{until->get_int64()}}};
    if (now >= ticket.until || ticket.state.empty() || ticket.nonce.empty()) return std::nullopt;
    return ticket;
}

std::string challenge_of(std::string_view verifier) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(hash.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), variant);
    text.resize(text.size() - 1);  // the closing zero
    return text;
}

std::string local_path(std::string_view to) {
    constexpr std::string_view other = "/";
    if (to.empty() || to.size() > return_path_bytes || to.front() != '/') return std::string(other);
    // "//host" and "/\host" lead elsewhere; whatever is not plainly a path is none.
    if (to.size() > 1 && (to[1] == '/' || to[1] == '\\')) return std::string(other);
    for (const char one : to)
        if (one <= ' ' || one == '\\' || one == '"' || one == '<' || one == '>' ||
            static_cast<unsigned char>(one) >= 0x7f)
            return std::string(other);
    return std::string(to.starts_with("/api/") ? other : to);
}

}  // namespace vekha::identity
