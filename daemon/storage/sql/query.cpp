#include "daemon/storage/sql/query.hpp"

namespace vekha::sql {

Query::Query(Connection& connection, std::string_view sql, Bare) : connection_(connection) {
    statement_ = connection_.statement(sql);
    if (statement_)
        statement_->busy = true;
    else
        error_ = connection_.error();
}

Query::~Query() {
    if (!statement_) return;
    statement_->reset();
    statement_->busy = false;
}

void Query::fail() {
    if (!connection_.broke_constraint()) connection_.failed = true;
    refuse(connection_.error());
}

void Query::refuse(Error error) {
    if (!error_) error_ = std::move(error);
}

void Query::refuse_value() {
    refuse({Fault::damaged,
            "В базе стоит непонятное значение «" + std::string(statement_->text(column_ - 1)) + "».",
            connection_.place(), "Восстановите базу из резервной копии."});
}

void Query::bound(bool done) {
    if (!done) fail();
}

void Query::bind(std::int64_t value) {
    if (statement_ && !error_) bound(statement_->bind(value));
}

void Query::bind(std::string_view value) {
    if (statement_ && !error_) bound(statement_->bind(value));
}

void Query::bind(std::nullopt_t) {
    if (statement_ && !error_) bound(statement_->bind_null());
}

bool Query::next() {
    if (!statement_ || error_) return false;
    column_ = 0;
    const auto step = statement_->step();
    if (step == Statement::Step::failed) fail();
    return step == Statement::Step::row;
}

Result<void> Query::run() {
    while (next()) {
    }
    return result();
}

std::int64_t Query::integer() {
    return statement_->integer(column_++);
}

std::string_view Query::text() {
    return statement_->text(column_++);
}

std::optional<std::string> Query::optional_string() {
    if (statement_->null(column_)) {
        ++column_;
        return std::nullopt;
    }
    return string();
}

std::optional<Instant> Query::optional_instant() {
    if (statement_->null(column_)) {
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
    if (statement_->null(column_)) {
        ++column_;
        return std::nullopt;
    }
    return day();
}

Result<void> Query::result() const {
    if (error_) return tl::unexpected(*error_);
    return {};
}

Result<std::int64_t> number(Connection& connection, std::string_view sql) {
    Query query(connection, sql);
    const auto value = one(query, [](Query& row) { return row.integer(); });
    if (!value) return tl::unexpected(value.error());
    return value->value_or(0);
}

}  // namespace vekha::sql
