#include <algorithm>
#include <utility>

#include "workflow/documents/html_clean.hpp"
#include "workflow/documents/html_flow.hpp"
#include "workflow/documents/printed_table.hpp"
#include "workflow/documents/sheet.hpp"

namespace vekha {
namespace {

constexpr int widest_cell = 256;           // columns
constexpr int tallest_cell = 65'534;       // rows, as in browsers
constexpr std::size_t fewest_columns = 3;  // of a table of rows
constexpr std::size_t fewest_rows = 2;

struct RawCell {
    std::vector<Block> blocks;
    int columns = 1;
    int rows = 1;
};

struct RawRow {
    std::vector<RawCell> cells;
    bool heading = false;
};

bool is_element(const GumboNode& node, GumboTag tag) {
    return node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == tag;
}

template <class Take>
void each_child(const GumboNode& node, Take take) {
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto& child = *static_cast<const GumboNode*>(children.data[i]);
        if (child.type == GUMBO_NODE_ELEMENT && !has_mark(child, html_marks::hidden)) take(child);
    }
}

bool has_words(const std::vector<Block>& blocks) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [](const Block& b) { return std::holds_alternative<Paragraph>(b); });
}
bool has_table(const RawCell& cell) {
    return std::any_of(cell.blocks.begin(), cell.blocks.end(),
                       [](const Block& b) { return std::holds_alternative<Table>(b); });
}

/// Rows of one table, section by section.
class TableRows {
  public:
    TableRows(HtmlFlow::Style style, HtmlPage& page) : style_(style), page_(page) {}

    // A footer is shown at the end wherever it stands.
    void take(const GumboNode& table) {
        each_child(table, [&](const GumboNode& part) {
            if (is_element(part, GUMBO_TAG_THEAD) || is_element(part, GUMBO_TAG_TBODY)) section(part);
        });
        each_child(table, [&](const GumboNode& part) {
            if (is_element(part, GUMBO_TAG_TFOOT)) section(part);
        });
    }

    std::vector<RawRow> rows() { return std::move(rows_); }

  private:
    void section(const GumboNode& part) {
        const std::size_t first = rows_.size();
        const bool heading = is_element(part, GUMBO_TAG_THEAD);
        each_child(part, [&](const GumboNode& row) {
            if (!is_element(row, GUMBO_TAG_TR)) return;
            if (has_mark(row, html_marks::struck)) {
                page_.struck = true;
                return;
            }
            RawRow raw = cells_of(row);
            raw.heading = heading;
            rows_.push_back(std::move(raw));
        });
        // A cell ends with its section at the latest; 0 asks for just that.
        for (std::size_t r = first; r < rows_.size(); ++r)
            for (RawCell& cell : rows_[r].cells) {
                const auto left = static_cast<int>(rows_.size() - r);
                cell.rows = cell.rows <= 0 ? left : std::min(cell.rows, left);
            }
    }

    RawRow cells_of(const GumboNode& row) {
        RawRow raw;
        HtmlFlow::Style style = style_;
        style.bold = style.bold || has_mark(row, html_marks::bold);
        each_child(row, [&](const GumboNode& node) {
            if (!is_element(node, GUMBO_TAG_TD) && !is_element(node, GUMBO_TAG_TH)) return;
            RawCell cell;
            cell.columns = std::max(html_number(node, "colspan", 1, widest_cell), 1);
            cell.rows = html_number(node, "rowspan", 1, tallest_cell);
            if (has_mark(node, html_marks::struck)) {
                page_.struck = true;
            } else {
                HtmlFlow flow(page_);
                HtmlFlow::Style own = style;
                own.bold = (own.bold || is_element(node, GUMBO_TAG_TH) || has_mark(node, html_marks::bold)) &&
                           !has_mark(node, html_marks::plain);
                flow.children(node, own);
                cell.blocks = flow.take();
            }
            raw.cells.push_back(std::move(cell));
        });
        return raw;
    }

    HtmlFlow::Style style_;
    HtmlPage& page_;
    std::vector<RawRow> rows_;
};

/// It frames the page: one cell, or cells that hold tables and hardly a row of words of their own.
bool only_lays_out(const std::vector<RawRow>& rows) {
    std::size_t cells = 0, full_rows = 0;
    bool tables = false;
    for (const RawRow& row : rows) {
        cells += row.cells.size();
        const auto filled = std::count_if(row.cells.begin(), row.cells.end(),
                                          [](const RawCell& c) { return has_words(c.blocks); });
        full_rows += static_cast<std::size_t>(filled) >= fewest_columns ? 1 : 0;
        tables = tables || std::any_of(row.cells.begin(), row.cells.end(), has_table);
    }
    return cells <= 1 || (tables && full_rows < fewest_rows);
}

// Lines that a sheet's page has in the rows above its table; gives how many rows they were. Places of cells
// matter only as far as they tell columns apart.
std::size_t title_rows(const std::vector<RawRow>& rows, std::vector<Block>& blocks) {
    Sheet sheet;
    for (const RawRow& row : rows) {
        SheetRow made;
        made.number = made.place = static_cast<int>(sheet.rows.size()) + 1;
        int column = 0;
        for (const RawCell& raw : row.cells) {
            if (has_table(raw)) return 0;
            Cell cell = cell_of(raw.blocks);
            SheetCell seen{column, std::move(cell.text), cell.bold};
            seen.columns = raw.columns;
            seen.last_row = made.number + raw.rows - 1;
            made.cells.push_back(std::move(seen));
            column += raw.columns;
        }
        const auto filled = std::count_if(row.cells.begin(), row.cells.end(),
                                          [](const RawCell& c) { return has_words(c.blocks); });
        sheet.rows.push_back(std::move(made));
        if (static_cast<std::size_t>(filled) < fewest_columns) continue;
        std::vector<Block> lines;
        const int first = add_title_lines(sheet, lines);
        for (Block& line : lines) {
            if (auto* paragraph = std::get_if<Paragraph>(&line)) paragraph->line = 0;  // no line of the file
            if (auto* stamps = std::get_if<Table>(&line))
                for (Row& stamp : stamps->rows) {
                    stamp.line = 0;
                    for (Cell& cell : stamp.cells) cell.line = 0;
                }
            blocks.push_back(std::move(line));
        }
        return static_cast<std::size_t>(std::max(first, 1)) - 1;
    }
    return 0;
}

bool says_nothing(const std::vector<RawRow>& rows) {
    return std::all_of(rows.begin(), rows.end(), [](const RawRow& row) {
        return std::all_of(row.cells.begin(), row.cells.end(),
                           [](const RawCell& c) { return c.blocks.empty(); });
    });
}

bool is_data_table(const GumboNode& table) {
    std::size_t wide = 0;
    each_child(table, [&](const GumboNode& part) {
        each_child(part, [&](const GumboNode& row) {
            std::size_t cells = 0;
            each_child(row, [&](const GumboNode&) { ++cells; });
            wide += cells >= fewest_columns ? 1 : 0;
        });
    });
    return wide >= fewest_rows;
}

bool has_data_table(const GumboNode& node, HtmlFlow::Style style) {
    bool found = false;
    each_child(node, [&](const GumboNode& child) {
        if (found || is_site_part(child, style)) return;
        HtmlFlow::Style inside = style;
        inside.article = inside.article || is_element(child, GUMBO_TAG_ARTICLE);
        found = (is_element(child, GUMBO_TAG_TABLE) && is_data_table(child)) || has_data_table(child, inside);
    });
    return found;
}

}  // namespace

std::vector<Block> html_table(const GumboNode& table, HtmlFlow::Style style, HtmlPage& page) {
    std::vector<Block> blocks;
    each_child(table, [&](const GumboNode& part) {
        if (!is_element(part, GUMBO_TAG_CAPTION)) return;
        HtmlFlow caption(page);
        caption.children(part, style);
        blocks = caption.take();
    });
    TableRows reader(style, page);
    reader.take(table);
    std::vector<RawRow> rows = reader.rows();
    if (says_nothing(rows)) return blocks;
    if (only_lays_out(rows)) {
        for (RawRow& row : rows)
            for (RawCell& cell : row.cells)
                for (Block& block : cell.blocks) blocks.push_back(std::move(block));
        return blocks;
    }
    const std::size_t first = title_rows(rows, blocks);
    Table out;
    for (std::size_t r = first; r < rows.size(); ++r) {
        Row made;
        made.heading = rows[r].heading;
        for (RawCell& cell : rows[r].cells) {
            made.cells.push_back(cell_of(std::move(cell.blocks)));
            made.cells.back().columns = cell.columns;
            made.cells.back().rows = cell.rows;
        }
        out.rows.push_back(std::move(made));
    }
    keep_leading_headings(out.rows);
    blocks.emplace_back(std::move(out));
    return blocks;
}

bool has_data_table(const GumboNode& node) {
    return has_data_table(node, HtmlFlow::Style{});
}

}  // namespace vekha
