// LibreOffice books (.ods).
#pragma once

#include <string_view>

#include "workflow/documents/document.hpp"
#include "workflow/documents/package.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// Reads the sheets of a book in the order of their tabs, each to the blocks of add_sheet, as read_xlsx does.
/// Errors: those of Package, Xml and SheetBudget; unreadable for a book without words.
Result<Document> read_ods(office::Package& package, std::string_view main);

}  // namespace vekha
