// Columns that stand under rulers of dashes, as pandoc prints them: the ruler's groups say where each column
// lies.
#include <algorithm>

#include "workflow/documents/text_tables.hpp"

namespace vekha {
namespace {

using Kind = TextLine::Kind;

constexpr std::size_t fewest_columns = 3;
constexpr std::size_t most_heading_lines = 8;

struct Column {
    std::size_t first, last;  // characters, last exclusive
};

std::vector<Column> columns_of(std::string_view ruler) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < ruler.size(); ++i) {
        if (ruler[i] != '-' && ruler[i] != '=') continue;
        std::size_t end = i;
        while (end < ruler.size() && (ruler[end] == '-' || ruler[end] == '=')) ++end;
        columns.push_back({i, end});
        i = end;
    }
    return columns;
}

// Byte offset of the n-th character.
std::size_t offset(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    while (at < text.size() && characters > 0) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
        --characters;
    }
    return at;
}

std::vector<std::string> slices(std::string_view line, const std::vector<Column>& columns) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::size_t first = offset(line, columns[c].first);
        const std::size_t last = c + 1 < columns.size() ? offset(line, columns[c + 1].first) : line.size();
        std::string cell(line.substr(first, last - first));
        const auto begin = cell.find_first_not_of(' '), end = cell.find_last_not_of(' ');
        cells.push_back(begin == std::string::npos ? std::string() : cell.substr(begin, end - begin + 1));
    }
    return cells;
}

class Rows {
  public:
    Rows(Table& table, const std::vector<Column>& columns) : table_(table), columns_(columns) {}
    void add(const TextLine& line) {
        const auto more = slices(line.text, columns_);
        if (cells_.empty()) {
            cells_ = more;
            line_ = line.number;
            return;
        }
        for (std::size_t c = 0; c < cells_.size(); ++c)
            if (!more[c].empty()) cells_[c] += '\n' + more[c];
    }
    void end_row() {
        if (cells_.empty()) return;
        Row row;
        row.line = line_;
        for (const auto& text : cells_) row.cells.push_back(text_cell(text, line_));
        table_.rows.push_back(std::move(row));
        cells_.clear();
    }

  private:
    Table& table_;
    const std::vector<Column>& columns_;
    std::vector<std::string> cells_;
    int line_ = 0;
};

}  // namespace

std::size_t ruled_table_at(const std::vector<TextLine>& lines, std::size_t i, Table& table) {
    // The heading's first line is plain, or a full ruler stands above it; the column ruler comes within a few
    // lines.
    std::size_t ruler = i, heading = i;
    if (lines[i].kind == Kind::ruler && columns_of(lines[i].text).size() < fewest_columns)
        ruler = heading = i + 1;
    while (ruler < lines.size() && ruler - i <= most_heading_lines && lines[ruler].kind == Kind::plain)
        ++ruler;
    if (ruler >= lines.size() || lines[ruler].kind != Kind::ruler || ruler == heading) return i;
    const auto columns = columns_of(lines[ruler].text);
    if (columns.size() < fewest_columns) return i;
    Rows rows(table, columns);
    for (std::size_t at = heading; at < ruler; ++at) rows.add(lines[at]);
    rows.end_row();
    // Blank lines between the rows mean that a row may take several lines.
    std::size_t end = ruler + 1;
    bool spaced = false;
    while (end < lines.size() && lines[end].kind != Kind::ruler && lines[end].kind != Kind::tabs) {
        if (lines[end].kind == Kind::blank) {
            if (end + 1 >= lines.size() || lines[end + 1].kind == Kind::blank) break;
            spaced = spaced || lines[end + 1].kind == Kind::plain;
        }
        ++end;
    }
    const bool closed = end < lines.size() && lines[end].kind == Kind::ruler;
    if (spaced && !closed) spaced = false;
    for (std::size_t at = ruler + 1; at < end; ++at) {
        if (lines[at].kind == Kind::blank) {
            rows.end_row();
            if (!spaced) return at;
            continue;
        }
        rows.add(lines[at]);
        if (!spaced) rows.end_row();
    }
    rows.end_row();
    return closed ? end + 1 : end;
}

}  // namespace vekha
