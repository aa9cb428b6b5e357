// The keys a provider signs with (RFC 7517), and signatures checked by them: by libcjose, which is seen by
// key_set.cpp alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace vekha::identity {

inline constexpr std::size_t keys_most = 64;  ///< of a set; what comes after is not looked at
inline constexpr int rsa_bits_least = 2048;   ///< a shorter key signs nothing
inline constexpr std::size_t token_bytes_most = 64 * 1024;

enum class SignatureFault : std::uint8_t {
    malformed,    ///< no token of three parts
    algorithm,    ///< not one of RS256, PS256, ES256
    unknown_key,  ///< none of the keys is the one that signed
    wrong,        ///< the signature is not that of the key
};

class KeySet {
  public:
    /// Of the text of a JWKS. Keys that are of no use here are left out; a text that is none gives an empty
    /// set.
    static KeySet parse(std::string_view text);
    KeySet();
    KeySet(KeySet&&) noexcept;
    KeySet& operator=(KeySet&&) noexcept;
    ~KeySet();

    std::size_t size() const;
    /// What was signed. Reading it is safe from several threads.
    tl::expected<std::string, SignatureFault> verified(std::string_view token) const;

  private:
    struct Keys;
    std::unique_ptr<Keys> keys_;
};

}  // namespace vekha::identity
