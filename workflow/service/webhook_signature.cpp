#include "workflow/service/webhook_signature.hpp"

#include <array>

#include <sodium.h>

namespace vekha {
namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t secret_bytes = 32;
constexpr std::size_t longest_secret = 64;  ///< bytes, by the standard
constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;

std::string base64_of(const unsigned char* bytes, std::size_t size) {
    std::string text(sodium_base64_encoded_len(size, base64), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, base64);
    text.resize(text.size() - 1);  // the closing zero
    return text;
}

void feed(crypto_auth_hmacsha256_state& state, std::string_view text) {
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

std::string signature(std::string_view secret, std::string_view signed_words) {
    std::array<unsigned char, longest_secret> key{};
    std::size_t size = 0;
    if (!secret.starts_with(prefix)) return {};
    secret.remove_prefix(prefix.size());
    const char* end = nullptr;
    if (sodium_base642bin(key.data(), key.size(), secret.data(), secret.size(), nullptr, &size, &end,
                          base64) != 0 ||
        end != secret.data() + secret.size())
        return {};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), size);
    feed(state, signed_words);
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_final(&state, mac.data());
    sodium_memzero(key.data(), key.size());
    return "v1," + base64_of(mac.data(), mac.size());
}

}  // namespace

std::string make_webhook_secret() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) return {};
    std::array<unsigned char, secret_bytes> raw{};
    randombytes_buf(raw.data(), raw.size());
    return std::string(prefix) + base64_of(raw.data(), raw.size());
}

std::string webhook_timestamp(Instant at) {
    return std::to_string(std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count());
}

std::string webhook_signature(const std::vector<std::string>& secrets, std::string_view id, Instant at,
                              std::string_view body) {
    std::string words(id);
    words += '.';
    words += webhook_timestamp(at);
    words += '.';
    words += body;
    std::string all;
    for (const auto& secret : secrets) {
        const auto one = signature(secret, words);
        if (!one.empty()) all += (all.empty() ? "" : " ") + one;
    }
    return all;
}

}  // namespace vekha
