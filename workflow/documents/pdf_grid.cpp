#include "workflow/documents/pdf_grid.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "workflow/documents/pdf_rulings.hpp"

namespace vekha::pdf {
namespace {

constexpr double same_place = 3.0;     ///< points: two lines so near are one border (a double line)
constexpr double sticks_out = 6.0;     ///< points past the last line across: the table is open there
constexpr double wavering = 20;        ///< points by which one border may move from row to row
constexpr double covered_share = 0.5;  ///< of a cell's side that a line must cover

/// Places of lines across, near ones taken together; and open ends past the first and the last.
std::vector<double> places_of(std::vector<double> at, double lowest, double highest) {
    std::sort(at.begin(), at.end());
    std::vector<double> places;
    for (const double one : at)
        if (places.empty() || one - places.back() > same_place) places.push_back(one);
    if (places.empty() || lowest < places.front() - sticks_out) places.insert(places.begin(), lowest);
    if (highest > places.back() + sticks_out) places.push_back(highest);
    return places;
}

std::size_t nearest(const std::vector<double>& places, double at) {
    const auto after = std::lower_bound(places.begin(), places.end(), at - same_place);
    const auto index = static_cast<std::size_t>(after - places.begin());
    return std::min(index, places.size() - 1);
}

/// For each place and each stretch between two places of the other axis: is there a line?
class Borders {
  public:
    Borders(const std::vector<Ruling>& lines, const std::vector<double>& places,
            const std::vector<double>& stretches)
        : stretches_(stretches.size() - 1), covered_(places.size() * stretches_, 0.0) {
        for (const Ruling& line : lines) {
            const std::size_t place = nearest(places, line.at);
            for (std::size_t s = 0; s < stretches_; ++s) {
                const double shared = std::min(line.to, stretches[s + 1]) - std::max(line.from, stretches[s]);
                if (shared > 0)
                    covered_[place * stretches_ + s] += shared / (stretches[s + 1] - stretches[s]);
            }
        }
    }
    bool at(std::size_t place, std::size_t stretch) const {
        return covered_[place * stretches_ + stretch] >= covered_share;
    }

  private:
    std::size_t stretches_;
    std::vector<double> covered_;
};

/// Deals the fields between the lines to cells: each cell takes what no line parts from its first field.
class CellMaker {
  public:
    CellMaker(Grid& grid, const Borders& across, const Borders& along)
        : grid_(grid),
          across_(across),
          along_(along),
          columns_(grid.xs.size() - 1),
          rows_(grid.ys.size() - 1),
          taken_(columns_ * rows_, false) {}

    void run() {
        for (std::size_t row = 0; row < rows_; ++row)
            for (std::size_t column = 0; column < columns_; ++column)
                if (!taken_[row * columns_ + column]) add(row, column);
    }

  private:
    void add(std::size_t row, std::size_t column) {
        GridCell cell{row, column, 1, 1};
        while (column + cell.columns < columns_ && free(row, column + cell.columns) &&
               !along_.at(column + cell.columns, row))
            ++cell.columns;
        while (row + cell.rows < rows_ && goes_down(cell)) ++cell.rows;
        for (std::size_t r = row; r < row + cell.rows; ++r)
            for (std::size_t c = column; c < column + cell.columns; ++c) taken_[r * columns_ + c] = true;
        grid_.cells.push_back(cell);
    }

    bool goes_down(const GridCell& cell) const {
        const std::size_t below = cell.row + cell.rows;
        for (std::size_t c = cell.column; c < cell.column + cell.columns; ++c)
            if (!free(below, c) || across_.at(below, c) || (c > cell.column && along_.at(c, below)))
                return false;
        return true;
    }

    bool free(std::size_t row, std::size_t column) const { return !taken_[row * columns_ + column]; }

    Grid& grid_;
    const Borders& across_;
    const Borders& along_;
    std::size_t columns_;
    std::size_t rows_;
    std::vector<bool> taken_;
};

/// A border that stands here in some rows and a little beside in others is one: no row has both. What is left
/// of the places; lines that stood at one taken away go to the one that stays.
std::vector<double> without_wavering(std::vector<double> xs, const std::vector<double>& ys,
                                     std::vector<Ruling>& down) {
    for (std::size_t c = 1; c + 2 < xs.size();) {
        const Borders borders(down, xs, ys);
        bool together = xs[c + 1] - xs[c] > wavering;
        for (std::size_t row = 0; row + 1 < ys.size() && !together; ++row)
            together = borders.at(c, row) && borders.at(c + 1, row);
        if (together) {
            ++c;
            continue;
        }
        for (Ruling& line : down)
            if (nearest(xs, line.at) == c + 1) line.at = xs[c];
        xs.erase(xs.begin() + static_cast<std::ptrdiff_t>(c) + 1);
    }
    return xs;
}

std::optional<Grid> grid_of(LineGroup group) {
    std::vector<double> xs, ys;
    double left = group.down.front().at, right = left;
    double top = group.across.front().at, bottom = top;
    for (const Ruling& line : group.down) {
        xs.push_back(line.at);
        top = std::min(top, line.from);
        bottom = std::max(bottom, line.to);
    }
    for (const Ruling& line : group.across) {
        ys.push_back(line.at);
        left = std::min(left, line.from);
        right = std::max(right, line.to);
    }
    Grid grid;
    grid.xs = places_of(std::move(xs), left, right);
    grid.ys = places_of(std::move(ys), top, bottom);
    if (grid.xs.size() < 2 || grid.ys.size() < 2 || grid.xs.size() > grid_columns_most + 1 ||
        grid.ys.size() > grid_rows_most + 1)
        return std::nullopt;
    grid.xs = without_wavering(std::move(grid.xs), grid.ys, group.down);
    CellMaker(grid, Borders(group.across, grid.ys, grid.xs), Borders(group.down, grid.xs, grid.ys)).run();
    if (grid.cells.size() < 2) return std::nullopt;
    return grid;
}

bool inside(const Box& inner, const Box& outer) {
    return inner.left >= outer.left - same_place && inner.right <= outer.right + same_place &&
           inner.top >= outer.top - same_place && inner.bottom <= outer.bottom + same_place;
}

}  // namespace

std::vector<Grid> grids_of(const Page& page) {
    std::vector<Grid> all;
    for (LineGroup& group : line_groups(page))
        if (auto grid = grid_of(std::move(group))) all.push_back(std::move(*grid));
    std::vector<Grid> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool nested = std::any_of(all.begin(), all.end(), [&](const Grid& other) {
            return &other != &all[i] && inside(all[i].box(), other.box()) &&
                   !inside(other.box(), all[i].box());
        });
        if (!nested) out.push_back(all[i]);
    }
    std::sort(out.begin(), out.end(),
              [](const Grid& a, const Grid& b) { return a.ys.front() < b.ys.front(); });
    return out;
}

}  // namespace vekha::pdf
