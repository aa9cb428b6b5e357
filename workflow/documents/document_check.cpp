#include "workflow/documents/document_check.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

tl::unexpected<Error> refuse(std::string where) {
    return failure(
        Fault::too_large,
        "В одной ячейке или абзаце больше " + std::to_string(limits::cell_bytes / 1024) + " КБ текста",
        std::move(where), "Разделите текст на части");
}

bool fits(const std::string& text) {
    return text.size() <= limits::cell_bytes;
}

Result<void> check_table(const Table& table, const std::string& name) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& cells = table.rows[r].cells;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const auto place = [&] {
                return cells[c].line > 0
                           ? "строка " + std::to_string(cells[c].line)
                           : name + ", строка " + std::to_string(r + 1) + ", ячейка " + std::to_string(c + 1);
            };
            if (!fits(cells[c].text)) return refuse(place());
            for (const Table& inner : cells[c].tables)
                if (auto checked = check_table(inner, name); !checked) return checked;
        }
    }
    return {};
}

}  // namespace

Result<void> check_document(const Document& document) {
    std::size_t table = 0, paragraph = 0;
    for (const Block& block : document.blocks) {
        if (const auto* words = std::get_if<Paragraph>(&block)) {
            ++paragraph;
            if (fits(words->text)) continue;
            return refuse(words->line > 0 ? "строка " + std::to_string(words->line)
                                          : "абзац " + std::to_string(paragraph));
        }
        const std::string name = "таблица " + std::to_string(++table);
        if (auto checked = check_table(std::get<Table>(block), name); !checked) return checked;
    }
    return {};
}

bool has_words(const Document& document) {
    return std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        return paragraph == nullptr || !paragraph->text.empty();
    });
}

}  // namespace vekha
