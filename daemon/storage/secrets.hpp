// All secrets of a database at once: looked at, sealed for the first time, sealed anew under another key.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "daemon/storage/sql/connection.hpp"
#include "workflow/secrets/key_ring.hpp"

namespace vekha {

class Vault;

struct SecretsFound {
    std::map<std::string, std::size_t> by_key;  ///< how many each key has sealed
    std::size_t plain = 0;                      ///< kept from before there were keys
    std::vector<std::string> broken;            ///< places of those that do not open, "webhooks.secret:7"
    friend bool operator==(const SecretsFound&, const SecretsFound&) = default;
};

/// Tries each secret with the keys.
Result<SecretsFound> look_at_secrets(sql::Connection& connection, const KeyRing& keys);

/// Seals every secret under the current key, all in one commit; gives how many were not under it. Where one
/// does not open nothing is changed, and the error names its place.
Result<std::size_t> reseal_secrets(sql::Connection& connection, const KeyRing& keys);

/// Before the first use of a database: there is a file of keys (made where none is named and nothing is
/// sealed yet), it opens what is sealed, and what was kept plain is sealed. Errors are those of the file, and
/// unavailable where the database's secrets were sealed by a key that is not in it.
Result<void> make_secrets_ready(sql::Connection& connection, Vault& vault);

}  // namespace vekha
