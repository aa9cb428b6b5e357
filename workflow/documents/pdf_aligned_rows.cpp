// Rows of a table without ruling lines.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "workflow/documents/pdf_columns.hpp"

namespace vekha::pdf {
namespace {

constexpr double row_gap_heights = 0.2;  ///< of white more than between lines of one cell
constexpr double close_heights = 0.3;    ///< words of one line no farther apart belong to one phrase
constexpr double numbered_share = 0.5;   ///< of the first column's lines that must be numbers
constexpr double good_bands_share = 0.85;
constexpr std::size_t lines_a_row = 8;  ///< more, on average, and the white space says nothing

std::size_t column_of(const Word& word, const std::vector<double>& gutters) {
    return static_cast<std::size_t>(std::upper_bound(gutters.begin(), gutters.end(), word.box.middle_x()) -
                                    gutters.begin());
}

/// «3», «1.2», «4)», «IV.»
bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 8 &&
           text.find_first_not_of("0123456789.)IVX") == std::string_view::npos;
}

/// Words close together run over a gutter: a heading over several columns.
bool spans(const TextLine& line, const std::vector<double>& gutters) {
    for (const Word& word : line.words)
        for (const double gutter : gutters)
            if (word.box.left < gutter - 1 && word.box.right > gutter + 1) return true;
    for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
        const Word &left = line.words[i], &right = line.words[i + 1];
        // Cells set in the middle of their height stand half a line off their neighbours.
        const double close = close_heights * left.box.height();
        const bool level = std::abs(left.box.middle_y() - right.box.middle_y()) < close;
        if (level && right.box.left - left.box.right < close &&
            column_of(left, gutters) != column_of(right, gutters))
            return true;
    }
    return false;
}

/// What lies between two white stripes over the table's whole width.
struct Band {
    double bottom = 0;
    std::vector<Word> words;
};

/// The usual white between lines of one cell: the small end of what is seen, for rows lie wider.
double inner_gap(const std::vector<Word>& words, const std::vector<double>& gutters) {
    const double widest = usual_height(words);  // lines farther apart are of two cells
    std::vector<std::vector<Word>> columns(gutters.size() + 1);
    for (const Word& word : words) columns[column_of(word, gutters)].push_back(word);
    std::vector<double> gaps;
    for (auto& column : columns) {
        const auto lines = lines_of(std::move(column));
        for (std::size_t i = 1; i < lines.size(); ++i)
            if (const double gap = lines[i].box.top - lines[i - 1].box.bottom; gap < widest)
                gaps.push_back(gap);
    }
    if (gaps.empty()) return 0;
    const auto low = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 4);
    std::nth_element(gaps.begin(), low, gaps.end());
    return *low;
}

std::vector<Band> bands_of(std::vector<Word> words, double least_white) {
    std::stable_sort(words.begin(), words.end(),
                     [](const Word& a, const Word& b) { return a.box.top < b.box.top; });
    std::vector<Band> bands;
    for (Word& word : words) {
        if (bands.empty() || word.box.top - bands.back().bottom >= least_white)
            bands.push_back({word.box.bottom, {}});
        bands.back().bottom = std::max(bands.back().bottom, word.box.bottom);
        bands.back().words.push_back(std::move(word));
    }
    return bands;
}

class RowMaker {
  public:
    RowMaker(const std::vector<TextLine>& lines, const AlignedTable& table) : gutters_(table.gutters) {
        for (std::size_t i = table.first; i < table.last; ++i)
            words_.insert(words_.end(), lines[i].words.begin(), lines[i].words.end());
        numbers_ = numbers_in(words_);
    }

    std::vector<AlignedRow> run() {
        const double white = inner_gap(words_, gutters_) + row_gap_heights * usual_height(words_);
        const auto bands = bands_of(words_, white);
        const bool by_bands = white_parts_rows(bands);
        for (const Band& band : bands) {
            if (by_bands)
                add_band(band.words);
            else
                add_lines(band.words);
        }
        return std::move(rows_);
    }

  private:
    /// Numbers that stand alone in the first column, if most of its lines are such.
    std::size_t numbers_in(const std::vector<Word>& words) const {
        std::vector<Word> first;
        for (const Word& word : words)
            if (column_of(word, gutters_) == 0) first.push_back(word);
        const auto lines = lines_of(std::move(first));
        const auto numbers = static_cast<std::size_t>(std::count_if(
            lines.begin(), lines.end(), [](const TextLine& line) { return is_number(line.text()); }));
        return static_cast<double>(numbers) >= numbered_share * static_cast<double>(lines.size()) ? numbers
                                                                                                  : 0;
    }

    bool white_parts_rows(const std::vector<Band>& bands) const {
        if (numbers_ == 0) return bands.size() > 1 && bands.size() * lines_a_row >= lines_of(words_).size();
        const auto good = std::count_if(bands.begin(), bands.end(),
                                        [&](const Band& band) { return numbers_in(band.words) <= 1; });
        return bands.size() * 2 > numbers_ &&
               static_cast<double>(good) >= good_bands_share * static_cast<double>(bands.size());
    }

    /// One row, or a heading over it that no white parts from it.
    void add_band(const std::vector<Word>& words) {
        std::vector<Word> heading, row;
        for (const TextLine& line : lines_of(words)) {
            auto& part = row.empty() && spans(line, gutters_) ? heading : row;
            part.insert(part.end(), line.words.begin(), line.words.end());
        }
        if (!heading.empty()) add(std::move(heading), true);
        if (!row.empty()) add(std::move(row), false);
    }

    /// Where no white parts rows: a row begins at each number, else where a line fills nearly all columns.
    void add_lines(const std::vector<Word>& words) {
        bool fresh = true;
        for (const TextLine& line : lines_of(words)) {
            const bool spanning = spans(line, gutters_);
            if (fresh || spanning != rows_.back().spanning || (!spanning && begins_row(line))) {
                add(line.words, spanning);
            } else {
                for (const Word& word : line.words)
                    rows_.back().cells[spanning ? 0 : column_of(word, gutters_)].push_back(word);
            }
            fresh = false;
        }
    }

    bool begins_row(const TextLine& line) const {
        std::vector<bool> filled(gutters_.size() + 1, false);
        for (const Word& word : line.words) filled[column_of(word, gutters_)] = true;
        if (numbers_ >= 2) return filled[0] && is_number(line.words.front().text);
        return std::count(filled.begin(), filled.end(), true) + 1 >=
               static_cast<std::ptrdiff_t>(filled.size());
    }

    void add(std::vector<Word> words, bool spanning) {
        AlignedRow row;
        row.spanning = spanning;
        row.cells.resize(gutters_.size() + 1);
        for (Word& word : words)
            row.cells[spanning ? 0 : column_of(word, gutters_)].push_back(std::move(word));
        rows_.push_back(std::move(row));
    }

    const std::vector<double>& gutters_;
    std::vector<Word> words_;
    std::size_t numbers_ = 0;
    std::vector<AlignedRow> rows_;
};

}  // namespace

std::vector<AlignedRow> aligned_rows(const std::vector<TextLine>& lines, const AlignedTable& table) {
    return RowMaker(lines, table).run();
}

}  // namespace vekha::pdf
