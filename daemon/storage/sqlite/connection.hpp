// One connection to a SQLite file, its prepared statements, and its errors as Vekha's own. Not for two
// threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "workflow/model/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace vekha::sqlite {

struct CloseConnection {
    void operator()(sqlite3* connection) const;
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const;
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// A prepared statement of a connection's cache. `busy` while a Query walks it.
struct CachedStatement {
    StatementHandle handle;
    bool busy = false;
};

class Connection {
  public:
    /// Opens the file for reading and writing and makes it where it is absent. Changes nothing in it.
    static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& path,
                                                    const std::string& vfs);

    /// Runs one statement that gives no rows, kept prepared.
    Result<void> execute(std::string_view sql);
    /// Runs statements that give no rows, one after another.
    Result<void> script(std::string_view sql);
    /// The statement for `sql`, prepared at its first use; null where SQL is wrong or memory is short (see
    /// error()).
    CachedStatement* statement(std::string_view sql);

    /// What went wrong with the last call.
    Error error() const;
    /// Whether the last error is a broken constraint and not a fault of the medium.
    bool broke_constraint() const;
    /// False once an error has made the database undo the open transaction by itself.
    bool in_transaction() const;
    std::int64_t last_id() const;
    const std::filesystem::path& path() const { return path_; }
    sqlite3* handle() const { return handle_.get(); }

    /// Set by any error but a broken constraint: what the open transaction did so far can't be kept.
    bool failed = false;

  private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    explicit Connection(std::filesystem::path path) : path_(std::move(path)) {}

    std::filesystem::path path_;
    std::unique_ptr<sqlite3, CloseConnection> handle_;
    // After the handle, so that statements go first.
    std::unordered_map<std::string, CachedStatement, TextHash, std::equal_to<>> statements_;
};

}  // namespace vekha::sqlite
