#include "workflow/documents/sheet_remarks.hpp"

#include <cstddef>

namespace vekha {
namespace {

constexpr std::size_t named_sheets = 5;

std::string quoted(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < named_sheets; ++i)
        out += (i == 0 ? "«" : ", «") + names[i] + "»";
    return out + (names.size() > named_sheets ? " и другие" : "");
}

}  // namespace

void add_remarks(const SheetNotices& notices, Document& document) {
    auto& remarks = document.remarks;
    if (!notices.hidden_sheets.empty())
        remarks.push_back("Скрытые листы не прочитаны: " + quoted(notices.hidden_sheets));
    if (notices.hidden_cells) remarks.emplace_back("Скрытые строки и столбцы опущены");
    if (notices.struck) remarks.emplace_back("Зачёркнутый текст опущен");
    if (notices.empty_formulas)
        remarks.emplace_back(
            "В файле есть формулы без значений: откройте его в редакторе таблиц и сохраните");
    if (!notices.error_cell.empty())
        remarks.push_back("В ячейке " + notices.error_cell + " вместо значения ошибка формулы");
}

}  // namespace vekha
