#include "daemon/storage/copy.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "daemon/storage/open_connection.hpp"
#include "daemon/storage/sql/query.hpp"
#include "daemon/storage/sql/tables.hpp"
#include "workflow/service/audit.hpp"

namespace vekha {
namespace {

using sql::Query;
using Value = std::optional<std::string>;
using Values = std::vector<Value>;

constexpr std::size_t rows_at_a_time = 1024;  ///< read, and under one commit
constexpr std::size_t rows_in_statement = 64;

std::string joined(const std::vector<std::string_view>& words, std::string_view between,
                   const std::function<std::string(std::string_view)>& each) {
    std::string out;
    for (const auto word : words) {
        if (!out.empty()) out += between;
        out += each(word);
    }
    return out;
}

std::vector<std::string_view> columns_of(const sql::Table& table) {
    auto columns = table.key;
    columns.insert(columns.end(), table.rest.begin(), table.rest.end());
    return columns;
}

std::string plain(std::string_view word) {
    return std::string(word);
}
std::string mark(std::string_view) {
    return "?";
}

/// The rows that follow a key, or the first ones.
std::string select_of(const sql::Table& table, bool first) {
    const auto keys = joined(table.key, ", ", plain);
    std::string text =
        "SELECT " + joined(columns_of(table), ", ", plain) + " FROM " + std::string(table.name);
    if (!first) text += " WHERE (" + keys + ") > (" + joined(table.key, ", ", mark) + ")";
    return text + " ORDER BY " + keys + " LIMIT " + std::to_string(rows_at_a_time);
}

std::string insert_of(const sql::Table& table, std::size_t rows) {
    const std::string one = "(" + joined(columns_of(table), ", ", mark) + ")";
    std::string text = "INSERT INTO " + std::string(table.name) + " (" +
                       joined(columns_of(table), ", ", plain) + ") VALUES ";
    for (std::size_t row = 0; row < rows; ++row) text += (row ? ", " : "") + one;
    text += " ON CONFLICT (" + joined(table.key, ", ", plain) + ") DO ";
    if (table.rest.empty() || table.final_rows) return text + "NOTHING";
    return text + "UPDATE SET " + joined(table.rest, ", ", [](std::string_view column) {
               return std::string(column) + " = excluded." + std::string(column);
           });
}

/// Copies one table; the source is inside its read.
class TableCopy {
  public:
    TableCopy(const sql::Table& table, sql::Connection& from, sql::Connection& to)
        : table_(table), columns_(columns_of(table).size()), from_(from), to_(to) {}

    Result<std::int64_t> run() {
        std::int64_t copied = 0;
        Values last;
        for (bool more = true; more;) {
            const auto rows = read_after(last);
            if (!rows) return tl::unexpected(rows.error());
            more = rows->size() == rows_at_a_time;
            if (!rows->empty()) last = Values(rows->back().begin(), rows->back().begin() + key_columns());
            if (auto done = write(*rows, copied == 0); !done) return tl::unexpected(done.error());
            copied += static_cast<std::int64_t>(rows->size());
        }
        return copied;
    }

  private:
    std::ptrdiff_t key_columns() const { return static_cast<std::ptrdiff_t>(table_.key.size()); }

    Result<std::vector<Values>> read_after(const Values& last) {
        const std::string text = select_of(table_, last.empty());
        Query query(from_, text);
        for (const Value& each : last) query.bind(each);
        return all(query, [&](Query& row) {
            Values values;
            for (std::size_t column = 0; column < columns_; ++column) values.push_back(row.optional_string());
            return values;
        });
    }

    /// One commit; before the first rows, those that a table may have lost meanwhile go.
    Result<void> write(const std::vector<Values>& rows, bool first) {
        if (auto begun = to_.begin_write(); !begun) return begun;
        Result<void> done;
        if (first && table_.loses_rows) done = to_.execute("DELETE FROM " + std::string(table_.name));
        std::size_t at = 0;
        while (done && at < rows.size()) {
            const std::size_t many = rows.size() - at >= rows_in_statement ? rows_in_statement : 1;
            done = insert(std::span(rows).subspan(at, many));
            at += many;
        }
        if (done) done = to_.commit();
        if (!done && to_.in_transaction()) to_.rollback();
        return done;
    }

    Result<void> insert(std::span<const Values> rows) {
        const std::string text = insert_of(table_, rows.size());
        Query query(to_, text);
        for (const Values& row : rows)
            for (const Value& each : row) query.bind(each);
        return query.run();
    }

    const sql::Table& table_;
    const std::size_t columns_;
    sql::Connection& from_;
    sql::Connection& to_;
};

Result<std::optional<JournalEntry>> head_of(Store& store) {
    return read_as<std::optional<JournalEntry>>(store, [](ReadView& view) { return view.journal_head(); });
}

/// The target must be empty, or hold what the source held at some time.
Result<void> check_target(Store& from, Store& to, const std::string& place) {
    const auto refuse = [&] {
        return failure(Fault::conflict, "В базе, куда переносят, лежит что-то другое.", place,
                       "Укажите пустую базу или ту, куда этот же перенос уже начинали.");
    };
    const auto head = head_of(to);
    if (!head) return tl::unexpected(head.error());
    if (!*head) {
        const auto people = read_as<std::vector<Person>>(to, [](ReadView& view) { return view.people(); });
        if (!people) return tl::unexpected(people.error());
        const auto theirs = read_as<std::vector<Person>>(from, [](ReadView& view) { return view.people(); });
        if (!theirs) return tl::unexpected(theirs.error());
        for (const Person& each : *people)
            if (std::none_of(theirs->begin(), theirs->end(),
                             [&](const Person& one) { return one.id == each.id && one.login == each.login; }))
                return refuse();
        return {};
    }
    const auto same = read_as<std::vector<JournalEntry>>(
        from, [&](ReadView& view) { return view.journal((*head)->sequence, 1); });
    if (!same) return tl::unexpected(same.error());
    if (same->empty() || same->front().hash != (*head)->hash) return refuse();
    return {};
}

Result<std::int64_t> copy_tables(sql::Connection& from, sql::Connection& to, const CopyProgress& progress) {
    std::int64_t rows = 0;
    for (const sql::Table& table : sql::tables()) {
        const auto copied = TableCopy(table, from, to).run();
        if (!copied) return tl::unexpected(copied.error());
        progress(table.name, *copied);
        rows += *copied;
    }
    return rows;
}

}  // namespace

Result<CopyReport> copy_store(const StoreOptions& from, const StoreOptions& to,
                              const CopyProgress& progress) {
    // Opening brings both to the same schema.
    const auto source = open_store(from);
    if (!source) return tl::unexpected(source.error());
    const auto target = open_store(to);
    if (!target) return tl::unexpected(target.error());
    auto reading = open_connection(from);
    if (!reading) return tl::unexpected(reading.error());
    auto writing = open_connection(to);
    if (!writing) return tl::unexpected(writing.error());
    if (auto good = check_target(**source, **target, (*writing)->place()); !good)
        return tl::unexpected(good.error());

    if (auto begun = (*reading)->begin_read(); !begun) return tl::unexpected(begun.error());
    const auto rows = copy_tables(**reading, **writing, progress);
    if ((*reading)->in_transaction()) (*reading)->rollback();
    if (!rows) return tl::unexpected(rows.error());

    const auto audited = audit(**target);
    if (!audited) return tl::unexpected(audited.error());
    const auto head = head_of(**source);
    if (!head) return tl::unexpected(head.error());
    if (*head && (*head)->hash != audited->head)
        return failure(Fault::stale, "Пока шёл перенос, исходную базу меняли: перенесено не всё.", {},
                       "Остановите Веху и повторите ту же команду.");
    return CopyReport{*rows, audited->entries, audited->tasks, audited->head};
}

}  // namespace vekha
