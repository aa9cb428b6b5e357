#include <algorithm>
#include <iterator>
#include <utility>

#include "workflow/documents/cell_blocks.hpp"
#include "workflow/documents/docx_blocks.hpp"
#include "workflow/documents/table_grid.hpp"

namespace vekha::docx {
namespace {

using office::attribute;
using office::child;
using office::is;
using office::number;

// A width in twips; 0 where it is automatic. A share (fiftieths of a percent) counts of an even width: only
// the proportion of the cells in one row matters.
int width_of(pugi::xml_node width) {
    const std::string_view type = attribute(width, "type");
    if (type == "auto" || type == "nil") return 0;
    return std::max(number(width, "w"), 0);
}

bool is_deleted(pugi::xml_node row) {
    const pugi::xml_node properties = child(row, "trPr");
    return child(properties, "del") || child(properties, "moveFrom");
}

/// A row with what stands in its cells, before it is known whether the table is a table.
struct PrintedRow {
    GridRow grid;
    std::vector<std::vector<Block>> cells;  // beside grid.cells
};

// Where the row's first words stand.
int page_of(const PrintedRow& row, int end) {
    for (const auto& blocks : row.cells)
        if (const int page = first_page(blocks); page > 0) return page;
    return end;
}

std::vector<int> grid_of(pugi::xml_node table) {
    std::vector<int> widths;
    for (const pugi::xml_node column : child(table, "tblGrid").children())
        if (is(column, "gridCol")) widths.push_back(number(column, "w"));
    if (widths.size() > static_cast<std::size_t>(widest_grid)) widths.clear();
    return widths;
}

class TableReader {
  public:
    explicit TableReader(Reading& reading) : reading_(reading) {}

    std::vector<Block> read(pugi::xml_node table) {
        for_each_shown(table, reading_, [this](pugi::xml_node at, std::string_view name) {
            if (name == "tr") row(at);
        });
        if (rows_.empty()) return {};
        if (is_layout()) return content();
        std::vector<GridRow> rows;
        rows.reserve(rows_.size());
        for (PrintedRow& printed : rows_) {
            for (std::size_t i = 0; i < printed.cells.size(); ++i)
                printed.grid.cells[i].cell = cell_of(std::move(printed.cells[i]));
            rows.push_back(std::move(printed.grid));
        }
        Table out = table_of(std::move(rows), grid_of(table));
        keep_leading_headings(out);
        return {Block(std::move(out))};
    }

  private:
    void row(pugi::xml_node node) {
        const pugi::xml_node properties = child(node, "trPr");
        if (is_deleted(node) || child(properties, "ins")) reading_.changed = true;
        if (is_deleted(node)) return;
        PrintedRow row;
        row.grid.before = number(child(properties, "gridBefore"), "val");
        row.grid.after = number(child(properties, "gridAfter"), "val");
        row.grid.width_before = width_of(child(properties, "wBefore"));
        row.grid.row.heading = is_on(child(properties, "tblHeader"));
        const int start = reading_.pages.now();
        int end = start;
        for_each_shown(node, reading_, [&](pugi::xml_node at, std::string_view name) {
            if (name != "tc") return;
            reading_.pages.return_to(start);
            cell(at, row);
            end = std::max(end, reading_.pages.now());
        });
        reading_.pages.return_to(end);
        row.grid.row.page = page_of(row, end);
        if (!row.cells.empty()) rows_.push_back(std::move(row));
    }

    void cell(pugi::xml_node node, PrintedRow& row) {
        const pugi::xml_node properties = child(node, "tcPr");
        if (child(properties, "cellDel")) {
            reading_.changed = true;
            return;
        }
        GridCell cell;
        if (const auto span = child(properties, "gridSpan")) cell.span = number(span, "val", 1);
        cell.width = width_of(child(properties, "tcW"));
        const pugi::xml_node merge = child(properties, "vMerge");
        cell.continues = merge && attribute(merge, "val") != "restart";
        row.grid.cells.push_back(std::move(cell));
        row.cells.push_back(blocks_of(node, reading_));
    }

    bool is_layout() const {
        const auto lone = [](const PrintedRow& row) { return row.cells.size() == 1; };
        if (!std::all_of(rows_.begin(), rows_.end(), lone)) return false;
        const auto nests = [](const PrintedRow& row) {
            return std::any_of(row.cells[0].begin(), row.cells[0].end(),
                               [](const Block& block) { return std::holds_alternative<Table>(block); });
        };
        return rows_.size() == 1 || std::any_of(rows_.begin(), rows_.end(), nests);
    }

    std::vector<Block> content() {
        std::vector<Block> out;
        for (PrintedRow& row : rows_)
            std::move(row.cells[0].begin(), row.cells[0].end(), std::back_inserter(out));
        return out;
    }

    Reading& reading_;
    std::vector<PrintedRow> rows_;
};

}  // namespace

std::vector<Block> table_blocks(pugi::xml_node table, Reading& reading) {
    return TableReader(reading).read(table);
}

}  // namespace vekha::docx
