#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "workflow/documents/odt_blocks.hpp"
#include "workflow/documents/xml.hpp"

namespace vekha::odt {
namespace {

using office::attribute;
using office::child;
using office::is;
using office::local_name;
using office::number;

constexpr int most_repeats = 1000;  // of one row

bool is_group(std::string_view name) {
    return name == "table-columns" || name == "table-column-group" || name == "table-header-columns" ||
           name == "table-rows" || name == "table-row-group" || name == "table-header-rows";
}

bool is_empty(const PrintedRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const PrintedCell& c) { return c.blocks.empty(); });
}

PrintedCell continued(const PrintedCell& above) {
    PrintedCell cell;
    cell.place.span = above.place.span;
    cell.place.width = above.place.width;
    cell.place.continues = true;
    return cell;
}

// What a copy of the cell takes, in empty cells. Tables inside are never copied.
long long weight(const PrintedCell& cell) {
    constexpr long long never = 1'000'000'000, bytes_of_cell = 100;
    long long sum = 1;
    for (const Block& block : cell.blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        sum +=
            paragraph != nullptr ? 1 + static_cast<long long>(paragraph->text.size()) / bytes_of_cell : never;
    }
    return sum;
}

class TableReader {
  public:
    explicit TableReader(Reading& reading) : reading_(reading) {}

    PrintedTable read(pugi::xml_node table) {
        columns(table);
        rows(table, false);
        return std::move(table_);
    }

  private:
    struct Hanging {
        int rows = 0;  // still to cover
        int span = 1;
    };
    /// A cell, or the rows of the sub-table that stands in its place.
    struct Part {
        PrintedCell cell;
        std::vector<PrintedRow> rows;
    };

    void columns(pugi::xml_node node) {
        for (const pugi::xml_node at : node.children()) {
            if (is_group(local_name(at))) columns(at);
            if (!is(at, "table-column")) continue;
            const int width = reading_.styles.find("table-column", attribute(at, "style-name")).width;
            const int room = widest_grid - static_cast<int>(table_.grid.size());
            const int times = std::clamp(number(at, "number-columns-repeated", 1), 0, room);
            table_.grid.insert(table_.grid.end(), static_cast<std::size_t>(times), width);
        }
    }

    void rows(pugi::xml_node node, bool heading) {
        for (const pugi::xml_node at : node.children()) {
            const std::string_view name = local_name(at);
            if (name == "table-row")
                row(at, heading);
            else if (is_group(name))
                rows(at, heading || name == "table-header-rows");
            else if (name == "soft-page-break")
                reading_.pages.marked_break();
        }
    }

    void row(pugi::xml_node node, bool heading) {
        const int start = reading_.pages.now();
        int end = start;
        std::vector<Part> parts;
        int column = 0;
        for (const pugi::xml_node at : node.children()) {
            reading_.pages.return_to(start);
            if (is(at, "table-cell")) cell(at, column, parts);
            if (is(at, "covered-table-cell")) covered(at, column, parts);
            end = std::max(end, reading_.pages.now());
        }
        reading_.pages.return_to(end);
        if (parts.empty()) return;
        std::vector<PrintedRow> made = in_rows(std::move(parts));
        for (PrintedRow& row : made) {
            row.place.row.heading = heading;
            row.place.row.page = page_of(row, end);
        }
        const int repeats = number(node, "number-rows-repeated", 1);
        if (repeats > 1 && !is_empty(made.front())) repeat(made, std::min(repeats, most_repeats) - 1);
        std::move(made.begin(), made.end(), std::back_inserter(table_.rows));
    }

    void repeat(const std::vector<PrintedRow>& rows, int times) {
        long long whole = 0;
        for (const PrintedRow& row : rows)
            for (const PrintedCell& cell : row.cells) whole += weight(cell);
        for (; times > 0 && may_repeat(whole); --times)
            table_.rows.insert(table_.rows.end(), rows.begin(), rows.end());
    }

    bool may_repeat(long long weight) {
        if (weight > reading_.repeated_cells) return false;
        reading_.repeated_cells -= static_cast<int>(weight);
        return true;
    }

    void cell(pugi::xml_node node, int& column, std::vector<Part>& parts) {
        const int span = std::clamp(number(node, "number-columns-spanned", 1), 1, widest_grid);
        const int times = std::clamp(number(node, "number-columns-repeated", 1), 1, widest_grid);
        for (int i = 0; i < times && column < widest_grid; ++i) {
            if (i > 0 ? !may_repeat(weight(parts.back().cell)) : !reading_.cells.take()) return;
            Part part;
            if (i > 0)
                part = parts.back();
            else
                content(node, part);
            part.cell.place.span = span;
            part.cell.place.width = width(column, span);
            parts.push_back(std::move(part));
            // Each column of the grid has an element of its own: those that a span covers follow as covered.
            hanging_[column++] = {number(node, "number-rows-spanned", 1) - 1, span};
        }
    }

    void content(pugi::xml_node node, Part& part) {
        const pugi::xml_node inner = child(node, "table");
        if (attribute(inner, "is-sub-table") == "true") part.rows = TableReader(reading_).read(inner).rows;
        if (part.rows.empty()) part.cell.blocks = blocks_of(node, reading_);
    }

    // Covered from above: a cell that continues. Covered from the left: nothing, the span tells it.
    void covered(pugi::xml_node node, int& column, std::vector<Part>& parts) {
        const int times = std::clamp(number(node, "number-columns-repeated", 1), 1, widest_grid);
        for (int i = 0; i < times && column < widest_grid; ++i, ++column) {
            const auto above = hanging_.find(column);
            if (above == hanging_.end() || above->second.rows <= 0) continue;
            --above->second.rows;
            if (!reading_.cells.take()) return;
            Part part;
            part.cell.place.span = above->second.span;
            part.cell.place.width = width(column, above->second.span);
            part.cell.place.continues = true;
            parts.push_back(std::move(part));
        }
    }

    int width(int column, int span) const {
        int sum = 0;
        for (int i = column; i < column + span; ++i) {
            if (i >= static_cast<int>(table_.grid.size()) || table_.grid[static_cast<std::size_t>(i)] == 0)
                return 0;
            sum += table_.grid[static_cast<std::size_t>(i)];
        }
        return sum;
    }

    // As many rows as the tallest sub-table has; the other cells reach over them.
    std::vector<PrintedRow> in_rows(std::vector<Part> parts) {
        std::size_t height = 1;
        for (const Part& part : parts) height = std::max(height, part.rows.size());
        const auto made = static_cast<long long>(height - 1) * static_cast<long long>(parts.size());
        if (!may_repeat(made)) height = 1;
        std::vector<PrintedRow> out(height);
        for (Part& part : parts) {
            if (part.rows.empty()) {
                for (std::size_t i = 1; i < height; ++i) out[i].cells.push_back(continued(part.cell));
                out.front().cells.push_back(std::move(part.cell));
                continue;
            }
            for (std::size_t i = 0; i < height; ++i) {
                auto& cells = part.rows[std::min(i, part.rows.size() - 1)].cells;
                for (PrintedCell& cell : cells)
                    out[i].cells.push_back(i < part.rows.size() ? cell : continued(cell));
            }
        }
        return out;
    }

    Reading& reading_;
    PrintedTable table_;
    std::map<int, Hanging> hanging_;  // by column of the grid
};

}  // namespace

PrintedTable table_of(pugi::xml_node table, Reading& reading) {
    return TableReader(reading).read(table);
}

}  // namespace vekha::odt
