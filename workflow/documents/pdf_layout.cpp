#include "workflow/documents/pdf_layout.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace vekha::pdf {
namespace {

/// Which stretch between two places holds the number; `places` for none.
std::size_t stretch_at(const std::vector<double>& places, double at) {
    const auto after = std::upper_bound(places.begin(), places.end(), at);
    if (after == places.begin() || after == places.end()) return places.size();
    return static_cast<std::size_t>(after - places.begin()) - 1;
}

/// Which cell owns each field of the grid.
std::vector<std::size_t> owners_of(const Grid& grid) {
    const std::size_t columns = grid.xs.size() - 1;
    std::vector<std::size_t> owners(columns * (grid.ys.size() - 1), 0);
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        const GridCell& cell = grid.cells[i];
        for (std::size_t r = cell.row; r < cell.row + cell.rows; ++r)
            for (std::size_t c = cell.column; c < cell.column + cell.columns; ++c)
                owners[r * columns + c] = i;
    }
    return owners;
}

/// The words that stand in the table go to its cells, the rest come back.
std::vector<Word> deal(std::vector<Word> words, GridTable& table) {
    const Grid& grid = table.grid;
    const auto owners = owners_of(grid);
    std::vector<Word> rest;
    for (Word& word : words) {
        const std::size_t row = stretch_at(grid.ys, word.box.middle_y());
        const std::size_t column = stretch_at(grid.xs, word.box.middle_x());
        if (row < grid.ys.size() && column < grid.xs.size())
            table.words[owners[row * (grid.xs.size() - 1) + column]].push_back(std::move(word));
        else
            rest.push_back(std::move(word));
    }
    return rest;
}

}  // namespace

PageLayout layout_of(const Page& page, int number) {
    PageLayout layout;
    layout.width = page.width;
    layout.height = page.height;
    layout.number = number;
    layout.recognized = page.kind == Page::Kind::recognized;
    std::vector<Word> words = page.words;
    for (Word& word : words) word.text = plain_marks(word.text);
    for (Grid& grid : grids_of(page)) {
        GridTable table{std::move(grid), {}};
        table.words.resize(table.grid.cells.size());
        words = deal(std::move(words), table);
        const bool empty = std::all_of(table.words.begin(), table.words.end(),
                                       [](const auto& cell) { return cell.empty(); });
        if (!empty) layout.tables.push_back(std::move(table));
    }
    layout.lines = lines_of(std::move(words));
    return layout;
}

}  // namespace vekha::pdf
