// A sheet of cells to the blocks of a document, whatever program saved it: CSV, XLSX and ODS end here.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

inline constexpr int sheet_columns = 256;                          ///< columns that words may stand in
inline constexpr std::size_t sheet_rows = 50'000;                  ///< rows with words, over all sheets
inline constexpr std::size_t sheet_cells = 500'000;                ///< cells with words, over all sheets
inline constexpr std::size_t sheet_text_bytes = 40 * 1024 * 1024;  ///< their words

struct SheetCell {
    int column = 0;  ///< from 0, hidden columns not counted
    std::string text = {};
    bool bold = false;
    bool centered = false;
    int columns = 1;      ///< visible columns that it spans
    int last_row = 0;     ///< the number of the last row that it spans; 0 for its own
    bool number = false;  ///< its value is a number, or may be
};

/// One visible row: cells in the order of columns, each with words or a span.
struct SheetRow {
    int number = 0;        ///< the sheet's own, from 1; they grow
    int place = 0;         ///< among the visible rows, blank ones counted: neighbours differ by one
    bool heading = false;  ///< printed on each page
    std::vector<SheetCell> cells;
};

struct Sheet {
    std::string name;
    std::vector<SheetRow> rows;
};

/// What is left of the limits above while the cells of a file come in: a few bytes of a sheet can ask for
/// millions of cells. Errors: too_large, naming the sheet.
class SheetBudget {
  public:
    Result<void> take_row(const std::string& sheet);
    Result<void> take_cell(const SheetCell& cell, const std::string& sheet);

  private:
    std::size_t rows_ = 0, cells_ = 0, bytes_ = 0;
};

/// Appends the lines above the sheet's table, which begins with the first row that has three cells with words
/// (or with the row of a heading over it): lines of one column become a paragraph, lines side by side (two
/// stamps) a table of one row. Paragraph::line is the sheet's own row number; 0 for a paragraph that touches
/// the lines before it, though it is another (a stamp at the right above a title at the left). Gives the
/// number of the table's first row; 0 where the sheet has no such table.
int add_title_lines(const Sheet& sheet, std::vector<Block>& blocks);

/// Appends what the sheet says: the lines above the table, the table, and below it, after a blank row,
/// paragraphs with their cells joined by a space. Blank rows and columns in which no words begin are dropped;
/// Row::line is the sheet's own row number. A number below 1.9 that a program made 1.1 is 1.10 again; a
/// remark says so.
void add_sheet(Sheet sheet, Document& document);

}  // namespace vekha
