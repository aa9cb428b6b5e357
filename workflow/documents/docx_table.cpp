#include <algorithm>
#include <utility>

#include "workflow/documents/docx_blocks.hpp"
#include "workflow/documents/printed_table.hpp"

namespace vekha::docx {
namespace {

using office::attribute;
using office::child;
using office::is;
using office::number;

// A width in twips; 0 where it is automatic. Shares (fiftieths of a percent) are taken as they are: only the
// proportions of one table's cells matter.
int width_of(pugi::xml_node width) {
    const std::string_view type = attribute(width, "type");
    if (type == "auto" || type == "nil") return 0;
    return std::max(number(width, "w"), 0);
}

bool is_deleted(pugi::xml_node row) {
    const pugi::xml_node properties = child(row, "trPr");
    return child(properties, "del") || child(properties, "moveFrom");
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

    PrintedTable read(pugi::xml_node table) {
        for_each_shown(table, reading_, [this](pugi::xml_node at, std::string_view name) {
            if (name == "tr") row(at);
        });
        table_.grid = grid_of(table);
        return std::move(table_);
    }

  private:
    void row(pugi::xml_node node) {
        const pugi::xml_node properties = child(node, "trPr");
        if (is_deleted(node) || child(properties, "ins")) reading_.changed = true;
        if (is_deleted(node)) return;
        PrintedRow row;
        row.place.before = number(child(properties, "gridBefore"), "val");
        row.place.after = number(child(properties, "gridAfter"), "val");
        row.place.width_before = width_of(child(properties, "wBefore"));
        row.place.row.heading = is_on(child(properties, "tblHeader"));
        const int start = reading_.pages.now();
        int end = start;
        for_each_shown(node, reading_, [&](pugi::xml_node at, std::string_view name) {
            if (name != "tc") return;
            reading_.pages.return_to(start);
            cell(at, row);
            end = std::max(end, reading_.pages.now());
        });
        reading_.pages.return_to(end);
        row.place.row.page = page_of(row, end);
        if (!row.cells.empty()) table_.rows.push_back(std::move(row));
    }

    void cell(pugi::xml_node node, PrintedRow& row) {
        const pugi::xml_node properties = child(node, "tcPr");
        if (child(properties, "cellDel")) {
            reading_.changed = true;
            return;
        }
        if (!reading_.cells.take()) return;
        PrintedCell cell;
        cell.place.span = number(child(properties, "gridSpan"), "val", 1);
        cell.place.width = width_of(child(properties, "tcW"));
        const pugi::xml_node merge = child(properties, "vMerge");
        cell.place.continues = merge && attribute(merge, "val") != "restart";
        cell.blocks = blocks_of(node, reading_);
        row.cells.push_back(std::move(cell));
    }

    Reading& reading_;
    PrintedTable table_;
};

}  // namespace

std::vector<Block> table_blocks(pugi::xml_node table, Reading& reading) {
    return vekha::table_blocks(TableReader(reading).read(table));
}

}  // namespace vekha::docx
