#include "workflow/reader/nested.hpp"

#include <algorithm>

#include "workflow/reader/columns.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t heading_within = 12;  // rows from the top in which a table's heading stands
constexpr std::ptrdiff_t fewest_named = 3;

void collect(const Table& table, int depth, std::vector<const Table*>& all) {
    all.push_back(&table);
    if (depth >= deepest_table) return;
    for (const Row& row : table.rows)
        for (const Cell& cell : row.cells)
            for (const Table& inner : cell.tables) collect(inner, depth + 1, all);
}

void append_words(const Cell& cell, int depth, std::string& out) {
    const auto end_line = [&] {
        if (!out.empty() && out.back() != '\n') out += '\n';
    };
    out += cell.text;
    if (depth >= deepest_table) return;
    for (const Table& inner : cell.tables)
        for (const Row& row : inner.rows) {
            end_line();
            for (const Cell& part : row.cells) {
                if (!out.empty() && out.back() != '\n') out += ' ';
                append_words(part, depth + 1, out);
            }
        }
}

}  // namespace

std::vector<const Table*> tables_in_order(const Document& document) {
    std::vector<const Table*> all;
    for (const Block& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block)) collect(*table, 0, all);
    return all;
}

bool has_columns_of_its_own(const Table& table) {
    for (std::size_t i = 0; i < std::min(heading_within, table.rows.size()); ++i) {
        const auto& cells = table.rows[i].cells;
        if (std::count_if(cells.begin(), cells.end(), [](const Cell& cell) {
                return cell.tables.empty() && column_named(cell.text) != Column::unknown;
            }) >= fewest_named)
            return true;
    }
    return false;
}

std::string words_of(const Cell& cell) {
    if (cell.tables.empty()) return cell.text;
    std::string out;
    append_words(cell, 0, out);
    return out;
}

}  // namespace vekha::reading
