#include "daemon/storage/sqlite/connection.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace vekha::sqlite {
namespace {

/// How long a writer waits for another program (an import beside the server) to end its transaction.
constexpr int busy_milliseconds = 10'000;

bool no_room(int code, int system_error) {
    if ((code & 0xFF) == SQLITE_FULL) return true;
    // A quota and a limit on the file's size come as plain write errors.
    return (code & 0xFF) == SQLITE_IOERR &&
           (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG);
}

struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

class Statement final : public sql::Statement {
  public:
    explicit Statement(StatementHandle handle) : handle_(std::move(handle)) {}

    bool bind(std::int64_t value) override {
        return sqlite3_bind_int64(handle_.get(), ++arguments_, value) == SQLITE_OK;
    }
    bool bind(std::string_view value) override {
        // A null pointer would be NULL; an empty text is a text.
        const char* text = value.empty() ? "" : value.data();
        return sqlite3_bind_text64(handle_.get(), ++arguments_, text, value.size(), SQLITE_STATIC,
                                   SQLITE_UTF8) == SQLITE_OK;
    }
    bool bind_null() override { return sqlite3_bind_null(handle_.get(), ++arguments_) == SQLITE_OK; }
    void expect_refusal() override {}  // a refused statement undoes itself alone

    Step step() override {
        const int code = sqlite3_step(handle_.get());
        if (code == SQLITE_ROW) return Step::row;
        return code == SQLITE_DONE ? Step::done : Step::failed;
    }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(handle_.get(), column); }
    std::string_view text(int column) const override {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
        if (!text) return {};
        return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
    }
    bool null(int column) const override { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
    void reset() override {
        sqlite3_reset(handle_.get());
        // The arguments' texts end with the caller's scope.
        if (arguments_ > 0) sqlite3_clear_bindings(handle_.get());
        arguments_ = 0;
    }

  private:
    StatementHandle handle_;
    int arguments_ = 0;
};

/// Makes a new database readable by its owner alone; one that exists keeps its rights.
void make_private(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file >= 0) ::close(file);
}

}  // namespace

void CloseConnection::operator()(sqlite3* connection) const {
    sqlite3_close_v2(connection);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& path,
                                                     const std::string& vfs) {
    std::unique_ptr<Connection> made(new Connection(path));
    make_private(path);
    sqlite3* handle = nullptr;
    // One thread at a time uses a connection, so its own mutex would only cost.
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
    made->handle_.reset(handle);
    if (code != SQLITE_OK) return tl::unexpected(made->error());
    sqlite3_busy_timeout(handle, busy_milliseconds);
    // Nothing stored in the file may run code: a database is data, also one that came from elsewhere.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return made;
}

Result<void> Connection::script(std::string_view sql) {
    while (!sql.empty()) {
        sqlite3_stmt* prepared = nullptr;
        const char* rest = nullptr;
        int code = sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()), &prepared, &rest);
        const StatementHandle statement(prepared);
        sql.remove_prefix(static_cast<std::size_t>(rest - sql.data()));
        while (code == SQLITE_OK && prepared && sqlite3_step(prepared) == SQLITE_ROW) {
        }
        if (code == SQLITE_OK && prepared) code = sqlite3_reset(prepared);
        if (code != SQLITE_OK) {
            if (!broke_constraint()) failed = true;
            return tl::unexpected(error());
        }
    }
    return {};
}

std::unique_ptr<sql::Statement> Connection::prepare(std::string_view sql) {
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (code != SQLITE_OK) return nullptr;
    return std::make_unique<Statement>(StatementHandle(prepared));
}

Error Connection::error() const {
    const std::string where = path_.string();
    if (!handle()) return {Fault::internal, "Не хватает памяти, чтобы открыть базу.", where, {}};
    const int code = sqlite3_extended_errcode(handle());
    const int primary = code & 0xFF;
    const std::string detail = sqlite3_errmsg(handle());
    if (no_room(code, sqlite3_system_errno(handle())))
        return {Fault::storage_full, "На диске с базой не хватает места: изменение не сохранено.", where,
                "Освободите место на диске и повторите."};
    switch (primary) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Fault::unavailable, "База занята другой программой.", where, "Повторите позже."};
        case SQLITE_NOTADB:
            return {Fault::invalid_input, "Файл не является базой Vekha.", where,
                    "Проверьте путь к базе в настройках."};
        case SQLITE_CORRUPT:
            return {Fault::damaged, "База повреждена (" + detail + ").", where,
                    "Восстановите её из резервной копии."};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_CANTOPEN:
            return {Fault::unavailable, "Файл базы нельзя открыть для записи.", where,
                    "Проверьте, что папка существует и у программы есть права на неё."};
        case SQLITE_IOERR:
            return {Fault::unavailable, "Диск с базой не отвечает (" + detail + ").", where,
                    "Проверьте диск."};
        case SQLITE_CONSTRAINT:
            if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
                return {Fault::not_found, "Запись ссылается на то, чего в базе нет.", {}, {}};
            if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
                code == SQLITE_CONSTRAINT_ROWID)
                return {Fault::conflict, "Такая запись уже есть.", {}, {}};
            [[fallthrough]];
        default:
            return {Fault::internal, "Внутренняя ошибка базы (" + detail + ").", where, {}};
    }
}

bool Connection::broke_constraint() const {
    return (sqlite3_errcode(handle()) & 0xFF) == SQLITE_CONSTRAINT;
}
bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(handle()) == 0;
}

}  // namespace vekha::sqlite
