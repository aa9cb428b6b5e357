// The schema of a database file: whose it is, which version it has, and the way forward.
#pragma once

#include <span>
#include <string_view>

#include "daemon/storage/sql/migration.hpp"
#include "daemon/storage/sqlite/connection.hpp"

namespace vekha::sqlite {

using sql::Migration;

/// All steps, by version, from 1 without gaps.
std::span<const Migration> migrations();

/// Whether the file is new or a database of Vekha's, of no newer version than `known`. Changes nothing.
Result<void> recognize(Connection& connection, std::span<const Migration> known);

/// Takes the missing steps, each in a transaction of its own; a failed one leaves the version before it.
Result<void> migrate(Connection& connection, std::span<const Migration> known);

}  // namespace vekha::sqlite
