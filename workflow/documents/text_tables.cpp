#include "workflow/documents/text_tables.hpp"

#include <algorithm>
#include <cctype>

#include "workflow/documents/markup.hpp"

namespace vekha {
namespace {

using Kind = TextLine::Kind;

constexpr std::size_t most_lines_in_cell = 40;
constexpr std::size_t fewest_columns = 3;  // fewer tabs are an indent, or a name beside a position

Row row_of(const std::vector<std::string>& cells, int line) {
    Row row;
    row.line = line;
    for (const auto& text : cells) row.cells.push_back(text_cell(text, line));
    return row;
}

// The next line that is not blank; lines.size() for none.
std::size_t skip_blank(const std::vector<TextLine>& lines, std::size_t i) {
    while (i < lines.size() && lines[i].kind == Kind::blank) ++i;
    return i;
}

// A cell on a line of its own: one tab, at the start.
bool lone_cell(const TextLine& line) {
    return line.kind == Kind::tabs && line.text.front() == '\t' &&
           line.text.find('\t', 1) == std::string::npos;
}

// A ribbon: cells one a line, each after a tab; lines without a tab go on with their cell.
std::size_t ribbon(const std::vector<TextLine>& lines, std::size_t i, Table& table) {
    for (;;) {
        std::string text = lines[i].text.substr(1);
        const int number = lines[i].number;
        for (++i; i < lines.size() && lines[i].kind == Kind::plain; ++i) text += '\n' + lines[i].text;
        table.rows.push_back(Row{{text_cell(text, number)}, number});
        const std::size_t next = skip_blank(lines, i);
        if (next >= lines.size() || !lone_cell(lines[next])) return i;
        i = next;
    }
}

bool starts_small(std::string_view text) {
    // Lower-case Cyrillic: а–п, р–я, ё.
    if (text.size() < 2) return false;
    const auto lead = static_cast<unsigned char>(text[0]), tail = static_cast<unsigned char>(text[1]);
    return (lead == 0xD0 && tail >= 0xB0) || (lead == 0xD1 && tail >= 0x80) || std::islower(lead) != 0;
}

void append_line(std::vector<std::string>& cells, const std::vector<std::string>& more) {
    cells.back() += '\n' + more.front();
    cells.insert(cells.end(), more.begin() + 1, more.end());
}

// Lines without tabs go on with a cell where the line with tabs after them makes the row full.
bool completes(const std::vector<TextLine>& lines, std::size_t i, std::size_t cells, std::size_t columns) {
    if (cells < 2 || cells >= columns) return false;
    const std::size_t last = std::min(lines.size(), i + most_lines_in_cell);
    while (i < last && lines[i].kind == Kind::plain) ++i;
    return i < last && lines[i].kind == Kind::tabs && !lone_cell(lines[i]) &&
           cells + tab_cells(lines[i].text).size() - 1 == columns;
}

// Rows of tabs. A line end inside a cell shows as a short row that the next line makes full.
std::size_t tab_rows(const std::vector<TextLine>& lines, std::size_t i, Table& table) {
    const std::size_t columns = tab_cells(lines[i].text).size();
    while (i < lines.size() && (lines[i].kind == Kind::tabs || lines[i].kind == Kind::ruler)) {
        if (lines[i].kind == Kind::ruler || lone_cell(lines[i])) {
            if (lines[i].kind == Kind::tabs) break;
            ++i;
            continue;
        }
        const int number = lines[i].number;
        auto cells = tab_cells(lines[i].text);
        for (++i; i < lines.size(); ++i) {
            const bool more = lines[i].kind == Kind::tabs && cells.size() >= 2 && cells.size() < columns;
            const bool rest = lines[i].kind == Kind::plain &&
                              (starts_small(lines[i].text) || completes(lines, i, cells.size(), columns));
            if (!more && !rest) break;
            const auto next = more ? tab_cells(lines[i].text) : std::vector<std::string>{lines[i].text};
            if (next.size() >= columns || cells.size() + next.size() - 1 > columns) break;
            append_line(cells, next);
        }
        const bool ruler = std::all_of(cells.begin(), cells.end(), [](const std::string& c) {
            return c.find_first_not_of("-=: ") == std::string::npos;
        });
        const bool blank = std::all_of(cells.begin(), cells.end(), [](const std::string& c) {
            return c.find_first_not_of(' ') == std::string::npos;
        });
        if (!ruler || blank) table.rows.push_back(row_of(cells, number));
        const std::size_t next = skip_blank(lines, i);
        if (next >= lines.size() || (lines[next].kind != Kind::tabs && lines[next].kind != Kind::ruler))
            return i;
        i = next;
    }
    return i;
}

// «Мероприятие<TAB>Срок», or a position beside a name.
bool is_pair(const TextLine& line) {
    return line.kind == Kind::tabs && line.text.front() != '\t' &&
           tab_cells(line.text).size() < fewest_columns;
}

bool is_number(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos || !std::isdigit(static_cast<unsigned char>(text[first])))
        return false;
    return text.find_first_not_of(" 0123456789.)") == std::string_view::npos;
}
bool is_blank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}

// The lines between two borders of a box: one row, or several where numbers begin each.
void box_rows(const std::vector<const TextLine*>& lines, Table& table) {
    std::vector<std::string> cells;
    int number = 0;
    const auto flush = [&] {
        if (!cells.empty()) table.rows.push_back(row_of(cells, number));
        cells.clear();
    };
    for (const TextLine* line : lines) {
        auto more = pipe_cells(line->text);
        if (!cells.empty() && (is_number(more.front()) || more.size() != cells.size())) flush();
        if (cells.empty()) {
            cells = std::move(more);
            number = line->number;
        } else {
            for (std::size_t c = 0; c < cells.size(); ++c)
                if (!is_blank(more[c])) cells[c] += '\n' + more[c].substr(more[c].find_first_not_of(' '));
        }
    }
    flush();
}

std::size_t pipe_rows(const std::vector<TextLine>& lines, std::size_t i, Table& table) {
    std::vector<std::vector<const TextLine*>> groups(1);
    std::size_t borders = 0;
    for (;; ++i) {
        std::size_t at = i;
        // A blank line does not end a table that goes on below it.
        if (at < lines.size() && lines[at].kind == Kind::blank) at = skip_blank(lines, at);
        if (at >= lines.size() || (lines[at].kind != Kind::pipes && lines[at].kind != Kind::border)) break;
        i = at;
        if (lines[i].kind == Kind::border) {
            ++borders;
            if (!groups.back().empty()) groups.emplace_back();
        } else {
            groups.back().push_back(&lines[i]);
        }
    }
    const bool box = borders >= 3;
    for (const auto& group : groups) {
        if (box) {
            box_rows(group, table);
        } else {
            for (const TextLine* line : group)
                table.rows.push_back(row_of(pipe_cells(line->text), line->number));
        }
    }
    return i;
}

}  // namespace

Cell text_cell(std::string_view text, int line) {
    Plain plain = without_markup(text);
    Cell cell;
    cell.text = std::move(plain.text);
    cell.line = line;
    cell.bold = plain.bold;
    return cell;
}

std::size_t table_at(const std::vector<TextLine>& lines, std::size_t i, Table& table) {
    switch (lines[i].kind) {
        case Kind::tabs:
            if (lone_cell(lines[i])) return ribbon(lines, i, table);
            if (is_pair(lines[i])) {
                for (; i < lines.size() && is_pair(lines[i]); ++i)
                    table.rows.push_back(row_of(tab_cells(lines[i].text), lines[i].number));
                return i;
            }
            return tab_rows(lines, i, table);
        case Kind::pipes:
        case Kind::border:
            return pipe_rows(lines, i, table);
        default:
            return ruled_table_at(lines, i, table);
    }
}

}  // namespace vekha
