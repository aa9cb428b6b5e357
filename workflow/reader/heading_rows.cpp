#include "workflow/reader/heading_rows.hpp"

#include <algorithm>
#include <utility>

#include "workflow/reader/columns_by_content.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/heading_words.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t most_rows = 3;
constexpr std::size_t longest_sub = 100;      // bytes of a cell in a second or third row
constexpr std::size_t longest_partial = 160;  // bytes of a cell in a heading that content completes

bool own_words(const Line& line, std::size_t c) {
    return c < line.cells.size() && line.cover(c) == Cover::own && !line.cells[c].empty();
}

std::size_t own_count(const Line& line) {
    std::size_t count = 0;
    for (std::size_t c = 0; c < line.cells.size(); ++c) count += own_words(line, c) ? 1 : 0;
    return count;
}

bool same_table(const Line& a, const Line& b) {
    return b.row && !b.lone && a.source.table == b.source.table;
}

/// Builds the cells of a heading row after row.
class Labels {
  public:
    explicit Labels(const Line& line) : cells_(line.cells.size()) {
        for (std::size_t c = 0; c < cells_.size(); ++c) {
            cells_[c].covered = line.cover(c) == Cover::left && c > 0;
            cells_[c].text = cells_[c].covered ? cells_[c - 1].text : line.cells[c];
        }
    }

    const std::vector<HeadingCell>& cells() const { return cells_; }

    // «Срок» printed once over two columns of a text: the second is empty above its own word.
    void reach_over(const Line& next) {
        for (std::size_t c = 1; c < cells_.size(); ++c)
            if (cells_[c].text.empty() && own_words(next, c) && own_words(next, c - 1))
                cells_[c] = cells_[c - 1];
    }

    void add_below(const Line& line) {
        cells_.resize(std::max(cells_.size(), line.cells.size()));
        for (std::size_t c = 0; c < line.cells.size(); ++c) {
            const bool covered = line.cover(c) == Cover::left && c > 0;
            const std::string text = covered ? cells_[c - 1].text : line.cells[c];
            if (text.empty() || text == cells_[c].text) continue;
            cells_[c].covered = covered;
            cells_[c].group += (cells_[c].group.empty() ? "" : " ") + cells_[c].text;
            cells_[c].text = text;
        }
    }

    void go_on(const Line& line) {
        for (std::size_t c = 0; c < std::min(cells_.size(), line.cells.size()); ++c)
            if (own_words(line, c)) append_cut(cells_[c].text, line.cells[c]);
    }

    // A row whose words stand under what the rows above leave open.
    bool parted_by(const Line& line) const {
        bool opens = false;
        for (std::size_t c = 0; c < line.cells.size(); ++c) {
            if (!own_words(line, c)) continue;
            const std::string& text = line.cells[c];
            const std::string over = c < cells_.size() ? cells_[c].text : std::string();
            const std::string folded = squeeze(fold(text));
            const bool under_deadline = heading_word(fold(over)) != nullptr || !over.empty();
            const bool known = span_named(text, over) || names_begin(folded, under_deadline) ||
                               names_end(folded, under_deadline) || column_named(text) != Column::unknown ||
                               folded.starts_with("план") || folded.starts_with("факт");
            if (!known || text.size() > longest_sub) return false;
            opens = opens || over.empty() || (c > 0 && c < cells_.size() && over == cells_[c - 1].text) ||
                    (c + 1 < cells_.size() && over == cells_[c + 1].text);
        }
        return opens;
    }

  private:
    std::vector<HeadingCell> cells_;
};

// «п/п», «мероприятия», «исполнения»: the second line of words that the first row began.
bool goes_on_small(const Line& above, const Line& line) {
    if (own_count(line) < 2) return false;
    for (std::size_t c = 0; c < line.cells.size(); ++c) {
        if (!own_words(line, c)) continue;
        const std::string& text = line.cells[c];
        const bool small = starts_lower(text) || is_number_sign(squeeze(fold(text)));
        if (!small || text.size() > longest_sub || !own_words(above, c)) return false;
        if (text.find_first_of("0123456789") != std::string::npos || datedness(text) == 2) return false;
    }
    return true;
}

struct Built {
    Labels labels;
    std::size_t rows;
};

Built build(const std::vector<Line>& lines, std::size_t i, bool first) {
    Built built{Labels(lines[i]), 1};
    while (built.rows < most_rows && i + built.rows < lines.size()) {
        const Line& next = lines[i + built.rows];
        if (!same_table(lines[i], next) || is_column_count(next.cells)) break;
        Labels reached = built.labels;
        reached.reach_over(next);
        if (own_count(next) >= 2 && reached.parted_by(next)) {
            built.labels = std::move(reached);
            built.labels.add_below(next);
        } else if (first && built.rows == 1 && goes_on_small(lines[i], next)) {
            built.labels.go_on(next);
        } else {
            break;
        }
        ++built.rows;
    }
    return built;
}

bool may_begin(const Line& line) {
    return line.row && !line.lone && !line.spans_width() && own_count(line) >= 2 &&
           may_be_heading(line.cells);
}

}  // namespace

std::optional<HeadingRows> heading_at(const std::vector<Line>& lines, std::size_t i, bool first) {
    if (!may_begin(lines[i])) return std::nullopt;
    const bool names_one = std::any_of(lines[i].cells.begin(), lines[i].cells.end(), [](const auto& cell) {
        return column_named(cell) != Column::unknown;
    });
    if (!names_one) return std::nullopt;
    const Built built = build(lines, i, first);
    if (built.rows > 1) {
        Heading heading = columns_of(built.labels.cells());
        if (heading.complete()) return HeadingRows{std::move(heading), built.rows};
    }
    // Columns that a merged cell covers are its own.
    if (!heading_of(lines[i].cells)) return std::nullopt;
    return HeadingRows{columns_of(Labels(lines[i]).cells()), 1};
}

std::optional<HeadingRows> partial_heading_at(const std::vector<Line>& lines, std::size_t i, bool loose) {
    if (!may_begin(lines[i])) return std::nullopt;
    for (const auto& cell : lines[i].cells)
        if (cell.size() > longest_partial || row_number_like(cell) ||
            (datedness(cell) == 2 && !span_named(cell, {})))
            return std::nullopt;
    const Built built = build(lines, i, true);
    Heading heading = columns_of(built.labels.cells());
    const auto named = std::count_if(heading.columns.begin(), heading.columns.end(), [](Column column) {
        return column != Column::unknown && column != Column::note;
    });
    if (named < 2 || (!loose && !heading.has(Column::title) && !heading.dated())) return std::nullopt;
    return HeadingRows{std::move(heading), built.rows};
}

}  // namespace vekha::reading
