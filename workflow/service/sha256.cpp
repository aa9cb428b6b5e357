#include "workflow/service/sha256.hpp"

#include <array>

#include <sodium/utils.h>

namespace vekha {

bool is_sha256(std::string_view text) {
    return text.size() == sha256_letters && text.find_first_not_of("0123456789abcdef") == text.npos;
}

Sha256::Sha256() {
    crypto_hash_sha256_init(&state_);
}

void Sha256::add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

void Sha256::add(std::span<const std::byte> bytes) {
    add(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

std::string Sha256::hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state_, digest.data());
    std::array<char, sha256_letters + 1> text{};  // with the closing zero that libsodium writes
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    return {text.data(), sha256_letters};
}

std::string sha256_hex(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

}  // namespace vekha
