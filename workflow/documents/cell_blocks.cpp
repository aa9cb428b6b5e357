#include "workflow/documents/cell_blocks.hpp"

#include <algorithm>
#include <utility>

namespace vekha {

Cell cell_of(std::vector<Block> blocks) {
    Cell cell;
    bool words = false, light = false;
    for (Block& block : blocks) {
        if (auto* table = std::get_if<Table>(&block)) {
            cell.tables.push_back(std::move(*table));
            continue;
        }
        auto& paragraph = std::get<Paragraph>(block);
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

int first_page(const std::vector<Block>& blocks) {
    for (const Block& block : blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) return paragraph->page;
    return 0;
}

void keep_leading_headings(Table& table) {
    const auto end =
        std::find_if(table.rows.begin(), table.rows.end(), [](const Row& r) { return !r.heading; });
    const bool all = end == table.rows.end();
    for (auto row = all ? table.rows.begin() : end; row != table.rows.end(); ++row) row->heading = false;
}

}  // namespace vekha
