// The words of one DOCX paragraph.
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "workflow/documents/docx_reading.hpp"

namespace vekha::docx {

struct Words {
    std::string text;     ///< a line break is '\n'
    bool bold = false;    ///< all of it
    bool hidden = false;  ///< there were words, none of them shown
    int page = 0;
    std::vector<pugi::xml_node> boxes;  ///< w:txbxContent of the text boxes that hang on this paragraph
};

/// As printed: fields by their results, without deleted and hidden words and without the marks of notes.
/// `style` is the paragraph's.
Words words_of(pugi::xml_node paragraph, const Properties& style, Reading& reading);

}  // namespace vekha::docx
