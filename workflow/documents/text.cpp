#include "workflow/documents/text.hpp"

#include <algorithm>

#include "workflow/documents/document_check.hpp"
#include "workflow/documents/markup.hpp"
#include "workflow/documents/text_lines.hpp"
#include "workflow/documents/text_tables.hpp"
#include "workflow/documents/utf8.hpp"
#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

Result<void> check_size(std::string_view bytes) {
    if (bytes.size() > limits::document_bytes)
        return failure(Fault::too_large,
                       "Документ больше " + std::to_string(limits::document_bytes / 1024 / 1024) + " МБ", {},
                       "Оставьте в файле один план");
    const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    if (lines > limits::document_lines)
        return failure(Fault::too_large,
                       "В документе больше " + std::to_string(limits::document_lines) + " строк", {},
                       "Оставьте в файле один план");
    const bool blank = std::all_of(bytes.begin(), bytes.end(), [](char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\v';
    });
    if (blank || bytes == "\xEF\xBB\xBF")
        return failure(Fault::unreadable, "Файл пуст", {}, "Проверьте, тот ли файл выбран");
    return {};
}

Document document_of(const std::vector<TextLine>& lines) {
    Document document;
    for (std::size_t i = 0; i < lines.size();) {
        Table table;
        std::size_t next = table_at(lines, i, table);
        if (next > i) {
            if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
            i = next;
            continue;
        }
        if (lines[i].kind == TextLine::Kind::plain) {
            Plain plain = without_markup(lines[i].text);
            if (!plain.text.empty())
                document.blocks.emplace_back(
                    Paragraph{std::move(plain.text), lines[i].number, plain.bold || lines[i].bold});
        }
        ++i;
    }
    return document;
}

}  // namespace

Result<Document> read_text(std::string_view bytes) {
    if (auto sized = check_size(bytes); !sized) return tl::unexpected(sized.error());
    if (auto valid = check_utf8(bytes); !valid) return tl::unexpected(valid.error());
    Document document = document_of(text_lines(bytes));
    if (auto cells = check_document(document); !cells) return tl::unexpected(cells.error());
    return document;
}

}  // namespace vekha
