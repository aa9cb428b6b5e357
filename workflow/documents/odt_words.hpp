// The words of one ODT paragraph.
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "workflow/documents/odt_reading.hpp"

namespace vekha::odt {

struct Words {
    std::string text;   ///< no blanks at its ends; a line break is '\n'
    bool bold = false;  ///< all of it
    int page = 0;
    std::vector<pugi::xml_node> boxes;  ///< text boxes and shapes with words that hang on this paragraph
};

/// As printed: fields by their words, without comments, hidden words and the marks of notes.
Words words_of(pugi::xml_node paragraph, Reading& reading);

}  // namespace vekha::odt
