// Paragraphs and tables of an ODT document in the order of the page.
#pragma once

#include <vector>

#include <pugixml.hpp>

#include "workflow/documents/document.hpp"
#include "workflow/documents/odt_reading.hpp"
#include "workflow/documents/printed_table.hpp"

namespace vekha::odt {

/// What stands in the body, a cell, a text box, a note: paragraphs with words or a label, and tables. A text
/// box stands before the paragraph it hangs on.
std::vector<Block> blocks_of(pugi::xml_node container, Reading& reading);

/// Sub-tables, which split a cell in rows of their own, are taken into the grid. (odt_table.cpp)
PrintedTable table_of(pugi::xml_node table, Reading& reading);

}  // namespace vekha::odt
