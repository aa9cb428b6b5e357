// What the parts of one ODT document share while it is read.
#pragma once

#include <vector>

#include <pugixml.hpp>

#include "workflow/documents/odt_lists.hpp"
#include "workflow/documents/odt_styles.hpp"
#include "workflow/documents/pages.hpp"
#include "workflow/documents/printed_table.hpp"

namespace vekha::odt {

struct Reading {
    const Styles& styles;
    Lists lists;
    office::Pages pages;
    CellBudget cells = {};
    std::vector<pugi::xml_node> notes = {};  ///< text:note-body in the order of their marks
    /// Cells that may still be made of repetition: a few bytes can ask for billions.
    int repeated_cells = 200'000;
};

}  // namespace vekha::odt
