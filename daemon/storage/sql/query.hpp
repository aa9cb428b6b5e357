// Running one SQL statement: arguments in order, rows and columns in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "daemon/storage/sql/connection.hpp"
#include "workflow/model/ids.hpp"
#include "workflow/model/time.hpp"

namespace vekha::sql {

/// Nobody and nothing (id 0) is NULL in the database.
template <class Tag>
std::optional<std::int64_t> null_if_none(Id<Tag> id) {
    return id ? std::optional(id.value) : std::nullopt;
}
/// So is an empty text where absence is meant.
inline std::optional<std::string_view> null_if_empty(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

/// A write that a constraint may refuse (a name that is taken, a row that is not there): the caller may go on
/// after that.
struct Refusable {
    std::string_view sql;
};

/// A write that nothing can refuse and that gives no rows: it need not be answered before the next one is
/// sent.
struct Certain {
    std::string_view sql;
};

/// One run of a statement of the connection's cache. The first error stops it; ask `result()` or `finish()`
/// at the end.
///
/// Texts given as arguments are not copied: they must outlive the Query.
class Query {
  public:
    template <class... Arguments>
    Query(Connection& connection, std::string_view sql, const Arguments&... arguments)
        : Query(connection, sql, Bare{}) {
        (bind(arguments), ...);
    }
    template <class... Arguments>
    Query(Connection& connection, Refusable write, const Arguments&... arguments)
        : Query(connection, write.sql, Bare{}) {
        if (statement_) statement_->expect_refusal();
        (bind(arguments), ...);
    }
    template <class... Arguments>
    Query(Connection& connection, Certain write, const Arguments&... arguments)
        : Query(connection, write.sql, Bare{}) {
        if (statement_) statement_->may_wait();
        (bind(arguments), ...);
    }
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    void bind(std::int64_t value);
    void bind(int value) { bind(static_cast<std::int64_t>(value)); }
    void bind(bool value) { bind(static_cast<std::int64_t>(value)); }
    void bind(std::size_t value) { bind(static_cast<std::int64_t>(value)); }
    void bind(std::string_view value);
    void bind(const std::string& value) { bind(std::string_view(value)); }
    void bind(const char* value) = delete;
    void bind(Instant value) { bind(static_cast<std::int64_t>(value.time_since_epoch().count())); }
    template <class Tag>
    void bind(Id<Tag> value) {
        bind(value.value);
    }
    void bind(std::nullopt_t);
    template <class T>
    void bind(const std::optional<T>& value) {
        if (value)
            bind(*value);
        else
            bind(std::nullopt);
    }

    /// Moves to the next row; false at the end and after an error.
    bool next();
    /// Runs a statement that gives no rows.
    Result<void> run();

    // Columns of the row, each call the next one.
    std::int64_t integer();
    int small() { return static_cast<int>(integer()); }
    bool flag() { return integer() != 0; }
    /// Valid until the next row.
    std::string_view text();
    std::string string() { return std::string(text()); }
    std::optional<std::string> optional_string();
    template <class IdType>
    IdType id() {
        return IdType{integer()};
    }
    Instant instant() { return Instant{Instant::duration{integer()}}; }
    std::optional<Instant> optional_instant();
    Day day();
    std::optional<Day> optional_day();
    /// A name from a closed list; one that the list lacks is an error of the query.
    template <class Enum>
    Enum named(std::optional<Enum> (*parse)(std::string_view)) {
        const auto value = parse(text());
        if (!value) refuse_value();
        return value.value_or(Enum{});
    }

    /// Notes an error found in a row's contents; the first one counts.
    void refuse(Error error);
    Result<void> result() const;
    template <class T>
    Result<T> finish(T&& value) const {
        if (error_) return tl::unexpected(*error_);
        return std::forward<T>(value);
    }
    /// The value inside, or an empty one with the error noted.
    template <class T>
    T take(Result<T>&& value) {
        if (value) return std::move(*value);
        refuse(std::move(value.error()));
        return T{};
    }

  private:
    struct Bare {};
    Query(Connection& connection, std::string_view sql, Bare);
    void bound(bool done);
    void refuse_value();
    void fail();

    Connection& connection_;
    Statement* statement_ = nullptr;
    int column_ = 0;
    std::optional<Error> error_;
};

/// All rows, each made by `make(Query&)`.
template <class Make>
auto all(Query& query, Make make) -> Result<std::vector<std::invoke_result_t<Make, Query&>>> {
    std::vector<std::invoke_result_t<Make, Query&>> rows;
    while (query.next()) rows.push_back(make(query));
    return query.finish(std::move(rows));
}

/// The first row, or nothing.
template <class Make>
auto one(Query& query, Make make) -> Result<std::optional<std::invoke_result_t<Make, Query&>>> {
    std::optional<std::invoke_result_t<Make, Query&>> row;
    if (query.next()) row.emplace(make(query));
    return query.finish(std::move(row));
}

/// The number in the first row; 0 where there is none.
Result<std::int64_t> number(Connection& connection, std::string_view sql);

/// The id that a RETURNING clause gives, or nothing. Walks to the end: constraints are checked there.
template <class IdType>
Result<std::optional<IdType>> returned(Query& query) {
    std::optional<IdType> id;
    while (query.next()) id = query.id<IdType>();
    return query.finish(std::move(id));
}

}  // namespace vekha::sql
