#include "daemon/identity/key_set.hpp"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <cjose/cjose.h>

namespace vekha::identity {
namespace {

namespace json = boost::json;

struct Release {
    void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
    void operator()(cjose_jws_t* token) const { cjose_jws_release(token); }
};
using Jwk = std::unique_ptr<cjose_jwk_t, Release>;
using Jws = std::unique_ptr<cjose_jws_t, Release>;

/// Signatures by a pair of keys alone: an HS256 made with the public key as its secret is no signature.
constexpr std::array algorithms{std::pair{std::string_view("RS256"), CJOSE_JWK_KTY_RSA},
                                std::pair{std::string_view("PS256"), CJOSE_JWK_KTY_RSA},
                                std::pair{std::string_view("ES256"), CJOSE_JWK_KTY_EC}};

std::string text_at(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

struct Key {
    std::string id;
    std::string algorithm;  ///< the only one it is for; empty: any of its type
    cjose_jwk_kty_t type = CJOSE_JWK_KTY_RSA;
    Jwk jwk;
};

std::optional<Key> key_in(const json::value& value) {
    if (!value.is_object()) return std::nullopt;
    const auto& object = value.get_object();
    const auto type = text_at(object, "kty"), use = text_at(object, "use");
    const bool rsa = type == "RSA", curve = type == "EC" && text_at(object, "crv") == "P-256";
    if ((!rsa && !curve) || (!use.empty() && use != "sig")) return std::nullopt;
    const auto text = json::serialize(object);
    cjose_err error{};
    Key key{text_at(object, "kid"), text_at(object, "alg"), rsa ? CJOSE_JWK_KTY_RSA : CJOSE_JWK_KTY_EC,
            Jwk(cjose_jwk_import(text.data(), text.size(), &error))};
    if (!key.jwk) return std::nullopt;
    if (rsa && cjose_jwk_get_keysize(key.jwk.get(), &error) < static_cast<std::size_t>(rsa_bits_least))
        return std::nullopt;
    return key;
}

std::string header_of(cjose_jws_t& token, const char* field) {
    cjose_err error{};
    // Owned by the token.
    const auto header = cjose_jws_get_protected(&token);
    const char* const value = header ? cjose_header_get(header, field, &error) : nullptr;
    return value ? value : "";
}

}  // namespace

struct KeySet::Keys {
    std::vector<Key> all;
};

KeySet::KeySet() : keys_(std::make_unique<Keys>()) {}
KeySet::KeySet(KeySet&&) noexcept = default;
KeySet& KeySet::operator=(KeySet&&) noexcept = default;
KeySet::~KeySet() = default;

std::size_t KeySet::size() const {
    return keys_->all.size();
}

KeySet KeySet::parse(std::string_view text) {
    KeySet set;
    boost::system::error_code code;
    const auto value = json::parse(text, code);
    if (code || !value.is_object()) return set;
    const auto* keys = value.get_object().if_contains("keys");
    if (!keys || !keys->is_array()) return set;
    for (const auto& one : keys->get_array()) {
        if (set.size() == keys_most) break;
        if (auto key = key_in(one)) set.keys_->all.push_back(std::move(*key));
    }
    return set;
}

tl::expected<std::string, SignatureFault> KeySet::verified(std::string_view token) const {
    if (token.size() > token_bytes_most) return tl::unexpected(SignatureFault::malformed);
    cjose_err error{};
    const Jws jws(cjose_jws_import(token.data(), token.size(), &error));
    if (!jws) return tl::unexpected(SignatureFault::malformed);
    const auto algorithm = header_of(*jws, "alg"), id = header_of(*jws, "kid");
    // Nothing that must be understood is understood here.
    if (!header_of(*jws, "crit").empty()) return tl::unexpected(SignatureFault::malformed);
    const auto known = std::find_if(algorithms.begin(), algorithms.end(),
                                    [&](const auto& one) { return one.first == algorithm; });
    if (known == algorithms.end()) return tl::unexpected(SignatureFault::algorithm);
    const Key* fits = nullptr;
    std::size_t count = 0;
    for (const auto& key : keys_->all) {
        if (key.type != known->second || (!key.algorithm.empty() && key.algorithm != algorithm)) continue;
        if (!id.empty() && key.id != id) continue;
        fits = &key;
        ++count;
    }
    // Without a name it is the key only where there is no other.
    if (count != 1) return tl::unexpected(SignatureFault::unknown_key);
    if (!cjose_jws_verify(jws.get(), fits->jwk.get(), &error)) return tl::unexpected(SignatureFault::wrong);
    std::uint8_t* bytes = nullptr;
    std::size_t size = 0;
    if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &error))
        return tl::unexpected(SignatureFault::malformed);
    return std::string(reinterpret_cast<const char*>(bytes), size);
}

}  // namespace vekha::identity
