#include "workflow/documents/even_columns.hpp"

#include <algorithm>
#include <cstddef>

namespace vekha {
namespace {

constexpr std::size_t fewest_columns = 3;

/// How many cells each row has; 0 where the rows differ.
std::size_t common_count(const Table& table) {
    std::size_t count = 0;
    for (const Row& row : table.rows) {
        if (row.cells.size() < 2) continue;
        if (count != 0 && row.cells.size() != count) return 0;
        count = row.cells.size();
    }
    return count;
}

bool spans_rows(const Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.rows > 1; });
}

bool spans_columns(const Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.columns > 1; });
}

bool has_steps(const Table& table) {
    return std::none_of(table.rows.begin(), table.rows.end(), spans_rows) &&
           std::all_of(table.rows.begin(), table.rows.end(),
                       [](const Row& row) { return row.cells.size() < 2 || spans_columns(row); });
}

void even(Table& table) {
    const std::size_t count = common_count(table);
    if (count < fewest_columns || !has_steps(table)) return;
    for (Row& row : table.rows) {
        const bool lone = row.cells.size() == 1;
        for (Cell& cell : row.cells) cell.columns = lone ? static_cast<int>(count) : 1;
    }
}

}  // namespace

Document with_even_columns(Document document) {
    for (Block& block : document.blocks)
        if (auto* table = std::get_if<Table>(&block)) even(*table);
    return document;
}

}  // namespace vekha
