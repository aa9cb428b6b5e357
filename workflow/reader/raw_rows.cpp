#include "workflow/reader/raw_rows.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "workflow/reader/columns_by_content.hpp"
#include "workflow/reader/deal_row.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/heading_rows.hpp"
#include "workflow/reader/heading_words.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t sample_rows = 60;    // rows that tell what the columns hold
constexpr std::size_t heading_within = 6;  // rows from a table's top in which its heading stands
constexpr std::size_t longest_name = 120;  // bytes of a cell that names a column of some other table
constexpr std::size_t fewest_months = 2;   // headings over rows that date a plan without deadlines

bool is_page_number(const std::string& text) {
    const std::string folded = fold(text);
    if (letter_count(folded) == 0)
        return row_number(text) || folded.find_first_of("0123456789") == std::string::npos;
    return folded.starts_with("страница ") || folded.starts_with("стр. ") ||
           folded.starts_with("продолжение таблиц");
}

/// Goes over the lines once, from heading to heading.
class Scan {
  public:
    Scan(const std::vector<Line>& lines, Trust trust) : lines_(lines), trust_(trust) {
        if (trust != Trust::words) months_ = count_months();
    }

    RawRows run() {
        for (std::size_t i = 0; i < lines_.size();) {
            const Line& line = lines_[i];
            if (line.row && !line.lone) {
                if (const std::size_t rows = heading_rows(i); rows > 0) {
                    i += rows;
                    after_paragraph_ = false;
                    continue;
                }
                if (!out_.found) note_nearest(line);
            }
            take(line);
            ++i;
        }
        return std::move(out_);
    }

  private:
    /// How many rows from `i` are a heading that now holds; 0 for none.
    std::size_t heading_rows(std::size_t i) {
        const Line& line = lines_[i];
        if (line.source.table != table_) enter_table(i);
        if (auto found = heading_at(lines_, i, !out_.found)) {
            Heading heading = corrected(std::move(found->heading), sample(i + found->rows));
            // A table of values by years: some other table's.
            if (!heading.complete()) {
                heading_.reset();
                headed_ = true;
                return 0;
            }
            hold(std::move(heading), i);
            return found->rows;
        }
        if (is_column_count(line.cells)) return 0;
        if (repeats_heading(line)) return 1;
        if (!headed_ && static_cast<std::size_t>(line.source.row) <= heading_within)
            if (const std::size_t rows = heading_by_cells(i); rows > 0) return rows;
        const bool top = line.source.row == 1;
        const bool foreign =
            (top && !headed_ && names_other_columns(line)) ||
            (is_foreign_heading(line.cells) && (top || is_number_sign(squeeze(fold(line.cells.front())))));
        if (foreign) {
            heading_.reset();
            headed_ = true;
        }
        return 0;
    }

    // A heading that content completed stands again at the top of the next page.
    bool repeats_heading(const Line& line) const {
        return heading_ && !heading_cells_.empty() && line.cells == heading_cells_;
    }

    // The top row of a table that is no plan's heading, though all it does is name columns: «Мероприятие |
    // Источник | 2026 | 2027».
    static bool names_other_columns(const Line& line) {
        if (!may_be_heading(line.cells) || line.spans_width()) return false;
        std::size_t filled = 0, named = 0;
        for (const auto& cell : line.cells) {
            if (cell.empty()) continue;
            ++filled;
            if (cell.size() > longest_name || datedness(cell) == 2) {
                if (!span_named(cell, {})) return false;
            } else {
                named += column_named(cell) != Column::unknown ? 1 : 0;
            }
        }
        return filled >= 3 && named >= 2 && named * 2 >= filled;
    }

    // A heading that says too little, or none at all.
    std::size_t heading_by_cells(std::size_t i) {
        if (auto named = partial_heading_at(lines_, i, trust_ == Trust::content)) {
            const Sample rows = sample(i + named->rows);
            if (auto heading = completed(named->heading, rows)) {
                hold(corrected(std::move(*heading), rows), i);
                return named->rows;
            }
            const Heading& heading = named->heading;
            const bool months = trust_ >= Trust::months && months_ >= fewest_months && !heading.dated();
            if (months && heading.has(Column::title) && heading.columns.size() > 1 &&
                (heading.has(Column::party) || heading.has(Column::result))) {
                hold(std::move(named->heading), i);
                return named->rows;
            }
        }
        if (trust_ == Trust::content && !heading_ && lines_[i].source.row == 1)
            if (auto heading = heading_by_content(sample(i))) {
                hold(std::move(*heading), i);
                heading_cells_.clear();
            }
        return 0;
    }

    void hold(Heading heading, std::size_t i) {
        heading_ = std::move(heading);
        heading_cells_ = lines_[i].cells;
        headed_ = true;
        out_.found = true;
    }

    // A table without a heading goes on with the one above, unless it looks otherwise.
    void enter_table(std::size_t i) {
        table_ = lines_[i].source.table;
        headed_ = false;
        if (!heading_) return;
        if (after_appendix_) heading_.reset();
        after_appendix_ = false;
        if (!heading_ || !after_paragraph_) return;
        std::size_t widest = 0;
        for (std::size_t at = i; at < lines_.size() && lines_[at].row && lines_[at].source.table == table_;
             ++at)
            widest = std::max(widest, lines_[at].cells.size());
        if (widest + 1 < heading_->columns.size() || widest > heading_->columns.size() + 1) heading_.reset();
    }

    // The rows under a heading, up to the next table's.
    Sample sample(std::size_t i) const {
        Sample rows;
        std::size_t width = 0;
        for (; i < lines_.size() && rows.size() < sample_rows; ++i) {
            const Line& line = lines_[i];
            if (!line.row || line.source.table != lines_[i - (i > 0 ? 1 : 0)].source.table) {
                if (!rows.empty() || !line.row) break;
            }
            if (line.filled() < 2 || line.spans_width() || is_column_count(line.cells)) continue;
            if (width == 0) width = line.cells.size();
            if (line.cells.size() == width) rows.push_back(&line);
        }
        return rows;
    }

    std::size_t count_months() const {
        std::size_t months = 0;
        for (const Line& line : lines_) {
            if (line.filled() != 1 && !line.spans_width()) continue;
            const auto time = calendar_heading(line.text());
            months += (time && !time->year) || month_of_title(line.text()) ? 1 : 0;
        }
        return months;
    }

    void take(const Line& line) {
        if (!out_.found) {
            out_.before.push_back(line);
        } else if (!line.row) {
            add_paragraph(line);
            after_paragraph_ = true;
        } else if (heading_ && !is_column_count(line.cells) && line.filled() > 0) {
            after_paragraph_ = false;
            if (!heading_->grid) {
                out_.rows.push_back(dealt(line, *heading_));
                return;
            }
            for (RawRow& row : dealt_net(line, *heading_)) out_.rows.push_back(std::move(row));
        }
    }

    void add_paragraph(const Line& line) {
        const std::string text = line.text();
        if (is_page_number(text)) return;
        if (is_appendix(text)) {
            after_appendix_ = true;
            RawRow end;
            end.paragraph = end.ends_section = true;
            end.source = line.source;
            out_.rows.push_back(std::move(end));
        }
        if (after_appendix_) return;
        if (after_paragraph_ && !out_.rows.empty() && out_.rows.back().paragraph && !line.gap) {
            out_.rows.back().title.text += '\n' + text;
            return;
        }
        RawRow row;
        row.paragraph = true;
        row.bold = line.bold;
        row.gap = line.gap;
        row.title = {text, line.source};
        row.source = line.source;
        out_.rows.push_back(std::move(row));
    }

    // Remembers the row that names the most columns, for the error that no heading was found.
    void note_nearest(const Line& line) {
        const auto named =
            static_cast<std::size_t>(std::count_if(line.cells.begin(), line.cells.end(), [](const auto& c) {
                return column_named(c) != Column::unknown;
            }));
        if (named <= most_named_) return;
        most_named_ = named;
        out_.best_heading = squeeze(line.text());
    }

    const std::vector<Line>& lines_;
    Trust trust_;
    RawRows out_;
    std::optional<Heading> heading_;
    std::vector<std::string> heading_cells_;
    int table_ = 0;
    bool headed_ = false;  ///< the table has had its own heading
    bool after_paragraph_ = false;
    bool after_appendix_ = false;
    std::size_t months_ = 0;
    std::size_t most_named_ = 0;
};

}  // namespace

RawRows raw_rows(const std::vector<Line>& lines, Trust trust) {
    return Scan(lines, trust).run();
}

}  // namespace vekha::reading
