// What a person should know of how a book of sheets was read.
#pragma once

#include <string>
#include <vector>

#include "workflow/documents/document.hpp"

namespace vekha {

/// What was left out or looked odd on the way.
struct SheetNotices {
    std::vector<std::string> hidden_sheets;  ///< their names
    bool hidden_cells = false;               ///< rows or columns with words were hidden
    bool struck = false;                     ///< struck words were left out
    bool empty_formulas = false;  ///< formulas without a value: the program that wrote the file counted none
    std::string error_cell;       ///< the first cell that shows an error: «План!B5»
};

/// One sentence for each.
void add_remarks(const SheetNotices& notices, Document& document);

}  // namespace vekha
