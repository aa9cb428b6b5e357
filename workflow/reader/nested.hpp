// Tables inside the cells of other tables: a plan in the cell of a page's layout, a small list in the cell of
// a plan.
#pragma once

#include <vector>

#include "workflow/documents/document.hpp"

namespace vekha::reading {

/// Tables inside tables inside … deeper than this are not looked into.
inline constexpr int deepest_table = 8;

/// Every table of the document in the order in which they begin, inner ones after the one that holds them
/// begins: the first is Source::table 1. Pointers into `document`.
std::vector<const Table*> tables_in_order(const Document& document);

/// The table is a plan or a list with columns of its own, so tables inside its cells are words of those
/// cells; else it only lays out the page, and tables inside it stand for themselves.
bool has_columns_of_its_own(const Table& table);

/// The words of a cell with those of the tables inside it, a row a line.
std::string words_of(const Cell& cell);

}  // namespace vekha::reading
