// One connection to a PostgreSQL server, and its errors as Vekha's own. Not for two threads at once.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "daemon/storage/postgres/servers.hpp"
#include "daemon/storage/postgres/statement.hpp"
#include "daemon/storage/sql/connection.hpp"

namespace vekha::postgres {

class Connection final : public sql::Connection {
  public:
    /// Connects at the first use; `servers` must outlive the connection.
    Connection(Servers& servers, Purpose purpose) : servers_(servers), purpose_(purpose) {}
    ~Connection() override { forget_statements(); }

    /// From now on a write is refused with newer_database once another daemon has taken the schema further.
    void expect_schema(int version) { schema_ = version; }
    /// Connects where there is no connection or it broke. unavailable where no server can be reached.
    Result<void> ensure();

    Result<void> script(std::string_view sql) override;
    Result<void> begin_read() override;
    /// Takes the lock that all writers to this database take, so that writes are one after another whichever
    /// daemon makes them: the journal is one chain.
    Result<void> begin_write() override;
    Result<void> commit() override;
    void rollback() override;
    Error error() const override { return error_; }
    bool broke_constraint() const override { return constraint_; }
    bool in_transaction() const override;
    std::string place() const override { return servers_.place(); }
    std::string_view clock_sql() const override {
        return "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";
    }

    /// The server's answer, or null with error() set.
    Answer run(Statement& statement);
    /// Sends the statement with the next one that is run; whether it could be taken.
    bool send_later(Statement& statement);
    PGconn* handle() const { return handle_.get(); }

  private:
    std::unique_ptr<sql::Statement> prepare(std::string_view sql) override;
    bool know(Statement& statement);
    bool good_arguments(const Statement& statement);
    /// A statement to send: prepared, by name, or plain words.
    struct Sending {
        std::string text;
        bool prepared = false;
        std::vector<Argument> arguments;
    };
    /// Sends what waits and then these in one go; their answers. An error of what waited marks the connection
    /// as failed and comes as the first answer.
    std::vector<Answer> send(std::vector<Sending> statements);
    bool send_one(const Sending& statement);
    /// Sends what waits by itself; false with error() set.
    bool carry();
    /// Inside a savepoint, sent with it in one go.
    Answer run_refusable(const Statement& statement);
    Result<void> simple(const char* sql);
    Result<void> begin_alone();
    /// Keeps the error of a failed answer (or of the connection where there is none); null.
    Answer failed_with(const Answer& answer);

    Servers& servers_;
    const Purpose purpose_;
    Handle handle_;
    int life_ = 0;  ///< counts connections made; a prepared statement belongs to one
    int named_ = 0;
    int schema_ = 0;                ///< 0: not looked at
    std::vector<Sending> waiting_;  ///< to be sent with the next statement
    Error error_;
    bool constraint_ = false;
};

}  // namespace vekha::postgres
