// The words of one cell of a LibreOffice sheet.
#pragma once

#include <string>

#include <pugixml.hpp>

#include "workflow/documents/ods_styles.hpp"
#include "workflow/documents/sheet_remarks.hpp"

namespace vekha::ods {

struct CellWords {
    std::string text;  ///< a line for each paragraph
    bool bold = false;
    bool centered = false;
};

/// As a person sees them: notes and drawings left out, dates as shown_date prints them. `style` names the
/// cell's style, its own or its column's.
CellWords cell_words(pugi::xml_node cell, std::string_view style, const Styles& styles,
                     SheetNotices& notices);

}  // namespace vekha::ods
