#include "workflow/reader/raw_rows.hpp"

#include <algorithm>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

// As many cells as columns: «1.1» missing at the start, empty ones missing at the end, too many at the end.
std::vector<std::string> fitted(std::vector<std::string> cells, const Heading& heading) {
    const std::size_t columns = heading.columns.size();
    const auto number = heading.place(Column::number);
    if (cells.size() + 1 == columns && number == 0U && !cells.empty() && !cells.front().empty() &&
        !row_number(cells.front()) && !is_roman_number(cells.front()))
        cells.insert(cells.begin(), std::string());
    while (cells.size() > columns) {
        const std::string extra = std::move(cells.back());
        cells.pop_back();
        if (!extra.empty()) cells.back() += (cells.back().empty() ? "" : "\n") + extra;
    }
    cells.resize(columns);
    return cells;
}

void append(Field& field, const std::string& text, const Source& source) {
    if (text.empty()) return;
    if (field.text.empty())
        field.source = source;
    else
        field.text += '\n';
    field.text += text;
}

RawRow dealt(const Line& line, const Heading& heading) {
    RawRow row;
    row.bold = line.bold;
    row.gap = line.gap;
    row.source = line.source;
    row.has_number_column = heading.place(Column::number).has_value();
    // A heading printed over the whole width stands in the first cell, whatever column that is.
    if (line.filled() == 1 && !line.cells.front().empty() && !row_number(line.cells.front())) {
        const std::string& text = line.cells.front();
        if (line.bold || line.cells.size() == 1 || calendar_heading(text) || heading_text(text) != text) {
            row.title = {text, line.source};
            return row;
        }
    }
    const auto cells = fitted(line.cells, heading);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Source source = line.source;
        source.cell = static_cast<int>(i) + 1;
        switch (heading.columns[i]) {
            case Column::number:
                row.number = cells[i];
                break;
            case Column::title:
                append(row.title, cells[i], source);
                break;
            case Column::deadline:
                append(row.deadline, cells[i], source);
                break;
            case Column::party:
                append(row.party, cells[i], source);
                break;
            case Column::result:
                append(row.result, cells[i], source);
                break;
            case Column::section:
                row.section = cells[i];
                break;
            default:
                break;
        }
    }
    row.parsed = row_number(row.number);
    if (!row.parsed && row.number.empty() && !row.title.text.empty()) {
        // «1.2. Назначение …» in a table without a number of its own.
        const Numbered inside = split_number(row.title.text);
        const bool dated = !row.bare();
        if (!inside.number.empty() && dated) {
            row.parsed = row.number = inside.number;
            row.title.text = inside.rest;
        }
    }
    return row;
}

bool is_page_number(const std::string& text) {
    const std::string folded = fold(text);
    if (letter_count(folded) == 0)
        return row_number(text) || folded.find_first_of("0123456789") == std::string::npos;
    return folded.starts_with("страница ") || folded.starts_with("стр. ") ||
           folded.starts_with("продолжение таблиц");
}

void add_paragraph(const Line& line, bool touches, RawRows& out) {
    const std::string text = line.text();
    if (is_page_number(text)) return;
    if (touches && !out.rows.empty() && out.rows.back().paragraph && !line.gap) {
        out.rows.back().title.text += '\n' + text;
        return;
    }
    RawRow row;
    row.paragraph = true;
    row.bold = line.bold;
    row.gap = line.gap;
    row.title = {text, line.source};
    row.source = line.source;
    out.rows.push_back(std::move(row));
}

// Remembers the row that names the most columns, for the error that no heading was found.
void note_nearest(const Line& line, std::size_t& most_named, RawRows& out) {
    const auto named =
        static_cast<std::size_t>(std::count_if(line.cells.begin(), line.cells.end(), [](const auto& c) {
            return column_named(c) != Column::unknown;
        }));
    if (named <= most_named) return;
    most_named = named;
    out.best_heading = squeeze(line.text());
}

}  // namespace

RawRows raw_rows(const std::vector<Line>& lines) {
    RawRows out;
    std::optional<Heading> heading;
    bool after_paragraph = false;
    std::size_t most_named = 0;
    for (const Line& line : lines) {
        if (line.row) {
            if (auto found = heading_of(line.cells)) {
                heading = std::move(found);
                out.found = true;
                after_paragraph = false;
                continue;
            }
            if (is_foreign_heading(line.cells) && !is_column_count(line.cells)) {
                heading.reset();
            }
            if (!out.found) note_nearest(line, most_named, out);
        }
        if (!out.found) {
            out.before.push_back(line);
        } else if (!line.row) {
            add_paragraph(line, after_paragraph, out);
            after_paragraph = true;
        } else if (heading && !is_column_count(line.cells) && line.filled() > 0) {
            after_paragraph = false;
            out.rows.push_back(dealt(line, *heading));
        }
    }
    return out;
}

}  // namespace vekha::reading
