#include "workflow/service/signed_words.hpp"

#include <array>

#include <sodium.h>

namespace vekha {
namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string seal(std::string_view key, std::string_view purpose, std::string_view words) {
    if (key.empty() || sodium_init() < 0) return {};
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(purpose), purpose.size());
    // No purpose holds a zero, so what is signed for one can't be read as signed for another.
    constexpr unsigned char end_of_purpose = 0;
    crypto_auth_hmacsha256_update(&state, &end_of_purpose, 1);
    crypto_auth_hmacsha256_update(&state, bytes_of(words), words.size());
    crypto_auth_hmacsha256_final(&state, mac.data());

    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    std::string text;
    unsigned held = 0;
    unsigned bits = 0;
    for (std::size_t at = 0; text.size() < seal_characters; ++at) {
        held = (held << 8U | mac[at]) & 0xfffU;
        for (bits += 8; bits >= 5 && text.size() < seal_characters; bits -= 5)
            text += letters[held >> (bits - 5U) & 0x1fU];
    }
    return text;
}

bool is_seal(std::string_view key, std::string_view purpose, std::string_view words, std::string_view given) {
    const std::string right = seal(key, purpose, words);
    return !right.empty() && given.size() == right.size() &&
           sodium_memcmp(right.data(), given.data(), right.size()) == 0;
}

}  // namespace vekha
