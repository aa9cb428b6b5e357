// Rows of a table without ruling lines.
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "workflow/documents/pdf_columns.hpp"

namespace vekha::pdf {
namespace {

constexpr double row_gap = 2;           ///< points more than lines of one cell lie apart
constexpr double numbered_share = 0.5;  ///< of the first column's lines that must be numbers
constexpr double good_bands_share = 0.85;

std::size_t column_of(const Word& word, const std::vector<double>& gutters) {
    return static_cast<std::size_t>(std::upper_bound(gutters.begin(), gutters.end(), word.box.middle_x()) -
                                    gutters.begin());
}

/// «3», «1.2», «4)», «IV.»
bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 8 &&
           text.find_first_not_of("0123456789.)IVX") == std::string_view::npos;
}

struct Placed {
    TextLine line;
    std::vector<std::vector<Word>> cells;
    bool spanning = false;

    bool numbered() const { return cells[0].size() == 1 && is_number(cells[0].front().text); }
    std::size_t filled() const {
        return static_cast<std::size_t>(
            std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return !cell.empty(); }));
    }
};

/// Words close together run over a gutter: the line is a heading over several columns.
bool spans(const TextLine& line, const std::vector<double>& gutters) {
    for (const Word& word : line.words)
        for (const double gutter : gutters)
            if (word.box.left < gutter - 1 && word.box.right > gutter + 1) return true;
    for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
        const double gap = line.words[i + 1].box.left - line.words[i].box.right;
        if (gap < 0.4 * line.box.height() &&
            column_of(line.words[i], gutters) != column_of(line.words[i + 1], gutters))
            return true;
    }
    return false;
}

std::vector<Placed> placed(const std::vector<TextLine>& lines, const AlignedTable& table) {
    std::vector<Placed> out;
    for (std::size_t i = table.first; i < table.last; ++i) {
        Placed one{lines[i], std::vector<std::vector<Word>>(table.gutters.size() + 1), false};
        one.spanning = spans(lines[i], table.gutters);
        for (const Word& word : lines[i].words)
            one.cells[one.spanning ? 0 : column_of(word, table.gutters)].push_back(word);
        out.push_back(std::move(one));
    }
    return out;
}

/// The white between this line and all above it.
double gap_above(const std::vector<Placed>& lines, std::size_t i, double lowest) {
    return lines[i].line.box.top - lowest;
}

/// How far apart lines of one cell usually lie: the small end of what is seen, for rows lie wider.
double inner_gap(const std::vector<Placed>& lines) {
    std::vector<double> gaps;
    double lowest = lines.front().line.box.bottom;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        gaps.push_back(gap_above(lines, i, lowest));
        lowest = std::max(lowest, lines[i].line.box.bottom);
    }
    if (gaps.empty()) return 0;
    const auto low = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 5);
    std::nth_element(gaps.begin(), low, gaps.end());
    return *low;
}

/// Where rows begin, by white space wider than inside cells.
std::vector<bool> starts_by_space(const std::vector<Placed>& lines) {
    const double least = inner_gap(lines) + row_gap;
    std::vector<bool> starts(lines.size(), false);
    starts[0] = true;
    double lowest = lines.front().line.box.bottom;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        starts[i] = gap_above(lines, i, lowest) >= least;
        lowest = std::max(lowest, lines[i].line.box.bottom);
    }
    return starts;
}

/// Do the bands between starts hold one number each, at most?
bool fits_numbers(const std::vector<Placed>& lines, const std::vector<bool>& starts) {
    std::size_t bands = 0, good = 0, numbers = 0;
    for (std::size_t i = 0; i <= lines.size(); ++i) {
        if (i == lines.size() || starts[i]) {
            if (i > 0) {
                ++bands;
                good += numbers <= 1 ? 1 : 0;
            }
            numbers = 0;
        }
        if (i < lines.size() && lines[i].numbered()) ++numbers;
    }
    return static_cast<double>(good) >= good_bands_share * static_cast<double>(bands);
}

std::vector<bool> starts_by_number(const std::vector<Placed>& lines) {
    std::vector<bool> starts(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i)
        starts[i] = i == 0 || lines[i].numbered() || lines[i].spanning != lines[i - 1].spanning;
    return starts;
}

/// Rows whose cells all begin on one line: that line fills nearly all columns.
std::vector<bool> starts_by_fill(const std::vector<Placed>& lines) {
    std::vector<bool> starts(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i)
        starts[i] = i == 0 || lines[i].spanning != lines[i - 1].spanning ||
                    lines[i].filled() + 1 >= lines[i].cells.size();
    return starts;
}

std::vector<bool> row_starts(const std::vector<Placed>& lines) {
    std::size_t numbered = 0, in_first = 0, bands = 0;
    for (const Placed& line : lines) {
        if (line.spanning || line.cells[0].empty()) continue;
        ++in_first;
        numbered += line.numbered() ? 1 : 0;
    }
    const bool by_numbers =
        numbered >= 2 && static_cast<double>(numbered) >= numbered_share * static_cast<double>(in_first);
    auto starts = starts_by_space(lines);
    bands = static_cast<std::size_t>(std::count(starts.begin(), starts.end(), true));
    if (by_numbers)
        return fits_numbers(lines, starts) && bands > numbered / 2 ? starts : starts_by_number(lines);
    constexpr std::size_t lines_a_row = 8;  // more in a row, on average, and the white says nothing
    return bands * lines_a_row >= lines.size() && bands > 1 ? starts : starts_by_fill(lines);
}

}  // namespace

std::vector<AlignedRow> aligned_rows(const std::vector<TextLine>& lines, const AlignedTable& table) {
    std::vector<Placed> all = placed(lines, table);
    const auto starts = row_starts(all);
    std::vector<AlignedRow> rows;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Placed& line = all[i];
        if (starts[i] || rows.back().spanning != line.spanning) {
            rows.push_back({line.line.box, std::move(line.cells), line.spanning});
            continue;
        }
        AlignedRow& row = rows.back();
        row.box.bottom = std::max(row.box.bottom, line.line.box.bottom);
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            row.cells[c].insert(row.cells[c].end(), line.cells[c].begin(), line.cells[c].end());
    }
    return rows;
}

}  // namespace vekha::pdf
