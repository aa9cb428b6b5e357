// Excel books (.xlsx, .xlsm).
#pragma once

#include <string_view>

#include "workflow/documents/document.hpp"
#include "workflow/documents/package.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// Reads the sheets of a book in the order of their tabs, each to the blocks of add_sheet: cells as a person
/// sees them, dates as dates, formulas by their last values. Hidden sheets, rows and columns and struck words
/// are left out, and a remark says so. `main` is the name of the workbook part.
/// Errors: those of Package, Xml and SheetBudget; unreadable for a book without words.
Result<Document> read_xlsx(office::Package& package, std::string_view main);

}  // namespace vekha
