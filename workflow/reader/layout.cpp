#include "workflow/reader/layout.hpp"

#include <algorithm>
#include <utility>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/nested.hpp"
#include "workflow/reader/sections.hpp"

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
    bool begins = false;  ///< the merged cell's first column
};

/// Rows of one table to lines: where each cell lies on the grid.
class Grid {
  public:
    Line line_of(const Row& row, bool inner_are_words) {
        Line line;
        line.row = true;
        line.bold = !row.cells.empty();
        column_ = 0;
        take_hanging(line);
        for (const Cell& cell : row.cells) {
            std::string text = squeeze_lines(inner_are_words ? words_of(cell) : cell.text);
            line.bold = line.bold && (cell.bold || text.empty());
            place(cell, text, line);
            take_hanging(line);
        }
        if (std::all_of(line.covers.begin(), line.covers.end(), [](Cover c) { return c == Cover::own; }))
            line.covers.clear();
        return line;
    }

  private:
    void take_hanging(Line& line) {
        while (column_ < hanging_.size() && hanging_[column_].rows > 0) {
            Hanging& from = hanging_[column_++];
            --from.rows;
            line.cells.push_back(from.text);
            line.covers.push_back(from.begins ? Cover::above : Cover::left);
        }
    }

    void place(const Cell& cell, const std::string& text, Line& line) {
        const int columns = std::clamp(cell.columns, 1, widest_table);
        for (int c = 0; c < columns; ++c, ++column_) {
            if (column_ >= hanging_.size()) hanging_.resize(column_ + 1);
            if (cell.rows > 1)
                hanging_[column_] = {std::min(cell.rows, most_merged_rows) - 1, c == 0 ? text : std::string(),
                                     c == 0};
            line.cells.push_back(c == 0 ? text : std::string());
            line.covers.push_back(c == 0 ? Cover::own : Cover::left);
        }
    }

    std::vector<Hanging> hanging_;
    std::size_t column_ = 0;
};

/// The blocks of a document laid down line after line.
class Page {
  public:
    void add(const Document& document) {
        for (const Block& block : document.blocks) {
            if (const auto* table = std::get_if<Table>(&block))
                add_table(*table, 0);
            else
                add_paragraph(std::get<Paragraph>(block));
        }
    }
    std::vector<Line> lines;

  private:
    void add_paragraph(const Paragraph& paragraph) {
        Line line;
        line.bold = paragraph.bold;
        line.cells = {squeeze_lines(paragraph.text)};
        line.source.line = paragraph.line;
        line.source.page = paragraph.page;
        if (!line.cells.front().empty()) lines.push_back(std::move(line));
    }

    void add_table(const Table& table, int depth) {
        const int number = ++tables_;
        if (calendar_heading(table.name)) add_paragraph(Paragraph{table.name});
        const bool lone = table.rows.size() >= fewest_lone_rows &&
                          std::all_of(table.rows.begin(), table.rows.end(),
                                      [](const Row& r) { return r.cells.size() == 1; });
        const bool inner_are_words = holds_tables(table) && has_columns_of_its_own(table);
        Grid grid;
        int row_number = 0;
        for (const Row& row : table.rows) {
            Line line = grid.line_of(row, inner_are_words);
            line.lone = lone && !inner_are_words;
            line.source = {row.line, number, ++row_number, 0, row.page};
            lines.push_back(std::move(line));
            add_inner(row, depth, inner_are_words);
        }
    }

    void add_inner(const Row& row, int depth, bool are_words) {
        for (const Cell& cell : row.cells)
            for (const Table& inner : cell.tables) {
                if (depth >= deepest_table) continue;
                if (are_words)
                    count_tables(inner, depth + 1);
                else
                    add_table(inner, depth + 1);
            }
    }

    // Tables that are words of a cell keep their numbers all the same.
    void count_tables(const Table& table, int depth) {
        ++tables_;
        if (depth >= deepest_table) return;
        for (const Row& row : table.rows)
            for (const Cell& cell : row.cells)
                for (const Table& inner : cell.tables) count_tables(inner, depth + 1);
    }

    static bool holds_tables(const Table& table) {
        return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) {
            return std::any_of(row.cells.begin(), row.cells.end(),
                               [](const Cell& cell) { return !cell.tables.empty(); });
        });
    }

    int tables_ = 0;
};

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

bool Line::spans_width() const {
    return cells.size() > 1 && covers.size() == cells.size() && covers.front() == Cover::own &&
           std::all_of(covers.begin() + 1, covers.end(), [](Cover c) { return c == Cover::left; });
}

std::vector<Line> lines_of(const Document& document) {
    Page page;
    page.add(document);
    std::vector<Line> lines = std::move(page.lines);
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
