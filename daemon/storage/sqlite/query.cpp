#include "daemon/storage/sqlite/query.hpp"

#include <sqlite3.h>

namespace vekha::sqlite {

Query::Query(Connection& connection, std::string_view sql, Bare) : connection_(connection) {
    cached_ = connection_.statement(sql);
    if (!cached_) {
        error_ = connection_.error();
        return;
    }
    if (!cached_->busy) {
        cached_->busy = true;
        statement_ = cached_->handle.get();
        return;
    }
    // The same question inside its own walk: a statement of its own for once.
    cached_ = nullptr;
    if (sqlite3_prepare_v2(connection_.handle(), sql.data(), static_cast<int>(sql.size()), &statement_,
                           nullptr) != SQLITE_OK)
        fail();
    own_.reset(statement_);
}

Query::~Query() {
    if (!statement_) return;
    sqlite3_reset(statement_);
    // The arguments' texts end with the caller's scope.
    sqlite3_clear_bindings(statement_);
    if (cached_) cached_->busy = false;
}

void Query::fail() {
    if (!connection_.broke_constraint()) connection_.failed = true;
    refuse(connection_.error());
}

void Query::refuse(Error error) {
    if (!error_) error_ = std::move(error);
}

void Query::refuse_value() {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column_ - 1));
    refuse({Fault::damaged, "В базе стоит непонятное значение «" + std::string(text ? text : "") + "».",
            connection_.path().string(), "Восстановите базу из резервной копии."});
}

bool Query::bound(int code) {
    if (code == SQLITE_OK) return true;
    fail();
    return false;
}

void Query::bind(std::int64_t value) {
    if (statement_ && !error_) bound(sqlite3_bind_int64(statement_, ++arguments_, value));
}

void Query::bind(std::string_view value) {
    if (!statement_ || error_) return;
    // A null pointer would be NULL; an empty text is a text.
    const char* text = value.empty() ? "" : value.data();
    bound(sqlite3_bind_text64(statement_, ++arguments_, text, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Query::bind(std::nullopt_t) {
    if (statement_ && !error_) bound(sqlite3_bind_null(statement_, ++arguments_));
}

bool Query::next() {
    if (!statement_ || error_) return false;
    column_ = 0;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail();
    return false;
}

Result<void> Query::run() {
    next();
    return result();
}

std::int64_t Query::integer() {
    return sqlite3_column_int64(statement_, column_++);
}

std::string_view Query::text() {
    const int column = column_++;
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (!text) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<Instant> Query::optional_instant() {
    if (sqlite3_column_type(statement_, column_) == SQLITE_NULL) {
        ++column_;
        return std::nullopt;
    }
    return instant();
}

Day Query::day() {
    const auto day = parse_day(text());
    if (!day) refuse_value();
    return day.value_or(Day{});
}

std::optional<Day> Query::optional_day() {
    if (sqlite3_column_type(statement_, column_) == SQLITE_NULL) {
        ++column_;
        return std::nullopt;
    }
    return day();
}

Result<void> Query::result() const {
    if (error_) return tl::unexpected(*error_);
    return {};
}

}  // namespace vekha::sqlite
