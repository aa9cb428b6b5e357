// One sheet of an Excel book.
#pragma once

#include <string>

#include "workflow/documents/sheet.hpp"
#include "workflow/documents/sheet_remarks.hpp"
#include "workflow/documents/xlsx_book.hpp"

namespace vekha::xlsx {

/// Reads the sheet's XML. Errors: those of Xml and SheetBudget.
Result<Sheet> read_sheet(std::string bytes, const SheetEntry& entry, const Book& book, SheetBudget& budget,
                         SheetNotices& notices);

/// The XML without cells and rows that hold nothing but a look: a sheet painted down to its last row takes no
/// more than its words. (xlsx_empty.cpp)
void drop_empty_cells(std::string& xml);

}  // namespace vekha::xlsx
