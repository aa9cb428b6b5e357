#include "workflow/documents/typed_tables.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "workflow/documents/text.hpp"

namespace vekha {
namespace {

/// What the text no longer says of its lines; one entry a line.
struct LineMarks {
    int page = 0;
    bool bold = false;
};

std::string text_of(const Document& document, std::vector<LineMarks>& marks) {
    std::string text;
    const auto add = [&](const std::string& words, LineMarks mark) {
        text += words + '\n';
        marks.insert(marks.end(), static_cast<std::size_t>(std::count(words.begin(), words.end(), '\n')) + 1,
                     mark);
    };
    int line = 0;
    for (const Block& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            if (line > 0 && paragraph->line > line + 1) add({}, {});  // white space parted the two
            line = paragraph->line;
            add(paragraph->text, {paragraph->page, paragraph->bold});
        } else {
            for (const Row& row : std::get<Table>(block).rows)
                for (const Cell& cell : row.cells) add(cell.text, {row.page, cell.bold});
        }
    }
    return text;
}

void give_back(const std::vector<LineMarks>& marks, Document& document) {
    const auto mark = [&](int line) {
        const auto at = static_cast<std::size_t>(line) - 1;
        return line > 0 && at < marks.size() ? marks[at] : LineMarks{};
    };
    for (Block& block : document.blocks) {
        if (auto* paragraph = std::get_if<Paragraph>(&block)) {
            paragraph->page = mark(paragraph->line).page;
            paragraph->bold = paragraph->bold || mark(paragraph->line).bold;
        } else {
            for (Row& row : std::get<Table>(block).rows) {
                row.page = mark(row.line).page;
                for (Cell& cell : row.cells) cell.bold = cell.bold || mark(cell.line).bold;
            }
        }
    }
}

}  // namespace

bool has_columns(const Document& document) {
    return std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        const auto* table = std::get_if<Table>(&block);
        return table != nullptr && std::any_of(table->rows.begin(), table->rows.end(),
                                               [](const Row& row) { return row.cells.size() > 1; });
    });
}

Document with_typed_tables(Document document) {
    if (has_columns(document)) return document;
    std::vector<LineMarks> marks;
    auto typed = read_text(text_of(document, marks));
    if (!typed) return document;
    give_back(marks, *typed);
    typed->footnotes = std::move(document.footnotes);
    typed->remarks = std::move(document.remarks);
    return std::move(*typed);
}

}  // namespace vekha
