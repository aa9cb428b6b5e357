#include "workflow/reader/ribbon.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "workflow/reader/columns.hpp"
#include "workflow/reader/columns_by_content.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/numbering.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t most_columns = 12;
constexpr std::size_t most_cells = 40;  // of one row, before they are dealt to columns

struct FoundHeading {
    Heading heading;
    std::size_t cells = 0;
};

/// The lines with what each would name as a heading cell, asked once.
struct Cells {
    std::vector<Line> lines;
    std::vector<Column> named;

    explicit Cells(std::vector<Line> all) : lines(std::move(all)) {
        for (const Line& line : lines)
            named.push_back(line.lone ? column_named(line.cells.front()) : Column::unknown);
    }
};

// Heading words one after another; a kind that comes twice is the first cell of the plan.
std::optional<FoundHeading> heading_at(const Cells& all, std::size_t i) {
    std::vector<std::string> cells;
    std::vector<Column> seen;
    for (std::size_t at = i; at < all.lines.size() && cells.size() < most_columns && all.lines[at].lone;
         ++at) {
        const Column column = all.named[at];
        if (column == Column::unknown || std::find(seen.begin(), seen.end(), column) != seen.end()) break;
        seen.push_back(column);
        cells.push_back(all.lines[at].cells.front());
    }
    auto heading = heading_of(cells);
    if (!heading) return std::nullopt;
    return FoundHeading{*heading, cells.size()};
}

// How well a cell fits a column; the best dealing of a row's cells has the highest sum. The first words of a
// row are its title more likely than not.
int fit(const std::string& cell, Column column, int dated, bool first) {
    switch (column) {
        case Column::number:
            return row_number(cell) ? 8 : -20;
        case Column::deadline:
            return dated == 2 ? 5 : dated == 1 ? 1 : -6;
        case Column::title:
            return (row_number(cell) ? -8 : 0) + (first ? 4 : 0) + (dated == 2 ? -3 : 0);
        default:
            return dated == 2 ? -3 : 0;
    }
}

// Deals cells to columns in their order: none jumps back, a column may take several or none.
std::vector<std::string> deal(const std::vector<Line>& cells, std::size_t first, std::size_t count,
                              const Heading& heading) {
    const std::size_t columns = heading.columns.size();
    std::vector<std::string> row(columns);
    if (count == columns) {
        for (std::size_t i = 0; i < count; ++i) row[i] = cells[first + i].cells.front();
        return row;
    }
    std::vector<int> dated(count);
    for (std::size_t i = 0; i < count; ++i) dated[i] = datedness(cells[first + i].cells.front());
    const std::size_t first_words = heading.columns.front() == Column::number ? 1 : 0;
    constexpr int worst = std::numeric_limits<int>::min() / 4;
    std::vector<std::vector<int>> best(count + 1, std::vector<int>(columns + 1, worst));
    std::vector<std::vector<std::size_t>> from(count + 1, std::vector<std::size_t>(columns + 1, 0));
    best[0][0] = 0;
    for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t start = 0; start <= count; ++start) {
            if (best[start][c] == worst) continue;
            // The column stays empty.
            if (best[start][c] - 2 > best[start][c + 1])
                best[start][c + 1] = best[start][c] - 2, from[start][c + 1] = start;
            int sum = best[start][c];
            for (std::size_t end = start + 1; end <= count; ++end) {
                const std::string& text = cells[first + end - 1].cells.front();
                sum += fit(text, heading.columns[c], dated[end - 1], end - 1 == first_words);
                if (end > start + 1) sum -= starts_upper(text) ? 3 : 1;
                if (sum > best[end][c + 1]) best[end][c + 1] = sum, from[end][c + 1] = start;
            }
        }
    for (std::size_t c = columns, end = count; c > 0; --c) {
        const std::size_t start = from[end][c];
        for (std::size_t i = start; i < end; ++i) {
            if (!row[c - 1].empty()) row[c - 1] += '\n';
            row[c - 1] += cells[first + i].cells.front();
        }
        end = start;
    }
    return row;
}

bool starts_row(const Line& line, const Heading& heading) {
    if (!heading.place(Column::number)) return false;
    return row_number(line.cells.front()).has_value() || is_roman_number(line.cells.front());
}

// The end of the row that begins at `i`.
std::size_t row_end(const std::vector<Line>& lines, std::size_t i, std::size_t end, const Heading& heading) {
    const bool numbered = heading.place(Column::number).has_value();
    const std::size_t columns = heading.columns.size();
    std::size_t at = i + 1;
    if (!numbered) {
        while (at < end && at - i < columns && !(lines[at].gap && at - i > 1)) ++at;
        return at;
    }
    while (at < end && at - i < most_cells && !starts_row(lines[at], heading)) ++at;
    // A full row, then one more cell after blank lines and before the next number: a heading over the next
    // rows.
    if (at - i == columns + 1 && lines[at - 1].gap && starts_row(lines[i], heading) && at < end) --at;
    return at;
}

void add_rows(const std::vector<Line>& lines, std::size_t i, std::size_t end, const Heading& heading,
              std::vector<Line>& out) {
    while (i < end) {
        const std::size_t next = row_end(lines, i, end, heading);
        Line row = lines[i];
        row.lone = false;
        row.row = true;
        const std::size_t count = next - i;
        const bool single = count == 1 && !starts_row(lines[i], heading);
        if (!single) row.cells = deal(lines, i, count, heading);
        out.push_back(std::move(row));
        i = next;
    }
}

std::vector<Line> rebuilt(const Cells& all) {
    const std::vector<Line>& lines = all.lines;
    std::vector<Line> out;
    std::optional<Heading> heading;
    for (std::size_t i = 0; i < lines.size();) {
        if (!lines[i].lone) {
            out.push_back(lines[i++]);
            continue;
        }
        if (const auto found = heading_at(all, i)) {
            heading = found->heading;
            Line row = lines[i];
            row.lone = false;
            row.row = true;
            row.cells.clear();
            for (std::size_t c = 0; c < found->cells; ++c) row.cells.push_back(lines[i + c].cells.front());
            out.push_back(std::move(row));
            i += found->cells;
            continue;
        }
        std::size_t end = i;
        while (end < lines.size() && lines[end].lone && !(end > i && heading_at(all, end))) ++end;
        if (heading)
            add_rows(lines, i, end, *heading, out);
        else
            out.insert(out.end(), lines.begin() + static_cast<std::ptrdiff_t>(i),
                       lines.begin() + static_cast<std::ptrdiff_t>(end));
        i = end;
    }
    return out;
}

// Paragraphs as lone cells: a line each, or a block between blank lines where headings stand so.
std::vector<Line> paragraphs_as_cells(const std::vector<Line>& lines, bool blocks) {
    std::vector<Line> cells;
    for (const Line& line : lines) {
        if (line.row) return {};
        if (blocks && !cells.empty() && !line.gap) {
            cells.back().cells.front() += '\n' + line.cells.front();
            continue;
        }
        cells.push_back(line);
        cells.back().lone = true;
    }
    return cells;
}

bool has_heading(const Cells& all) {
    for (std::size_t i = 0; i < all.lines.size(); ++i)
        if (all.lines[i].lone && heading_at(all, i)) return true;
    return false;
}

}  // namespace

std::vector<Line> rows_from_ribbons(std::vector<Line> lines) {
    const Cells given(std::move(lines));
    if (has_heading(given)) return rebuilt(given);
    for (const bool blocks : {false, true}) {
        Cells cells(paragraphs_as_cells(given.lines, blocks));
        if (!has_heading(cells)) continue;
        // What stands before the heading are paragraphs still.
        for (std::size_t i = 0; i < cells.lines.size() && !heading_at(cells, i); ++i)
            cells.lines[i].lone = false;
        return rebuilt(cells);
    }
    return given.lines;
}

}  // namespace vekha::reading
