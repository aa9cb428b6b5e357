#include "workflow/documents/pdf_flow.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "workflow/documents/pdf_columns.hpp"
#include "workflow/documents/pdf_text.hpp"

namespace vekha::pdf {
namespace {

/// A small Russian letter in UTF-8.
bool starts_small(std::string_view text) {
    if (text.size() < 2) return false;
    const auto lead = static_cast<unsigned char>(text[0]), tail = static_cast<unsigned char>(text[1]);
    return (lead == 0xD0 && tail >= 0xB0 && tail <= 0xBF) || (lead == 0xD1 && tail >= 0x80 && tail <= 0x91);
}

constexpr double same_border = 20;  ///< points by which a column's border may move from page to page

int count_of(std::size_t number) {
    return static_cast<int>(number);
}

/// White that the table keeps between its lines and its words.
double padding_of(const GridTable& table) {
    constexpr double narrowest = 1, widest = 8;
    double padding = widest;
    for (std::size_t i = 0; i < table.words.size(); ++i)
        for (const Word& word : table.words[i])
            padding = std::min(padding, word.box.left - table.grid.xs[table.grid.cells[i].column]);
    return std::max(padding, narrowest);
}

Table table_of(const GridTable& source, int page) {
    const double padding = padding_of(source);
    const auto& xs = source.grid.xs;
    Table table;
    table.rows.resize(source.grid.ys.size() - 1);
    for (Row& row : table.rows) row.page = page;
    for (std::size_t i = 0; i < source.grid.cells.size(); ++i) {
        const GridCell& from = source.grid.cells[i];
        Cell cell;
        cell.text =
            cell_text(source.words[i], xs[from.column + from.columns] - xs[from.column] - 2 * padding);
        cell.columns = count_of(from.columns);
        cell.rows = count_of(from.rows);
        table.rows[from.row].cells.push_back(std::move(cell));
    }
    return table;
}

/// How wide a line may be in each column: up to where the next column's words begin.
std::vector<double> rooms_of(const std::vector<AlignedRow>& rows) {
    constexpr double between = 9;  // points between columns
    const std::size_t columns = rows.empty() ? 0 : rows.front().cells.size();
    std::vector<double> lefts(columns, std::numeric_limits<double>::max()), rooms(columns, 0);
    double right = 0;
    for (const AlignedRow& row : rows)
        for (std::size_t c = 0; c < columns && !row.spanning; ++c)
            for (const Word& word : row.cells[c]) {
                lefts[c] = std::min(lefts[c], word.box.left);
                right = std::max(right, word.box.right);
            }
    for (std::size_t c = 0; c < columns; ++c)
        rooms[c] = (c + 1 < columns ? lefts[c + 1] - between : right) - lefts[c];
    return rooms;
}

Table table_of(const std::vector<AlignedRow>& rows, int page) {
    const auto rooms = rooms_of(rows);
    Table table;
    for (const AlignedRow& source : rows) {
        Row row;
        row.page = page;
        for (std::size_t c = 0; c < source.cells.size(); ++c) {
            Cell cell;
            cell.text = cell_text(source.cells[c], source.spanning ? 0 : rooms[c]);
            if (source.spanning) cell.columns = count_of(source.cells.size());
            row.cells.push_back(std::move(cell));
            if (source.spanning) break;
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

bool same_words(const Row& a, const Row& b) {
    return std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(),
                      [](const Cell& x, const Cell& y) { return x.text == y.text; });
}

/// The row has nothing in its first cell, in a table whose rows usually have: the page cut the row above.
bool goes_on_from(const Row& above, const Row& row) {
    if (row.cells.size() != above.cells.size() || row.cells.size() < 3 || above.cells.front().text.empty() ||
        !row.cells.front().text.empty())
        return false;
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const Cell& cell) { return cell.columns == 1 && cell.rows == 1; });
}

/// The page cut a row whose number stands in the middle of its height: the number came with the second half.
bool begins_above(const Row& above, const Row& row) {
    if (row.cells.size() != above.cells.size() || row.cells.size() < 3 || !above.cells.front().text.empty() ||
        row.cells.front().text.empty())
        return false;
    return std::any_of(row.cells.begin() + 1, row.cells.end(), [&](const Cell& cell) {
        const auto& upper = above.cells[static_cast<std::size_t>(&cell - row.cells.data())];
        return !upper.text.empty() && begins_small(cell.text);
    });
}

void join(Row& above, const Row& row) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        std::string& text = above.cells[c].text;
        if (!text.empty() && !row.cells[c].text.empty()) text += '\n';
        text += row.cells[c].text;
    }
}

/// Puts the rows of the next page under those of the table: without the heading it repeats, a row that the
/// page cut made whole.
void append(Table& table, Table more) {
    std::size_t first = 0;
    while (first < more.rows.size() && first < table.rows.size() &&
           same_words(more.rows[first], table.rows[first]))
        ++first;
    if (first < more.rows.size() && !table.rows.empty() &&
        (goes_on_from(table.rows.back(), more.rows[first]) ||
         begins_above(table.rows.back(), more.rows[first])))
        join(table.rows.back(), more.rows[first++]);
    std::move(more.rows.begin() + static_cast<std::ptrdiff_t>(first), more.rows.end(),
              std::back_inserter(table.rows));
}

/// Puts the blocks of one page after another and knows what the last of them was.
class Flow {
  public:
    void add(const PageLayout& page) {
        page_ = page.number;
        first_on_page_ = true;
        std::size_t line = 0;
        for (const GridTable& table : page.tables) {
            const std::size_t from = line;
            while (line < page.lines.size() && page.lines[line].box.middle_y() < table.grid.box().middle_y())
                ++line;
            add_lines({page.lines.begin() + static_cast<std::ptrdiff_t>(from),
                       page.lines.begin() + static_cast<std::ptrdiff_t>(line)});
            add_table(table_of(table, page_), table.grid.xs);
        }
        add_lines({page.lines.begin() + static_cast<std::ptrdiff_t>(line), page.lines.end()});
    }

    std::vector<Block> take() { return std::move(blocks_); }

  private:
    void add_lines(const std::vector<TextLine>& lines) {
        std::size_t at = 0;
        if (first_on_page_ && !gutters_.empty()) {
            const AlignedTable more{0, lines_going_on(lines, gutters_), gutters_};
            if (more.last > 0) add_aligned(lines, more);
            at = more.last;
        }
        while (const auto table = aligned_table(lines, at)) {
            add_text(lines, at, table->first);
            add_aligned(lines, *table);
            at = table->last;
        }
        add_text(lines, at, lines.size());
    }

    void add_aligned(const std::vector<TextLine>& lines, const AlignedTable& table) {
        std::vector<double> borders = table.gutters;
        borders.insert(borders.begin(), 0);
        borders.push_back(0);
        auto gutters = table.gutters;
        add_table(table_of(aligned_rows(lines, table), page_), std::move(borders));
        gutters_ = std::move(gutters);
    }

    void add_text(const std::vector<TextLine>& lines, std::size_t from, std::size_t to) {
        const std::vector<TextLine> some(lines.begin() + static_cast<std::ptrdiff_t>(from),
                                         lines.begin() + static_cast<std::ptrdiff_t>(to));
        for (TextParagraph& one : paragraphs_of(some)) {
            if (first_on_page_ && goes_on_over_page(one.text)) {
                std::get<Paragraph>(blocks_.back()).text += '\n' + std::move(one.text);
                first_on_page_ = false;
                continue;
            }
            Paragraph paragraph;
            paragraph.line = line_ += one.touches ? 1 : 2;
            paragraph.page = page_;
            line_ += count_of(static_cast<std::size_t>(std::count(one.text.begin(), one.text.end(), '\n')));
            paragraph.text = std::move(one.text);
            blocks_.emplace_back(std::move(paragraph));
            first_on_page_ = false;
            gutters_.clear();
        }
    }

    /// The page cut a paragraph: its rest begins with a small letter, and no sentence ended before.
    bool goes_on_over_page(const std::string& text) const {
        if (blocks_.empty()) return false;
        const auto* before = std::get_if<Paragraph>(&blocks_.back());
        if (before == nullptr || before->text.empty()) return false;
        const char last = before->text.back();
        return starts_small(text) && last != '.' && last != ';' && last != ':' && last != '!' && last != '?';
    }

    /// The same columns at the head of the next page: the table goes on.
    bool goes_on(const std::vector<double>& borders) const {
        if (!first_on_page_ || blocks_.empty() || !std::holds_alternative<Table>(blocks_.back()) ||
            borders.size() != borders_.size())
            return false;
        for (std::size_t i = 1; i + 1 < borders.size(); ++i)
            if (std::abs(borders[i] - borders_[i]) > same_border) return false;
        return true;
    }

    void add_table(Table table, std::vector<double> borders) {
        if (goes_on(borders)) {
            append(std::get<Table>(blocks_.back()), std::move(table));
        } else {
            blocks_.emplace_back(std::move(table));
        }
        borders_ = std::move(borders);
        gutters_.clear();
        first_on_page_ = false;
        ++line_;
    }

    std::vector<Block> blocks_;
    std::vector<double> borders_;  ///< of the last table's columns
    std::vector<double> gutters_;  ///< of the last block, if it is a table without ruling lines
    int page_ = 0;
    int line_ = 0;
    bool first_on_page_ = true;
};

}  // namespace

std::vector<Block> blocks_of(const std::vector<PageLayout>& pages) {
    Flow flow;
    for (const PageLayout& page : pages) flow.add(page);
    return flow.take();
}

}  // namespace vekha::pdf
