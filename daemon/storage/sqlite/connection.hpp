// One connection to a SQLite file, and its errors as Vekha's own. Not for two threads at once.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/storage/sql/connection.hpp"

struct sqlite3;

namespace vekha::sqlite {

struct CloseConnection {
    void operator()(sqlite3* connection) const;
};

class Connection final : public sql::Connection {
  public:
    /// Opens the file for reading and writing and makes it where it is absent. Changes nothing in it.
    static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& path,
                                                    const std::string& vfs);
    ~Connection() override { forget_statements(); }

    Result<void> script(std::string_view sql) override;
    Result<void> begin_read() override { return execute("BEGIN"); }
    Result<void> begin_write() override { return execute("BEGIN IMMEDIATE"); }
    Result<void> commit() override { return execute("COMMIT"); }
    void rollback() override { (void)execute("ROLLBACK"); }
    Error error() const override;
    bool broke_constraint() const override;
    bool in_transaction() const override;
    std::string place() const override { return path_.string(); }
    std::string_view clock_sql() const override { return {}; }

    sqlite3* handle() const { return handle_.get(); }

  private:
    explicit Connection(std::filesystem::path path) : path_(std::move(path)) {}
    std::unique_ptr<sql::Statement> prepare(std::string_view sql) override;

    std::filesystem::path path_;
    std::unique_ptr<sqlite3, CloseConnection> handle_;
};

}  // namespace vekha::sqlite
