// Short words that only this installation can have written: told by a MAC under the organization's key
// (link_key in workflow/service/doors.hpp). What they mean is the business of who signs them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vekha {

inline constexpr std::size_t seal_characters = 26;  ///< 128 bits, five a character

/// The seal of `words` for one purpose: small Latin letters and digits, so that it survives the local part of
/// a mail address and servers that write addresses small. Words sealed for one purpose are worth nothing for
/// another. HMAC-SHA256, cut to 128 bits; empty where the key is empty.
std::string seal(std::string_view key, std::string_view purpose, std::string_view words);

/// Whether `given` is that seal; takes the same time wherever it is wrong.
bool is_seal(std::string_view key, std::string_view purpose, std::string_view words, std::string_view given);

}  // namespace vekha
