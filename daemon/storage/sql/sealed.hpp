// Which of what the database keeps is a secret that must stay readable for Vekha, and how it is kept: sealed
// by the connection's vault, each value for its own table, column and row. An empty text is no secret and
// stays empty.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "daemon/storage/sql/connection.hpp"

namespace vekha::sql {

/// One value's place.
struct SecretPlace {
    std::string_view table;
    std::string_view column;
    std::string_view row;  ///< its key in words
};

/// What the seal is bound to.
std::string purpose_of(const SecretPlace& place);

/// What to keep. Without a vault the text itself.
Result<std::string> sealed(Connection& connection, const SecretPlace& place, std::string_view plain);
/// What was kept. A text that is not sealed was kept before there were keys, and is given as it is.
/// unavailable where there is no vault for a sealed one.
Result<std::string> opened(Connection& connection, const SecretPlace& place, std::string_view kept);

/// Whether the setting of this name (ReadView::setting) is a secret.
bool is_secret_setting(std::string_view key);

/// A column of secrets.
struct SecretColumn {
    std::string_view table;
    std::string_view key;  ///< the column that names a row
    std::string_view column;
    std::string_view rows = {};  ///< which rows hold a secret, as SQL after WHERE; empty: all
};
std::span<const SecretColumn> secret_columns();

}  // namespace vekha::sql
