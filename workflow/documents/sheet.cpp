#include "workflow/documents/sheet.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "workflow/documents/ascii.hpp"
#include "workflow/documents/printed_table.hpp"

namespace vekha {
namespace {

constexpr std::size_t fewest_cells = 3;  // with words, in a row of a plan's table

bool has_words(const SheetCell& cell) {
    return !ascii_trimmed(cell.text).empty();
}

/// A row as it is seen: its own cells and those that hang down from above.
struct Seen {
    const SheetRow* row = nullptr;
    std::size_t filled = 0;  ///< own cells with words
    bool covered = false;    ///< a cell with words from above reaches into it
};

std::vector<Seen> seen_rows(const Sheet& sheet) {
    std::vector<Seen> rows;
    int covered_to = 0;
    for (const SheetRow& row : sheet.rows) {
        Seen seen{&row, 0, row.number <= covered_to};
        for (const SheetCell& cell : row.cells) {
            if (!has_words(cell)) continue;
            ++seen.filled;
            covered_to = std::max(covered_to, cell.last_row);
        }
        if (seen.filled > 0) rows.push_back(seen);
    }
    return rows;
}

bool reaches_down(const Seen& seen) {
    return std::any_of(seen.row->cells.begin(), seen.row->cells.end(),
                       [&](const SheetCell& c) { return has_words(c) && c.last_row > seen.row->number; });
}

const SheetCell& first_words(const Seen& seen) {
    return *std::find_if(seen.row->cells.begin(), seen.row->cells.end(), has_words);
}

// No blank row lies between; hidden rows are seen by nobody.
bool follows(const Seen& lower, const Seen& upper) {
    return upper.row->place + 1 == lower.row->place;
}

// The upper row of a two-row heading: it reaches down, or spans some columns in the middle of those below.
bool heads(const Seen& upper, const Seen& lower) {
    if (!follows(lower, upper)) return false;
    if (reaches_down(upper)) return true;
    const SheetCell& lone = first_words(upper);
    const int first = lower.row->cells.front().column, last = lower.row->cells.back().column;
    return upper.filled == 1 && lone.columns > 1 && lone.column > first &&
           lone.column + lone.columns - 1 < last;
}

/// Where the table lies among the rows: [first, last).
struct Region {
    std::size_t first = 0;
    std::size_t last = 0;
};

bool starts_with_number(const Seen& seen) {
    const std::string_view text = ascii_trimmed(first_words(seen).text);
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

Region table_region(const std::vector<Seen>& rows) {
    const auto wide = [](const Seen& seen) { return seen.filled >= fewest_cells; };
    const auto first = std::find_if(rows.begin(), rows.end(), wide);
    if (first == rows.end()) return {0, rows.size()};
    Region region;
    region.first = static_cast<std::size_t>(first - rows.begin());
    while (region.first > 0 && heads(rows[region.first - 1], rows[region.first])) --region.first;
    const auto last = std::find_if(rows.rbegin(), rows.rend(), wide);
    region.last = rows.size() - static_cast<std::size_t>(last - rows.rbegin());
    // What follows without a gap, or begins with a number, is a row of the plan still.
    while (region.last < rows.size()) {
        const Seen& next = rows[region.last];
        const bool touches = follows(next, rows[region.last - 1]) || next.covered;
        if (!touches && !(next.filled > 1 && starts_with_number(next))) break;
        ++region.last;
    }
    return region;
}

/// Lines above the table, column by column, as long as rows follow each other.
class Lines {
  public:
    explicit Lines(std::vector<Block>& blocks) : blocks_(blocks) {}

    void add(const Seen& seen) {
        const bool touches = !columns_.empty() && follows(seen, last_);
        const bool beside = seen.filled > 1;
        if (!touches || beside != beside_ || !(beside || set_alike(first_words(seen)))) {
            flush();
            line_ = touches ? 0 : seen.row->number;
            beside_ = beside;
            look_ = first_words(seen);
        }
        for (const SheetCell& cell : seen.row->cells) {
            if (!has_words(cell)) continue;
            auto [at, fresh] = columns_.try_emplace(cell.column, Paragraph{{}, line_, true, 0});
            at->second.text += (fresh ? "" : "\n") + cell.text;
            at->second.bold = at->second.bold && cell.bold;
        }
        last_ = seen;
    }

    void flush() {
        if (columns_.size() == 1) blocks_.emplace_back(std::move(columns_.begin()->second));
        if (columns_.size() > 1) {
            Row row;
            row.line = line_;
            for (auto& [column, paragraph] : columns_) {
                Cell cell;
                cell.text = std::move(paragraph.text);
                cell.line = line_;
                cell.bold = paragraph.bold;
                row.cells.push_back(std::move(cell));
            }
            blocks_.emplace_back(Table{{std::move(row)}});
        }
        columns_.clear();
    }

  private:
    // A lone line goes on with the paragraph above it when it stands in its place and is set like it.
    bool set_alike(const SheetCell& cell) const {
        return look_.column == cell.column && look_.columns == cell.columns && look_.bold == cell.bold &&
               look_.centered == cell.centered;
    }

    std::vector<Block>& blocks_;
    std::map<int, Paragraph> columns_;
    SheetCell look_;
    Seen last_;
    int line_ = 0;
    bool beside_ = false;  // words stand side by side
};

/// The rows of the region as a table with a true grid. Columns in which no words begin are none: margins,
/// and parts that only other tables of the sheet cut their cells in.
class Grid {
  public:
    Grid(const std::vector<Seen>& rows, Region region) : rows_(rows), region_(region) {
        std::vector<int> begins(static_cast<std::size_t>(sheet_columns), 0);
        for (std::size_t r = region.first; r < region.last; ++r)
            for (const SheetCell& cell : rows[r].row->cells)
                if (has_words(cell) && cell.column < sheet_columns)
                    begins[static_cast<std::size_t>(cell.column)] = 1;
        before_.push_back(0);
        for (const int begin : begins) before_.push_back(before_.back() + begin);
        hanging_.resize(static_cast<std::size_t>(before_.back()), 0);
    }

    Table table() {
        Table table;
        for (std::size_t r = region_.first; r < region_.last; ++r) table.rows.push_back(row(r));
        return table;
    }

  private:
    /// The column of the table that a column of the sheet is, or the next one.
    int column_of(int column) const {
        return before_[static_cast<std::size_t>(std::min(column, sheet_columns))];
    }

    bool hangs(int column, int number) const { return hanging_[static_cast<std::size_t>(column)] >= number; }

    // Free columns up to `end` as empty cells.
    void leave_out(int& column, int end, int number, Row& row) const {
        for (; column < end; ++column) {
            if (hangs(column, number)) continue;
            row.cells.emplace_back();
            row.cells.back().line = number;
        }
    }

    Row row(std::size_t at) {
        const SheetRow& from = *rows_[at].row;
        Row row;
        row.line = from.number;
        row.heading = from.heading;
        int column = 0;
        for (const SheetCell& cell : from.cells) {
            const int first = column_of(cell.column), end = column_of(cell.column + cell.columns);
            if (first < column || first >= end || hangs(first, from.number)) continue;
            leave_out(column, first, from.number, row);
            Cell made;
            made.text = cell.text;
            made.line = from.number;
            made.bold = cell.bold;
            made.columns = end - first;
            made.rows = rows_to(at, cell.last_row);
            for (; column < end; ++column)
                hanging_[static_cast<std::size_t>(column)] = std::max(cell.last_row, from.number);
            row.cells.push_back(std::move(made));
        }
        leave_out(column, before_.back(), from.number, row);
        return row;
    }

    // Rows of the table from `at` to the sheet's row `last`; blank ones between are none.
    int rows_to(std::size_t at, int last) const {
        int rows = 1;
        for (std::size_t r = at + 1; r < region_.last && rows_[r].row->number <= last; ++r) ++rows;
        return rows;
    }

    const std::vector<Seen>& rows_;
    Region region_;
    std::vector<int> before_;   // how many columns of the table lie before each of the sheet
    std::vector<int> hanging_;  // the last row that each column of the table is covered to
};

void add_below(const Seen& seen, std::vector<Block>& blocks) {
    Paragraph paragraph{{}, seen.row->number, true, 0};
    for (const SheetCell& cell : seen.row->cells) {
        if (!has_words(cell)) continue;
        paragraph.text += (paragraph.text.empty() ? "" : " ") + cell.text;
        paragraph.bold = paragraph.bold && cell.bold;
    }
    blocks.emplace_back(std::move(paragraph));
}

/// «1.9» in its parts; nothing for other words.
struct Dotted {
    int whole = 0;
    int part = 0;
};
std::optional<Dotted> dotted(std::string_view text) {
    Dotted out;
    const char* const end = text.data() + text.size();
    const auto [point, fault] = std::from_chars(text.data(), end, out.whole);
    if (fault != std::errc() || point == end || *point != '.') return std::nullopt;
    const auto [last, fault_after] = std::from_chars(point + 1, end, out.part);
    const bool whole = fault_after == std::errc() && (last == end || (*last == '.' && last + 1 == end));
    return whole && out.whole > 0 && out.part > 0 ? std::optional(out) : std::nullopt;
}

// A program that takes the row's number «1.10» for a number drops its zero. Rows go up by one, so after 1.9
// (2.19) there can be no other 1.1 (2.2).
bool restore_zeros(Sheet& sheet) {
    std::map<int, Dotted> before;  // by column
    bool restored = false;
    for (SheetRow& row : sheet.rows)
        for (SheetCell& cell : row.cells) {
            const auto number = dotted(cell.text);
            if (!number) continue;
            const auto above = before.find(cell.column);
            const bool dropped = cell.number && above != before.end() &&
                                 above->second.whole == number->whole &&
                                 above->second.part + 1 == number->part * 10;
            if (dropped) cell.text += '0';
            restored = restored || dropped;
            before[cell.column] = dropped ? Dotted{number->whole, number->part * 10} : *number;
        }
    return restored;
}

constexpr std::string_view zeros_restored =
    "Номера строк, в которых таблица отбросила последний ноль, прочитаны по порядку (1.10 после 1.9)";

}  // namespace

int add_title_lines(const Sheet& sheet, std::vector<Block>& blocks) {
    const std::vector<Seen> rows = seen_rows(sheet);
    const Region region = table_region(rows);
    if (region.first == region.last) return 0;
    Lines above(blocks);
    for (std::size_t r = 0; r < region.first; ++r) above.add(rows[r]);
    above.flush();
    return rows[region.first].row->number;
}

void add_sheet(Sheet sheet, Document& document) {
    if (restore_zeros(sheet) &&
        std::find(document.remarks.begin(), document.remarks.end(), zeros_restored) == document.remarks.end())
        document.remarks.emplace_back(zeros_restored);
    if (add_title_lines(sheet, document.blocks) == 0) return;
    const std::vector<Seen> rows = seen_rows(sheet);
    const Region region = table_region(rows);
    Table table = Grid(rows, region).table();
    table.name = sheet.name;
    keep_leading_headings(table.rows);
    document.blocks.emplace_back(std::move(table));
    for (std::size_t r = region.last; r < rows.size(); ++r) add_below(rows[r], document.blocks);
}

Result<void> SheetBudget::take_row(const std::string& sheet) {
    if (++rows_ <= sheet_rows) return {};
    return failure(Fault::too_large, "В таблице больше " + std::to_string(sheet_rows) + " строк с текстом",
                   "лист «" + sheet + "»", "Оставьте в файле один план");
}

Result<void> SheetBudget::take_cell(const SheetCell& cell, const std::string& sheet) {
    bytes_ += cell.text.size();
    if (cell.column >= sheet_columns)
        return failure(Fault::too_large,
                       "В таблице больше " + std::to_string(sheet_columns) + " столбцов с текстом",
                       "лист «" + sheet + "»", "Оставьте в файле один план");
    if (++cells_ <= sheet_cells && bytes_ <= sheet_text_bytes) return {};
    return failure(Fault::too_large, "В таблицах файла слишком много текста", "лист «" + sheet + "»",
                   "Оставьте в файле один план");
}

}  // namespace vekha
