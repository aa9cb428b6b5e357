#include "workflow/documents/xlsx.hpp"

#include <string>
#include <utility>

#include "workflow/documents/sheet_remarks.hpp"
#include "workflow/documents/xlsx_book.hpp"
#include "workflow/documents/xlsx_sheet.hpp"

namespace vekha {

Result<Document> read_xlsx(office::Package& package, std::string_view main) {
    const auto book = xlsx::read_book(package, main);
    if (!book) return tl::unexpected(book.error());
    Document document;
    SheetBudget budget;
    SheetNotices notices;
    for (const xlsx::SheetEntry& entry : book->sheets) {
        if (entry.hidden) notices.hidden_sheets.push_back(entry.name);
        if (entry.hidden || entry.part.empty()) continue;
        auto bytes = package.read(entry.part);
        if (!bytes) return tl::unexpected(bytes.error());
        auto sheet = xlsx::read_sheet(std::move(*bytes), entry, *book, budget, notices);
        if (!sheet) return tl::unexpected(sheet.error());
        add_sheet(std::move(*sheet), document);
    }
    if (document.blocks.empty())
        return failure(Fault::unreadable, "В таблице нет текста", {}, "Проверьте, тот ли файл выбран");
    add_remarks(notices, document);
    return document;
}

}  // namespace vekha
