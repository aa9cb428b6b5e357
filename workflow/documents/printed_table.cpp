#include "workflow/documents/printed_table.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace vekha {
namespace {

bool is_layout(const std::vector<PrintedRow>& rows) {
    const auto lone = [](const PrintedRow& row) { return row.cells.size() == 1; };
    if (!std::all_of(rows.begin(), rows.end(), lone)) return false;
    const auto nests = [](const PrintedRow& row) {
        const auto& blocks = row.cells.front().blocks;
        return std::any_of(blocks.begin(), blocks.end(),
                           [](const Block& block) { return std::holds_alternative<Table>(block); });
    };
    return rows.size() == 1 || std::any_of(rows.begin(), rows.end(), nests);
}

std::vector<Block> content(std::vector<PrintedRow>& rows) {
    std::vector<Block> out;
    for (PrintedRow& row : rows) {
        auto& blocks = row.cells.front().blocks;
        std::move(blocks.begin(), blocks.end(), std::back_inserter(out));
    }
    return out;
}

}  // namespace

Result<void> CellBudget::check() const {
    if (left_ >= 0) return {};
    return failure(Fault::too_large,
                   "В таблицах документа больше " + std::to_string(limits::document_cells) + " ячеек", {},
                   "Оставьте в файле один план");
}

std::vector<Block> table_blocks(PrintedTable table) {
    if (table.rows.empty()) return {};
    if (is_layout(table.rows)) return content(table.rows);
    std::vector<GridRow> rows;
    rows.reserve(table.rows.size());
    for (PrintedRow& printed : table.rows) {
        GridRow row = std::move(printed.place);
        row.cells.reserve(printed.cells.size());
        for (PrintedCell& cell : printed.cells) {
            cell.place.cell = cell_of(std::move(cell.blocks));
            row.cells.push_back(std::move(cell.place));
        }
        rows.push_back(std::move(row));
    }
    Table out = table_of(std::move(rows), table.grid);
    keep_leading_headings(out.rows);
    std::vector<Block> blocks;
    blocks.emplace_back(std::move(out));
    return blocks;
}

int page_of(const PrintedRow& row, int otherwise) {
    for (const PrintedCell& cell : row.cells)
        for (const Block& block : cell.blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block)) return paragraph->page;
    return otherwise;
}

void keep_leading_headings(std::vector<Row>& rows) {
    const auto end = std::find_if(rows.begin(), rows.end(), [](const Row& row) { return !row.heading; });
    for (auto row = end == rows.end() ? rows.begin() : end; row != rows.end(); ++row) row->heading = false;
}

Cell cell_of(std::vector<Block> blocks) {
    Cell cell;
    bool words = false, light = false;
    for (Block& block : blocks) {
        if (auto* table = std::get_if<Table>(&block)) {
            cell.tables.push_back(std::move(*table));
            continue;
        }
        auto& paragraph = std::get<Paragraph>(block);
        if (paragraph.text.empty()) continue;
        if (words)
            (cell.text += '\n') += paragraph.text;
        else
            cell.text = std::move(paragraph.text);
        words = true;
        light = light || !paragraph.bold;
    }
    cell.bold = words && !light;
    return cell;
}

}  // namespace vekha
