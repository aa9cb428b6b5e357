#include "workflow/reader/layout.hpp"

#include <algorithm>

#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

constexpr int widest_table = 60;
constexpr int most_merged_rows = 500;
constexpr std::size_t fewest_lone_rows = 4;

int line_count(const std::string& text) {
    return static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
}

/// Where merged cells still reach down.
struct Hanging {
    int rows = 0;
    std::string text;
};

Line row_line(const Row& row, std::vector<Hanging>& hanging) {
    Line line;
    line.row = true;
    line.bold = !row.cells.empty();
    std::size_t column = 0;
    const auto take_hanging = [&] {
        while (column < hanging.size() && hanging[column].rows > 0) {
            --hanging[column].rows;
            line.cells.push_back(hanging[column++].text);
        }
    };
    for (const Cell& cell : row.cells) {
        take_hanging();
        std::string text = squeeze_lines(cell.text);
        line.bold = line.bold && (cell.bold || text.empty());
        const int columns = std::clamp(cell.columns, 1, widest_table);
        for (int c = 0; c < columns; ++c) {
            if (column >= hanging.size()) hanging.resize(column + 1);
            if (cell.rows > 1)
                hanging[column] = {std::min(cell.rows, most_merged_rows) - 1, c == 0 ? text : std::string()};
            line.cells.push_back(c == 0 ? text : std::string());
            ++column;
        }
    }
    take_hanging();
    return line;
}

void add_table(const Table& table, int number, std::vector<Line>& lines) {
    const bool lone =
        table.rows.size() >= fewest_lone_rows &&
        std::all_of(table.rows.begin(), table.rows.end(), [](const Row& r) { return r.cells.size() == 1; });
    std::vector<Hanging> hanging;
    int row_number = 0;
    for (const Row& row : table.rows) {
        Line line = row_line(row, hanging);
        line.lone = lone;
        line.source = {row.line, number, ++row_number, 0};
        lines.push_back(std::move(line));
    }
}

}  // namespace

std::string Line::text() const {
    std::string out;
    for (const auto& cell : cells) {
        if (cell.empty()) continue;
        if (!out.empty()) out += ' ';
        out += cell;
    }
    return out;
}

std::size_t Line::filled() const {
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](const auto& c) { return !c.empty(); }));
}

std::vector<Line> lines_of(const Document& document) {
    std::vector<Line> lines;
    int tables = 0;
    for (const Block& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            add_table(*table, ++tables, lines);
        } else {
            const auto& paragraph = std::get<Paragraph>(block);
            Line line;
            line.bold = paragraph.bold;
            line.cells = {squeeze_lines(paragraph.text)};
            line.source.line = paragraph.line;
            if (!line.cells.front().empty()) lines.push_back(std::move(line));
        }
    }
    int end = 0;
    for (Line& line : lines) {
        line.gap = line.source.line == 0 || line.source.line > end + 1;
        if (line.source.line == 0) continue;
        int height = 1;
        for (const auto& cell : line.cells) height = std::max(height, line_count(cell));
        end = line.source.line + (line.lone || line.cells.size() == 1 ? height - 1 : 0);
    }
    return lines;
}

}  // namespace vekha::reading
