// A statement on a PostgreSQL connection: prepared at its first run, its rows fetched whole.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/storage/sql/connection.hpp"

struct pg_result;

namespace vekha::postgres {

class Connection;

struct ClearResult {
    void operator()(pg_result* result) const;
};
using Answer = std::unique_ptr<pg_result, ClearResult>;

/// A value on its way to the server.
struct Argument {
    std::string text;
    bool null = false;
};

class Statement final : public sql::Statement {
  public:
    /// `sql` has `?` for each argument; `name` is the connection's for it.
    Statement(Connection& connection, std::string_view sql, std::string name);

    bool bind(std::int64_t value) override;
    bool bind(std::string_view value) override;
    bool bind_null() override;
    void expect_refusal() override { refusable_ = true; }
    void may_wait() override { may_wait_ = true; }
    Step step() override;
    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override;
    bool null(int column) const override;
    void reset() override;

  private:
    friend class Connection;

    Connection& connection_;
    std::string sql_;
    const std::string name_;
    int prepared_for_ = 0;  ///< the connection's life in which the server knows it
    std::vector<Argument> arguments_;
    bool refusable_ = false;
    bool may_wait_ = false;
    Answer answer_;
    int row_ = -1;
};

}  // namespace vekha::postgres
