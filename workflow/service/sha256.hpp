// SHA-256 by libsodium, as hex.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <sodium/crypto_hash_sha256.h>

namespace vekha {

/// Letters of a hash in hex.
inline constexpr std::size_t sha256_letters = 2 * crypto_hash_sha256_BYTES;

/// Whether a text is such a hash. Anything else could name a file of somebody else's.
bool is_sha256(std::string_view text);

/// The hash of bytes that come in pieces.
class Sha256 {
  public:
    Sha256();
    void add(std::string_view bytes);
    void add(std::span<const std::byte> bytes);
    /// In small letters. Ends the hash: nothing can be added after it.
    std::string hex();

  private:
    crypto_hash_sha256_state state_{};
};

std::string sha256_hex(std::string_view bytes);

}  // namespace vekha
