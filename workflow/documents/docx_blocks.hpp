// Paragraphs and tables of a DOCX document in the order of the page.
#pragma once

#include <vector>

#include <pugixml.hpp>

#include "workflow/documents/document.hpp"
#include "workflow/documents/docx_reading.hpp"

namespace vekha::docx {

/// What stands in the body, a cell, a text box, a header, a note: paragraphs with words or a label, and
/// tables. A text box stands before the paragraph it hangs on.
std::vector<Block> blocks_of(pugi::xml_node container, Reading& reading);

/// A table, as printed_table.hpp makes it. (docx_table.cpp)
std::vector<Block> table_blocks(pugi::xml_node table, Reading& reading);

}  // namespace vekha::docx
