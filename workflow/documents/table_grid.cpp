#include "workflow/documents/table_grid.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace vekha {
namespace {

constexpr int unknown_width = 1440;           // twips, one inch
constexpr int widest_cell = 1'000'000;        // twips; wider is a slip
constexpr std::array tolerances{115, 20, 0};  // twips: two millimetres, rounding, none

// Left edges of a row's cells and the right one of the last, in twips from the table's left.
using Edges = std::vector<int>;

int columns_of(const GridRow& row) {
    int columns = row.before + row.after;
    for (const GridCell& cell : row.cells) columns = std::min(columns + cell.span, widest_grid);
    return columns;
}

class Places {
  public:
    Places(const std::vector<GridRow>& rows, const std::vector<int>& grid) {
        // Sums of the grid's widths; a grid without widths counts columns.
        const bool known =
            !grid.empty() && std::all_of(grid.begin(), grid.end(), [](int w) { return w > 0; });
        int widest = 0;
        for (const GridRow& row : rows) widest = std::max(widest, columns_of(row));
        at_.push_back(0);
        if (known)
            for (const int width : grid) at_.push_back(at_.back() + std::min(width, widest_cell));
        grid_ = known ? at_.size() - 1 : static_cast<std::size_t>(widest);
        while (at_.size() <= static_cast<std::size_t>(widest)) at_.push_back(at_.back() + unknown_width);
    }

    Edges of(const GridRow& row) const {
        const bool agrees = static_cast<std::size_t>(columns_of(row)) == grid_;
        const bool widths = std::all_of(row.cells.begin(), row.cells.end(),
                                        [](const GridCell& cell) { return cell.width > 0; });
        return agrees || !widths || (row.before > 0 && row.width_before == 0) ? by_span(row) : by_width(row);
    }

  private:
    Edges by_span(const GridRow& row) const {
        int column = std::min(row.before, widest_grid);
        Edges edges{at_[static_cast<std::size_t>(column)]};
        for (const GridCell& cell : row.cells) {
            column = std::min(column + cell.span, static_cast<int>(at_.size()) - 1);
            edges.push_back(at_[static_cast<std::size_t>(column)]);
        }
        return edges;
    }
    static Edges by_width(const GridRow& row) {
        Edges edges{std::clamp(row.width_before, 0, widest_cell)};
        for (const GridCell& cell : row.cells)
            edges.push_back(edges.back() + std::min(cell.width, widest_cell));
        return edges;
    }

    std::vector<int> at_;
    std::size_t grid_ = 0;  // columns that a row must have to agree
};

// Each edge to the number of its grid line; edges within the tolerance of the first of a group are one.
std::map<int, int> grid_lines(const std::vector<Edges>& rows, int tolerance) {
    std::map<int, int> lines{{0, 0}};
    for (const Edges& edges : rows)
        for (const int edge : edges) lines.emplace(edge, 0);
    int first = 0, number = 0;
    for (auto& [edge, line] : lines) {
        if (edge > first + tolerance) {
            first = edge;
            ++number;
        }
        line = number;
    }
    return lines;
}

// Would some cell be left without a column?
bool collapses(const std::vector<Edges>& rows, const std::map<int, int>& lines) {
    for (const Edges& edges : rows)
        for (std::size_t i = 0; i + 1 < edges.size(); ++i)
            if (lines.at(edges[i]) == lines.at(edges[i + 1])) return true;
    return false;
}

std::map<int, int> chosen_lines(const std::vector<Edges>& rows) {
    std::map<int, int> lines;
    for (const int tolerance : tolerances) {
        lines = grid_lines(rows, tolerance);
        if (!collapses(rows, lines)) break;
    }
    return lines;
}

/// Puts rows into the table, and cells that continue into those above.
class Merged {
  public:
    void add(GridRow& row, const std::vector<int>& columns) {
        std::map<int, Place> open;
        Row out = std::move(row.row);
        if (columns.front() > 0) out.cells.push_back(blank(columns.front()));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const int left = columns[i], right = std::max(columns[i + 1], left + 1);
            const auto above = open_.find(left);
            if (row.cells[i].continues && above != open_.end()) {
                ++table_.rows[above->second.row].cells[above->second.cell].rows;
                open.insert(*above);
                continue;
            }
            Cell cell = std::move(row.cells[i].cell);
            cell.columns = right - left;
            open[left] = {table_.rows.size(), out.cells.size()};
            out.cells.push_back(std::move(cell));
        }
        if (row.after > 0) out.cells.push_back(blank(row.after));
        table_.rows.push_back(std::move(out));
        open_ = std::move(open);
    }
    Table take() { return std::move(table_); }

  private:
    struct Place {
        std::size_t row = 0, cell = 0;
    };
    static Cell blank(int columns) {
        Cell cell;
        cell.columns = columns;
        return cell;
    }
    Table table_;
    std::map<int, Place> open_;  // by left edge: cells of the row above
};

}  // namespace

Table table_of(std::vector<GridRow> rows, const std::vector<int>& grid) {
    for (GridRow& row : rows) {
        row.before = std::clamp(row.before, 0, widest_grid / 2);
        row.after = std::clamp(row.after, 0, widest_grid / 2);
        for (GridCell& cell : row.cells) cell.span = std::clamp(cell.span, 1, widest_grid);
    }
    const Places places(rows, grid);
    std::vector<Edges> edges;
    edges.reserve(rows.size());
    for (const GridRow& row : rows) edges.push_back(places.of(row));
    const auto lines = chosen_lines(edges);
    Merged merged;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::vector<int> columns;
        for (const int edge : edges[r]) columns.push_back(lines.at(edge));
        merged.add(rows[r], columns);
    }
    return merged.take();
}

}  // namespace vekha
