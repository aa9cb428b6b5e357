// What the sheets of an Excel book share: styles, strings, and where each sheet lies.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workflow/documents/number_format.hpp"
#include "workflow/documents/package.hpp"
#include "workflow/documents/xml.hpp"
#include "workflow/model/result.hpp"

namespace vekha::xlsx {

struct CellStyle {
    NumberFormat format;
    bool bold = false;
    bool struck = false;
    bool centered = false;
};

/// A string with its letters' look: where runs set their own, those say it, else the cell's style.
struct RichText {
    std::string text;         ///< without struck runs
    bool all_bold = false;    ///< every run is bold by itself
    bool some_plain = false;  ///< some run is not
    bool struck = false;      ///< struck runs were left out
};

struct SheetEntry {
    std::string name;
    std::string part;  ///< empty where the book lacks it
    bool hidden = false;
    int heading_first = 0, heading_last = 0;  ///< rows printed on each page; 0 for none
};

struct Book {
    std::vector<SheetEntry> sheets;
    std::vector<CellStyle> styles;
    std::vector<RichText> strings;
    bool from_1904 = false;
};

/// Errors: those of Package and Xml.
Result<Book> read_book(office::Package& package, std::string_view main);

/// The words of <si> or <is>; phonetic hints are no words.
RichText rich_text(pugi::xml_node item);

bool is_true(std::string_view value);

}  // namespace vekha::xlsx
