// The keys that seal what must stay readable for Vekha and for nobody who takes a copy of the database:
// XChaCha20-Poly1305 (libsodium), a random nonce for each value. No file and no clock: texts come in, texts
// go out.
//
// A sealed value reads "sealed:1:KEY:BYTES": the name of its key, then nonce, cipher and tag in base64url.
// The purpose (table, column and row) is part of what the tag covers, so a value that was moved to another
// row opens nowhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/result.hpp"
#include "workflow/secrets/wipe.hpp"

namespace vekha {

namespace secrets {

inline constexpr std::size_t key_bytes = 32;
inline constexpr std::size_t keys_most = 16;          ///< in one file: the current and those before it
inline constexpr std::size_t file_bytes_most = 8192;  ///< of a file of keys

}  // namespace secrets

/// Whether a value as it is kept is sealed at all.
bool is_sealed(std::string_view kept);
/// The name of the key that sealed it; empty where it is not sealed.
std::string_view key_of(std::string_view kept);

/// Keys, the current first. Their bytes lie in locked memory and are wiped at the end. Reading it is safe
/// from several threads.
class KeyRing {
  public:
    /// Of the text of a file: a key a line, 64 hexadecimal digits, the current first; lines that begin with #
    /// and empty ones are passed over. invalid_input names the line and never what stands there.
    static Result<KeyRing> parse(std::string_view text);
    /// With one new random key.
    static KeyRing make();

    /// A new key before the others, which go on opening what they sealed.
    void add_new();
    /// Forgets all keys but the current one.
    void keep_current();
    /// What parse() reads. The caller wipes it.
    std::string text() const;

    /// The name of the current key: it tells nothing about the key.
    const std::string& current() const { return keys_.front().name; }
    bool knows(std::string_view name) const;
    std::size_t size() const { return keys_.size(); }

    /// Seals under the current key.
    std::string seal(std::string_view purpose, std::string_view plain) const;
    /// What was sealed for this very purpose. damaged: a byte of it was changed, or it was sealed for
    /// something else. unavailable: its key is not among these.
    Result<std::string> open(std::string_view purpose, std::string_view kept) const;

  private:
    struct Key {
        std::string name;
        LockedBytes bytes;
    };
    KeyRing() = default;
    static Key named(LockedBytes bytes);
    static Key random();

    std::vector<Key> keys_;
};

}  // namespace vekha
