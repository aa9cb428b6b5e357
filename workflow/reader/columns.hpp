// Which column holds what, told by the words of the heading, in any order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "workflow/reader/marks.hpp"

namespace vekha::reading {

enum class Column : std::uint8_t {
    unknown,
    number,
    title,
    deadline,
    begins,          ///< «начало», «с»
    ends,            ///< «окончание», «по»
    span,            ///< a quarter, a month, a year that the rows mark: «I кв.» … «IV кв.»
    deadline_party,  ///< «Срок исполнения, ответственный» in one cell
    party,
    result,
    section,
    note,  ///< financing, venue, audience, remarks: in no field of an item
};

struct Heading {
    std::vector<Column> columns;
    std::vector<std::optional<Span>> spans = {};  ///< one for each column, of those that rows mark
    bool grid = false;  ///< the columns of time hold the measures themselves, not marks

    /// The place of a column; nothing where the table has none.
    std::optional<std::size_t> place(Column column) const;
    bool has(Column column) const { return place(column).has_value(); }
    /// A column, or several, tell when.
    bool dated() const;
    /// A column of measures and one of deadlines, and a third that is known.
    bool complete() const;
    friend bool operator==(const Heading&, const Heading&) = default;
};

/// What a heading cell names; unknown for other words.
Column column_named(const std::string& cell);

/// One heading cell as it reads from the top: «Срок» over «начало». `group` is empty where nothing stands
/// over it.
struct HeadingCell {
    std::string group;
    std::string text;
    bool covered = false;  ///< the cell on the left reaches over this column too
};

/// What each cell names, two columns for one thing settled; the heading may be incomplete.
Heading columns_of(const std::vector<HeadingCell>& cells);

/// The heading of a table of measures in one row; nothing where it is not complete.
std::optional<Heading> heading_of(const std::vector<std::string>& cells);

/// A row of the plan can hold a heading's words too («1. Мероприятия срока …»): such rows are no headings.
bool may_be_heading(const std::vector<std::string>& cells);

/// A heading row of some other table: it begins with «№» and names no deadlines, or names persons, posts,
/// sums.
bool is_foreign_heading(const std::vector<std::string>& cells);

/// «1 | 2 | 3 | 4»: the numbers of the columns.
bool is_column_count(const std::vector<std::string>& cells);

}  // namespace vekha::reading
