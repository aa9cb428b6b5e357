#include "workflow/reader/deal_row.hpp"

#include <algorithm>
#include <utility>

#include "workflow/reader/columns_by_content.hpp"
#include "workflow/reader/ditto.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

/// The cells of a line, one for each column of the heading.
struct Fitted {
    std::vector<std::string> cells;
    std::size_t shifted = 0;  ///< how many columns stand before the first printed cell
};

// As many cells as columns: «1.1» missing at the start, empty ones missing at the end, too many at the end.
Fitted fitted(std::vector<std::string> cells, const Heading& heading) {
    Fitted fit;
    const std::size_t columns = heading.columns.size();
    const auto number = heading.place(Column::number);
    if (cells.size() + 1 == columns && number == 0U && !cells.empty() && !cells.front().empty() &&
        !row_label(cells.front()) && !is_roman_number(cells.front())) {
        cells.insert(cells.begin(), std::string());
        fit.shifted = 1;
    }
    while (cells.size() > columns) {
        const std::string extra = std::move(cells.back());
        cells.pop_back();
        if (!extra.empty()) cells.back() += (cells.back().empty() ? "" : "\n") + extra;
    }
    cells.resize(columns);
    for (std::string& cell : cells)
        if (is_nothing(cell)) cell.clear();
    fit.cells = std::move(cells);
    return fit;
}

void append(Field& field, const std::string& text, const Source& source) {
    // An empty cell is still where the field stands.
    if (field.source == Source{} || (field.text.empty() && !text.empty())) field.source = source;
    if (text.empty()) return;
    if (!field.text.empty()) field.text += '\n';
    field.text += text;
}

// «до 1 мая, отдел кадров» or a line each: what reads as a deadline, and the rest.
std::pair<std::string, std::string> deadline_and_party(const std::string& cell) {
    const char mark = cell.find('\n') != std::string::npos ? '\n' : ',';
    std::string deadline, party;
    for (std::size_t at = 0; at <= cell.size();) {
        const auto end = std::min(cell.find(mark, at), cell.size());
        const std::string part(trim(std::string_view(cell).substr(at, end - at), ",;"));
        const bool dated = party.empty() && datedness(part) > 0;
        std::string& field = dated ? deadline : party;
        if (!part.empty()) field += (field.empty() ? "" : mark == ',' ? ", " : "\n") + part;
        at = end + 1;
    }
    return {std::move(deadline), std::move(party)};
}

/// Puts one cell after another where its column says.
class Dealer {
  public:
    Dealer(const Line& line, const Heading& heading) : line_(line), heading_(heading) {
        row_.bold = line.bold;
        row_.gap = line.gap;
        row_.source = line.source;
        row_.has_number_column = heading.has(Column::number);
        row_.has_section_column = heading.has(Column::section);
    }

    RawRow run() {
        fit_ = fitted(line_.cells, heading_);
        more_of_above_ = is_more_of_above();
        row_.same_row = more_of_above_;
        for (std::size_t i = 0; i < fit_.cells.size(); ++i) take(i);
        take_marks();
        take_two_dates();
        if (const auto title = heading_.place(Column::title)) row_.source.cell = source_of(*title).cell;
        return std::move(row_);
    }

  private:
    Source source_of(std::size_t i) const {
        Source source = line_.source;
        source.cell = static_cast<int>(std::max(i, fit_.shifted) - fit_.shifted) + 1;
        return source;
    }

    // Number and title merged from above: another deadline, another party of the same item. A title with a
    // part of its own is another item.
    bool is_more_of_above() const {
        const auto number = heading_.place(Column::number);
        bool merged = false;
        for (std::size_t i = 0; i < heading_.columns.size(); ++i) {
            if (heading_.columns[i] != Column::title) continue;
            if (line_.cover(i) == Cover::own && !fit_.cells[i].empty()) return false;
            merged = merged || line_.cover(i) == Cover::above;
        }
        return merged && (!number || line_.cover(*number) == Cover::above || fit_.cells[*number].empty());
    }

    void take(std::size_t i) {
        if (more_of_above_ && line_.cover(i) == Cover::above) return;
        const std::string& cell = fit_.cells[i];
        switch (heading_.columns[i]) {
            case Column::number:
                row_.number = cell;
                break;
            case Column::title:
                append(row_.title, cell, source_of(i));
                break;
            case Column::deadline:
                append(row_.deadline, cell, source_of(i));
                break;
            case Column::deadline_party: {
                const auto [deadline, party] = deadline_and_party(cell);
                append(row_.deadline, deadline, source_of(i));
                append(row_.party, party, source_of(i));
                break;
            }
            case Column::party:
                append(row_.party, cell, source_of(i));
                break;
            case Column::result:
                append(row_.result, cell, source_of(i));
                break;
            case Column::section:
                if (row_.section.empty()) row_.section = cell;
                break;
            case Column::begins:
                row_.dates.begins = cell;
                row_.deadline.source = source_of(i);
                break;
            case Column::ends:
                row_.dates.ends = cell;
                if (row_.deadline.source == Source{}) row_.deadline.source = source_of(i);
                break;
            default:
                break;
        }
    }

    void take_marks() {
        const auto first = heading_.place(Column::span);
        if (!first || more_of_above_) return;
        std::vector<std::string> marks = fit_.cells;
        std::optional<std::size_t> marked;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (!heading_.spans[i]) continue;
            // One «+» merged over several quarters.
            if (line_.cover(i) == Cover::left && i > *first) marks[i] = marks[i - 1];
            if (!marked && !marks[i].empty()) marked = i;
        }
        append(row_.deadline, marked_phrase(heading_.spans, marks), source_of(marked.value_or(*first)));
    }

    // «01.02.2026» and «15.03.2026» are printed as one deadline; one of the two alone says what its column
    // does.
    void take_two_dates() {
        TwoDates& dates = row_.dates;
        const bool both = !dates.begins.empty() && !dates.ends.empty() && dates.begins != dates.ends;
        if (both) {
            row_.deadline.text += squeeze(dates.begins) + " – " + squeeze(dates.ends);
            return;
        }
        const bool ends = !dates.ends.empty();
        const std::string text = squeeze(ends ? dates.ends : dates.begins);
        const bool alone = dates.begins.empty() != dates.ends.empty() && starts_digit(text);
        if (alone) row_.deadline.text += ends ? "до " : "с ";
        row_.deadline.text += text;
        dates = {};
    }

    const Line& line_;
    const Heading& heading_;
    RawRow row_;
    Fitted fit_;
    bool more_of_above_ = false;
};

void take_letter(RawRow& row) {
    const auto space = row.title.text.find(' ');
    if (space == std::string::npos || row.has_number_column) return;
    const auto label = row_label(std::string_view(row.title.text).substr(0, space));
    if (!label || row.title.text.find("\nб)") != std::string::npos) return;
    row.number = *label;
    row.parsed = label;
    row.title.text = row.title.text.substr(space + 1);
}

// «1.2. Назначение …», «а) в посёлках» in a table without a number of its own. A bare «1. Кадры» is a
// heading; a bare «1.2. …» may be a measure without a deadline.
void take_number_from_title(RawRow& row) {
    if (row.parsed || !row.number.empty() || row.title.text.empty()) return;
    const Numbered inside = split_number(row.title.text);
    const bool nested = inside.number.find('.') != std::string::npos;
    if (row.bare() ? !nested : inside.number.empty()) return take_letter(row);
    row.parsed = row.number = inside.number;
    row.title.text = inside.rest;
}

// A heading printed over the whole width stands in the first cell, whatever column that is.
bool is_over_the_width(const Line& line) {
    if (line.spans_width()) return true;
    if (line.filled() != 1 || line.cells.front().empty() || row_label(line.cells.front())) return false;
    const std::string& text = line.cells.front();
    return line.bold || line.cells.size() == 1 || calendar_heading(text) || heading_text(text) != text;
}

}  // namespace

RawRow dealt(const Line& line, const Heading& heading) {
    if (is_over_the_width(line)) {
        RawRow row;
        row.bold = line.bold;
        row.gap = line.gap;
        row.source = line.source;
        row.has_number_column = heading.has(Column::number);
        row.whole = line.spans_width();
        row.title = {line.cells.front(), line.source};
        if (!line.bold && !row.whole) take_number_from_title(row);
        return row;
    }
    RawRow row = Dealer(line, heading).run();
    row.parsed = row_label(row.number);
    take_number_from_title(row);
    return row;
}

std::vector<RawRow> dealt_net(const Line& line, const Heading& heading) {
    if (is_over_the_width(line)) return {dealt(line, heading)};
    std::vector<RawRow> rows;
    for (std::size_t i = 0; i < heading.spans.size() && i < line.cells.size(); ++i) {
        if (!heading.spans[i] || !is_measure(line.cells[i])) continue;
        std::vector<std::optional<Span>> alone(heading.spans.size());
        alone[i] = heading.spans[i];
        std::vector<std::string> mark(heading.spans.size());
        mark[i] = "+";
        RawRow row;
        row.source = line.source;
        row.source.cell = static_cast<int>(i) + 1;
        row.title = {line.cells[i], row.source};
        row.deadline = {marked_phrase(alone, mark), row.source};
        row.has_section_column = heading.has(Column::section);
        if (const auto section = heading.place(Column::section)) row.section = line.cells[*section];
        if (const auto party = heading.place(Column::party); party && *party < line.cells.size()) {
            row.party = {line.cells[*party], line.source};
            row.party.source.cell = static_cast<int>(*party) + 1;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace vekha::reading
