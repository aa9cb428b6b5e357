#include "daemon/api/document_json.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "daemon/api/json_out.hpp"

namespace vekha::api {
namespace {

constexpr int widest_span = 1'000;

std::size_t text_bytes(const Table& table) {
    std::size_t bytes = 0;
    for (const auto& row : table.rows)
        for (const auto& cell : row.cells) bytes += cell.text.size();
    return bytes;
}

std::size_t text_bytes(const Document& document) {
    std::size_t bytes = 0;
    for (const auto& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block))
            bytes += text_bytes(*table);
        else
            bytes += std::get<Paragraph>(block).text.size();
    }
    return bytes;
}

/// Numbers of the tables that the items stand in.
std::set<int> tables_of(const Roadmap& roadmap) {
    std::set<int> numbers;
    for (const auto& item : roadmap.items)
        for (const auto* source : {&item.source, &item.deadline.source}) numbers.insert(source->table);
    return numbers;
}

/// Puts numbers where they tell something: the page's own default is no number.
void put(json::object& object, std::string_view key, int value, int usual) {
    if (value != usual) object[key] = value;
}

json::object paragraph_json(const Paragraph& paragraph) {
    json::object made{{"kind", "paragraph"}, {"text", text(paragraph.text)}};
    put(made, "line", paragraph.line, 0);
    put(made, "page", paragraph.page, 0);
    if (paragraph.bold) made["bold"] = true;
    return made;
}

class TableShown {
  public:
    explicit TableShown(std::size_t most_bytes) : left_(most_bytes) {}

    /// `number` is 0 for a table inside a cell: no source names it.
    json::object table(const Table& table, int number, int depth) {
        std::vector<int> hanging;  // rows that a merged cell still covers, by grid column
        json::array rows;
        rows.reserve(table.rows.size());
        int row_number = 0;
        for (const auto& one : table.rows) {
            ++row_number;
            if (cut_) break;
            rows.push_back(row(one, row_number, hanging, depth));
        }
        json::object made{{"kind", "table"}, {"number", number}, {"rows", std::move(rows)}};
        if (!table.name.empty()) made["name"] = text(table.name);
        return made;
    }
    bool cut() const { return cut_; }

  private:
    json::object row(const Row& row, int number, std::vector<int>& hanging, int depth) {
        json::array cells;
        std::size_t column = 0;
        const auto pass_merged = [&] {
            while (column < hanging.size() && hanging[column] > 0) --hanging[column++];
        };
        for (const auto& one : row.cells) {
            pass_merged();
            const int columns = std::clamp(one.columns, 1, widest_span);
            cells.push_back(cell(one, static_cast<int>(column) + 1, columns, depth));
            for (int c = 0; c < columns; ++c, ++column) {
                if (column >= hanging.size()) hanging.resize(column + 1);
                hanging[column] = std::max(one.rows, 1) - 1;
            }
        }
        pass_merged();
        json::object made{{"number", number}, {"cells", std::move(cells)}};
        put(made, "line", row.line, 0);
        put(made, "page", row.page, 0);
        if (row.heading) made["heading"] = true;
        return made;
    }

    json::object cell(const Cell& cell, int column, int columns, int depth) {
        if (cell.text.size() > left_)
            cut_ = true;
        else
            left_ -= cell.text.size();
        json::object made{{"column", column}, {"text", cut_ ? text("…") : text(cell.text)}};
        put(made, "columns", columns, 1);
        put(made, "rows", std::max(cell.rows, 1), 1);
        if (cell.bold) made["bold"] = true;
        if (!cell.tables.empty() && depth < shown_table_depth) {
            auto& inside = made["tables"].emplace_array();
            for (const auto& one : cell.tables) inside.push_back(table(one, 0, depth + 1));
        }
        return made;
    }

    std::size_t left_;
    bool cut_ = false;
};

}  // namespace

json::object document_json(const DocumentReading& reading, std::size_t most_bytes) {
    const bool huge = text_bytes(reading.document) > most_bytes;
    const auto wanted = huge ? tables_of(reading.roadmap) : std::set<int>();
    TableShown shown(most_bytes);
    json::array blocks;
    int tables = 0;
    for (const auto& block : reading.document.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            ++tables;
            if (!huge || wanted.contains(tables)) blocks.push_back(shown.table(*table, tables, 1));
        } else if (!huge) {
            blocks.push_back(paragraph_json(std::get<Paragraph>(block)));
        }
    }
    json::array footnotes;
    if (!huge)
        for (const auto& one : reading.document.footnotes) footnotes.push_back(paragraph_json(one));
    json::array remarks;
    for (const auto& one : reading.document.remarks) remarks.push_back(text(one));
    return {{"blocks", std::move(blocks)},
            {"footnotes", std::move(footnotes)},
            {"remarks", std::move(remarks)},
            {"cut", huge || shown.cut()}};
}

}  // namespace vekha::api
