// What the shared reads and writes ask of a database: prepared statements over one connection, and
// transactions. SQL written here is what SQLite and PostgreSQL read alike; `?` marks an argument. Moments,
// ids and flags are 64-bit integers, everything else is text. Not for two threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "workflow/model/result.hpp"

namespace vekha {
class Vault;
}  // namespace vekha

namespace vekha::sql {

/// A prepared statement of a connection. Arguments are bound in order, rows walked, and then it is reset;
/// texts given as arguments must live until then.
class Statement {
  public:
    virtual ~Statement() = default;
    virtual bool bind(std::int64_t value) = 0;
    virtual bool bind(std::string_view value) = 0;
    virtual bool bind_null() = 0;
    /// Said before the first step of a write that a constraint may refuse, so that what was done before it in
    /// the same transaction stays.
    virtual void expect_refusal() = 0;
    /// Said before the first step of a write that nothing can refuse and whose answer nobody waits for: it
    /// may travel with the next statement, and an error of the medium then shows there.
    virtual void may_wait() {}

    enum class Step { row, done, failed };
    virtual Step step() = 0;

    // Columns of the row, from 0; NULL is 0 and an empty text.
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;  ///< valid until the next step
    virtual bool null(int column) const = 0;

    virtual void reset() = 0;

    bool busy = false;  ///< while a Query walks it
};

class Connection {
  public:
    virtual ~Connection() = default;

    /// The statement for `sql`, prepared at its first use; another one where that is being walked. Null where
    /// SQL is wrong or memory is short (see error()).
    Statement* statement(std::string_view sql);

    /// Runs one statement that gives no rows, kept prepared.
    Result<void> execute(std::string_view sql);
    /// Runs statements that give no rows, one after another, of this program's own text.
    virtual Result<void> script(std::string_view sql) = 0;

    /// Begins to see one consistent state.
    virtual Result<void> begin_read() = 0;
    /// Begins to write, alone among all who write to this database: waits for the others.
    virtual Result<void> begin_write() = 0;
    /// Keeps what was done; after success it survives a power loss. A read ends the same way.
    virtual Result<void> commit() = 0;
    virtual void rollback() = 0;

    /// What went wrong with the last call.
    virtual Error error() const = 0;
    /// Whether the last error is a broken constraint and not a fault of the medium.
    virtual bool broke_constraint() const = 0;
    /// False once an error has made the database undo the open transaction by itself.
    virtual bool in_transaction() const = 0;
    /// The database in errors: a path or an address without secrets.
    virtual std::string place() const = 0;
    /// A query for the database's own clock, milliseconds since 1970 UTC; empty where it is on the daemon's
    /// machine and has none of its own.
    virtual std::string_view clock_sql() const = 0;

    /// What seals the secrets among what is kept (daemon/storage/sql/sealed.hpp); none: they are kept as they
    /// are.
    std::shared_ptr<Vault> vault;

    /// Set by any error but a broken constraint: what the open transaction did so far can't be kept.
    bool failed = false;

  protected:
    virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
    /// Frees all statements; a connection does so before it closes.
    void forget_statements() { statements_.clear(); }

  private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    std::unordered_map<std::string, std::vector<std::unique_ptr<Statement>>, TextHash, std::equal_to<>>
        statements_;
};

}  // namespace vekha::sql
