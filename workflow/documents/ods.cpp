#include "workflow/documents/ods.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "workflow/documents/ods_cells.hpp"
#include "workflow/documents/ods_styles.hpp"
#include "workflow/documents/sheet.hpp"
#include "workflow/documents/sheet_remarks.hpp"
#include "workflow/documents/xml.hpp"

namespace vekha {
namespace ods {
namespace {

using office::attribute;
using office::child;
using office::is;
using office::Xml;

constexpr int last_column = 16'384;
constexpr int last_row = 16'777'216;

bool is_hidden(pugi::xml_node node) {
    const std::string_view visibility = attribute(node, "visibility");
    return visibility == "collapse" || visibility == "filter";
}

int repeated(pugi::xml_node node, std::string_view name, int most) {
    return std::clamp(office::number(node, name, 1), 1, most);
}

/// The columns of a sheet: which are hidden, and the style of cells that name none.
class Columns {
  public:
    void take(pugi::xml_node node) {
        for (const pugi::xml_node part : node.children()) {
            if (is(part, "table-columns") || is(part, "table-header-columns") ||
                is(part, "table-column-group"))
                take(part);
            if (!is(part, "table-column")) continue;
            const int count = repeated(part, "number-columns-repeated", last_column);
            hidden_to_ += is_hidden(part) ? count : 0;
            ends_.push_back({(ends_.empty() ? 0 : ends_.back().end) + count, hidden_to_, is_hidden(part),
                             attribute(part, "default-cell-style-name")});
        }
    }

    std::string_view style(int column) const {
        const auto at = run(column);
        return at == ends_.end() ? std::string_view() : at->style;
    }

    /// Visible columns to the left of this one.
    int visible_before(int column) const {
        const auto at = run(column);
        if (at == ends_.end()) return column - hidden_to_;
        return column - at->hidden + (at->is_hidden ? at->end - column : 0);
    }

  private:
    struct Run {
        int end;     ///< past its last column
        int hidden;  ///< hidden columns up to there
        bool is_hidden;
        std::string_view style;
    };
    std::vector<Run>::const_iterator run(int column) const {
        return std::upper_bound(ends_.begin(), ends_.end(), column,
                                [](int c, const Run& r) { return c < r.end; });
    }

    std::vector<Run> ends_;
    int hidden_to_ = 0;
};

/// Rows of one sheet.
class SheetReader {
  public:
    SheetReader(pugi::xml_node table, const Styles& styles, SheetBudget& budget, SheetNotices& notices)
        : table_(table), styles_(styles), budget_(budget), notices_(notices) {
        columns_.take(table);
        sheet_.name = attribute(table, "name");
    }

    Result<Sheet> read() {
        if (auto rows = take_rows(table_, false, false); !rows) return tl::unexpected(rows.error());
        return std::move(sheet_);
    }

  private:
    // Groups of rows nest as deep as the XML may.
    Result<void> take_rows(pugi::xml_node node, bool heading, bool hidden) {
        for (const pugi::xml_node part : node.children()) {
            Result<void> taken;
            if (is(part, "table-row"))
                taken = take_row(part, heading, hidden || is_hidden(part));
            else if (is(part, "table-rows") || is(part, "table-row-group"))
                taken = take_rows(part, heading, hidden || attribute(part, "display") == "false");
            else if (is(part, "table-header-rows"))
                taken = take_rows(part, true, hidden);
            if (!taken) return taken;
        }
        return {};
    }

    Result<void> take_row(pugi::xml_node node, bool heading, bool hidden) {
        const int count = repeated(node, "number-rows-repeated", last_row);
        const int first = number_ + 1;
        number_ = std::min(number_, last_row) + count;
        SheetRow row;
        row.heading = heading;
        row.number = first;
        row.place = first - hidden_;
        if (auto cells = take_cells(node, row); !cells) return cells;
        if (hidden) {
            hidden_ = std::min(hidden_, last_row) + count;
            notices_.hidden_cells = notices_.hidden_cells || !row.cells.empty();
            return {};
        }
        if (row.cells.empty()) return {};
        for (int copy = 0; copy < count; ++copy) {
            if (auto fits = budget_.take_row(sheet_.name); !fits) return fits;
            for (const SheetCell& cell : row.cells)
                if (auto fits = budget_.take_cell(cell, sheet_.name); !fits) return fits;
            sheet_.rows.push_back(row);
            ++row.number;
            ++row.place;
        }
        return {};
    }

    Result<void> take_cells(pugi::xml_node row, SheetRow& out) {
        int column = 0;
        for (const pugi::xml_node node : row.children()) {
            const bool covered = is(node, "covered-table-cell");
            if (!covered && !is(node, "table-cell")) continue;
            const int count = repeated(node, "number-columns-repeated", last_column);
            const int first = column;
            column = std::min(column + count, last_column);
            if (covered || !node.first_child()) {
                const bool uncounted = !covered && !attribute(node, "formula").empty();
                notices_.empty_formulas = notices_.empty_formulas || uncounted;
                continue;
            }
            std::string_view style = attribute(node, "style-name");
            if (style.empty()) style = columns_.style(first);
            const CellWords words = cell_words(node, style, styles_, notices_);
            if (words.text.empty()) continue;
            for (int c = first; c < column; ++c)
                if (auto added = add_cell(node, words, c, out); !added) return added;
        }
        return {};
    }

    // A merged cell is seen while any of its columns is.
    Result<void> add_cell(pugi::xml_node node, const CellWords& words, int column, SheetRow& row) {
        const int span = repeated(node, "number-columns-spanned", last_column);
        const int rows = repeated(node, "number-rows-spanned", last_row);
        SheetCell cell;
        cell.column = columns_.visible_before(column);
        cell.columns = columns_.visible_before(std::min(column + span, last_column)) - cell.column;
        if (cell.columns <= 0) {
            notices_.hidden_cells = true;
            return budget_.take_cell({}, sheet_.name);
        }
        cell.text = words.text;
        cell.bold = words.bold;
        cell.centered = words.centered;
        cell.number = attribute(node, "value-type") == "float";
        cell.last_row = rows > 1 ? row.number + rows - 1 : 0;
        // Before it is copied any further: one cell can ask for all columns.
        if (cell.column >= sheet_columns) return budget_.take_cell(cell, sheet_.name);
        row.cells.push_back(std::move(cell));
        return {};
    }

    pugi::xml_node table_;
    const Styles& styles_;
    SheetBudget& budget_;
    SheetNotices& notices_;
    Columns columns_;
    Sheet sheet_;
    int number_ = 0, hidden_ = 0;  // rows so far
};

Result<Styles> styles_of(office::Package& package, pugi::xml_node content) {
    Styles styles;
    styles.take(content);
    constexpr std::string_view part = "styles.xml";
    if (!package.has(part)) return styles;
    auto bytes = package.read(part);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto xml = Xml::parse(std::move(*bytes), part);
    if (!xml) return tl::unexpected(xml.error());
    styles.take(xml->root());
    return styles;
}

}  // namespace
}  // namespace ods

Result<Document> read_ods(office::Package& package, std::string_view main) {
    using namespace ods;
    auto bytes = package.read(main);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto content = Xml::parse(std::move(*bytes), main);
    if (!content) return tl::unexpected(content.error());
    const auto styles = styles_of(package, content->root());
    if (!styles) return tl::unexpected(styles.error());
    Document document;
    SheetBudget budget;
    SheetNotices notices;
    for (const pugi::xml_node table : child(child(content->root(), "body"), "spreadsheet").children()) {
        if (!is(table, "table")) continue;
        if (styles->look(attribute(table, "style-name")).hidden) {
            notices.hidden_sheets.emplace_back(attribute(table, "name"));
            continue;
        }
        auto sheet = SheetReader(table, *styles, budget, notices).read();
        if (!sheet) return tl::unexpected(sheet.error());
        add_sheet(std::move(*sheet), document);
    }
    if (document.blocks.empty())
        return failure(Fault::unreadable, "В таблице нет текста", {}, "Проверьте, тот ли файл выбран");
    add_remarks(notices, document);
    return document;
}

}  // namespace vekha
