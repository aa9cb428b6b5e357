// Which column holds what, told by the words of the heading row, in any order.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace vekha::reading {

enum class Column { unknown, number, title, deadline, party, result, section, note };

struct Heading {
    std::vector<Column> columns;

    /// The place of a column; nothing where the table has none.
    std::optional<std::size_t> place(Column column) const;
    friend bool operator==(const Heading&, const Heading&) = default;
};

/// What a heading cell names; unknown for other words.
Column column_named(const std::string& cell);

/// The heading of a table of measures: a column of measures and one of deadlines at least, and a third that
/// is known.
std::optional<Heading> heading_of(const std::vector<std::string>& cells);

/// A heading row of some other table: it begins with «№» and names no deadlines.
bool is_foreign_heading(const std::vector<std::string>& cells);

/// «1 | 2 | 3 | 4»: the numbers of the columns.
bool is_column_count(const std::vector<std::string>& cells);

}  // namespace vekha::reading
