#include "daemon/storage/postgres/statement.hpp"

#include <charconv>

#include <libpq-fe.h>

#include "daemon/storage/postgres/connection.hpp"

namespace vekha::postgres {
namespace {

/// `?` becomes $1, $2 …; SQL of this program has no `?` in texts.
std::string numbered(std::string_view sql) {
    std::string out;
    int number = 0;
    for (const char letter : sql) {
        if (letter == '?')
            out += "$" + std::to_string(++number);
        else
            out += letter;
    }
    return out;
}

}  // namespace

void ClearResult::operator()(PGresult* result) const {
    PQclear(result);
}

Statement::Statement(Connection& connection, std::string_view sql, std::string name)
    : connection_(connection), sql_(numbered(sql)), name_(std::move(name)) {}

bool Statement::bind(std::int64_t value) {
    arguments_.push_back({std::to_string(value)});
    return true;
}

bool Statement::bind(std::string_view value) {
    arguments_.push_back({std::string(value)});
    return true;
}

bool Statement::bind_null() {
    arguments_.push_back({{}, true});
    return true;
}

sql::Statement::Step Statement::step() {
    if (may_wait_) return connection_.send_later(*this) ? Step::done : Step::failed;
    if (!answer_) {
        answer_ = connection_.run(*this);
        if (!answer_) return Step::failed;
    }
    return ++row_ < PQntuples(answer_.get()) ? Step::row : Step::done;
}

std::int64_t Statement::integer(int column) const {
    const auto digits = text(column);
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string_view Statement::text(int column) const {
    return {PQgetvalue(answer_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
}

bool Statement::null(int column) const {
    return PQgetisnull(answer_.get(), row_, column) != 0;
}

void Statement::reset() {
    answer_.reset();
    row_ = -1;
    arguments_.clear();
    refusable_ = false;
    may_wait_ = false;
}

}  // namespace vekha::postgres
