// Tables inside a text.
#pragma once

#include <vector>

#include "workflow/documents/document.hpp"
#include "workflow/documents/text_lines.hpp"

namespace vekha {

/// If a table begins at line `i`, fills it and returns the line after it; else returns `i`.
std::size_t table_at(const std::vector<TextLine>& lines, std::size_t i, Table& table);

/// Columns under rulers of dashes («-----  ------»), as table_at. (text_ruled.cpp)
std::size_t ruled_table_at(const std::vector<TextLine>& lines, std::size_t i, Table& table);

/// The cell without its marks.
Cell text_cell(std::string_view text, int line);

}  // namespace vekha
