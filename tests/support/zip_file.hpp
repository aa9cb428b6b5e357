// Zip archives made in memory from strings: office documents of one habit each, and hostile ones.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vekha::test {

using ZipPart = std::pair<std::string, std::string>;  ///< name and bytes

/// The archive's bytes, parts deflated, in the order given. Aborts where libzip refuses.
std::string zip_of(const std::vector<ZipPart>& parts);

/// The archive with every `from` in its bytes (names stand in it as they are) made `to`, of the same length:
/// for what no honest program writes.
std::string patched(std::string archive, std::string_view from, std::string_view to);

/// The archive with the bit set by which each entry says that it is encrypted.
std::string marked_encrypted(std::string archive);

}  // namespace vekha::test
