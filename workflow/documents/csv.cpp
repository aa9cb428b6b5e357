#include "workflow/documents/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "workflow/documents/ascii.hpp"
#include "workflow/documents/document_check.hpp"
#include "workflow/documents/sheet.hpp"
#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

constexpr std::size_t fewest_columns = 3;
constexpr std::size_t fewest_rows = 2;
constexpr int agreeing_share = 80;  // of a hundred rows, as wide as the widest
constexpr int prose_share = 50;     // of a hundred commas with a blank after them
constexpr std::size_t judged_rows = 2'000;

struct Record {
    int line = 0;  ///< where it begins
    std::vector<std::string> fields;

    bool blank() const {
        return std::all_of(fields.begin(), fields.end(),
                           [](const auto& f) { return ascii_trimmed(f).empty(); });
    }
};

/// Cuts a text to records, one at a call.
class Records {
  public:
    Records(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {
        // Excel reads this first line as a hint and shows it to nobody.
        if (text_.starts_with("sep=")) skip_line();
    }

    bool next(Record& record) {
        if (at_ >= text_.size()) return false;
        record = {line_, {}};
        for (;;) {
            record.fields.push_back(field());
            if (at_ >= text_.size()) return true;
            const char end = text_[at_++];
            if (end == delimiter_) {
                blanks_ += at_ < text_.size() && text_[at_] == ' ' ? 1 : 0;
                ++delimiters_;
                // A delimiter at the very end of the file: an empty last field.
                if (at_ >= text_.size()) {
                    record.fields.emplace_back();
                    return true;
                }
                continue;
            }
            if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
            ++line_;
            return true;
        }
    }

    bool broken() const { return broken_; }              ///< a quote was never closed, or words followed it
    bool quoted_lines() const { return quoted_lines_; }  ///< a quoted field held a line break
    std::size_t delimiters() const { return delimiters_; }
    std::size_t blanks() const { return blanks_; }  ///< delimiters with a blank after them

  private:
    void skip_line() {
        at_ = std::min(text_.find('\n'), text_.size() - 1) + 1;
        ++line_;
    }

    bool ends_field(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }

    std::string field() {
        if (at_ < text_.size() && text_[at_] == '"') return quoted();
        const std::size_t start = at_;
        while (at_ < text_.size() && !ends_field(text_[at_])) ++at_;
        return std::string(text_.substr(start, at_ - start));
    }

    std::string quoted() {
        std::string out;
        bool closed = false;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                ++at_;
                closed = at_ >= text_.size() || text_[at_] != '"';
                if (closed) break;
            }
            const bool line = c == '\n' || (c == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] != '\n'));
            line_ += line ? 1 : 0;
            quoted_lines_ = quoted_lines_ || line;
            if (c != '\r')
                out += c;
            else if (line)
                out += '\n';
        }
        broken_ = broken_ || !closed;
        // Words after the closing quote are kept: «"Да"; нет» is no reason to lose them.
        while (at_ < text_.size() && !ends_field(text_[at_])) {
            broken_ = broken_ || text_[at_] != ' ';
            out += text_[at_++];
        }
        return out;
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    int line_ = 1;
    bool broken_ = false, quoted_lines_ = false;
    std::size_t delimiters_ = 0, blanks_ = 0;
};

// Rows that agree: between the first and the last of full width hardly one is narrower; lines above and below
// have no delimiter at all, or are as wide as the table.
bool rows_agree(const std::vector<std::size_t>& widths) {
    std::map<std::size_t, std::size_t> counts;
    for (const std::size_t width : widths) ++counts[width];
    const std::size_t widest = counts.empty() ? 0 : counts.rbegin()->first;
    if (widest < fewest_columns || widest > static_cast<std::size_t>(sheet_columns)) return false;
    const auto first = std::find(widths.begin(), widths.end(), widest);
    const auto last = std::find(widths.rbegin(), widths.rend(), widest).base();
    const auto rows = static_cast<std::size_t>(last - first);
    const bool lone_outside = std::all_of(widths.begin(), first, [](auto w) { return w == 1; }) &&
                              std::all_of(last, widths.end(), [](auto w) { return w == 1; });
    return rows >= fewest_rows && lone_outside && counts[widest] * 100 >= rows * agreeing_share;
}

// Tables of tabs whose cells hold commas and semicolons: «15,0», «Отдел; школы».
bool is_tabbed(std::string_view text) {
    std::size_t rows = 0;
    for (std::size_t at = 0; at < text.size() && rows < fewest_rows;) {
        const auto end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        rows += std::count(line.begin(), line.end(), '\t') + 1 >= static_cast<std::ptrdiff_t>(fewest_columns)
                    ? 1
                    : 0;
        at = end + 1;
    }
    return rows >= fewest_rows;
}

bool is_csv(std::string_view text, char delimiter) {
    if (delimiter != '\t' && is_tabbed(text)) return false;
    Records records(text, delimiter);
    std::vector<std::size_t> widths;
    Record record;
    bool whole = true;
    while (records.next(record)) {
        if (record.blank()) continue;
        widths.push_back(record.fields.size());
        if (widths.size() == judged_rows) {
            whole = false;
            break;
        }
    }
    if (whole && records.broken()) return false;
    if (delimiter == '\t' && !records.quoted_lines()) return false;
    if (delimiter == ',' && records.blanks() * 100 > records.delimiters() * prose_share) return false;
    return rows_agree(widths);
}

}  // namespace

std::optional<char> csv_delimiter(std::string_view text) {
    for (const char delimiter : {';', '\t', ','})
        if (is_csv(text, delimiter)) return delimiter;
    return std::nullopt;
}

Result<Document> read_csv(std::string_view text, char delimiter) {
    if (text.size() > limits::document_bytes)
        return failure(Fault::too_large,
                       "Документ больше " + std::to_string(limits::document_bytes / 1024 / 1024) + " МБ", {},
                       "Оставьте в файле один план");
    Records records(text, delimiter);
    Sheet sheet;
    SheetBudget budget;
    Record record;
    for (int place = 1; records.next(record); ++place) {
        if (record.blank()) continue;
        SheetRow row;
        row.number = record.line;
        row.place = place;
        for (std::size_t f = 0; f < record.fields.size(); ++f) {
            const std::string_view words = ascii_trimmed(record.fields[f]);
            if (words.empty()) continue;
            SheetCell cell{static_cast<int>(f), std::string(words)};
            cell.number = true;
            row.cells.push_back(std::move(cell));
            if (auto fits = budget.take_cell(row.cells.back(), "CSV"); !fits)
                return tl::unexpected(fits.error());
        }
        if (auto fits = budget.take_row("CSV"); !fits) return tl::unexpected(fits.error());
        sheet.rows.push_back(std::move(row));
    }
    Document document;
    add_sheet(std::move(sheet), document);
    if (auto fits = check_document(document); !fits) return tl::unexpected(fits.error());
    return document;
}

}  // namespace vekha
