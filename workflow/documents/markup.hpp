// Marks that converters leave in text: <b>, <p>, <br>, **bold**, # headings, &nbsp;.
#pragma once

#include <string>
#include <string_view>

namespace vekha {

struct Plain {
    std::string text;   ///< without marks; <br>, paragraphs and list items begin a new line
    bool bold = false;  ///< the whole text was set bold
};

/// Takes the marks out of one cell or line. What only looks like a mark («x < 5») stays.
Plain without_markup(std::string_view text);

/// How often `**` opens or closes in the text: odd means that bold goes on in the next line.
bool toggles_bold(std::string_view text);

}  // namespace vekha
