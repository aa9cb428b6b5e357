// Small DOCX and ODT files made of markup, and what was read of them as lines to compare.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha::test {

/// What else a file has beside its body: the names of parts and the markup inside their roots.
using Parts = std::map<std::string, std::string>;

/// A DOCX whose w:body holds the markup. Parts: «styles», «numbering», «footnotes», «endnotes», «header1»
/// (relation rId1); any other name is stored as it is.
std::string docx_of(const std::string& body, const Parts& parts = {});

/// An ODT whose office:text holds the markup. Parts: «automatic» (styles of content.xml), «styles» (of
/// styles.xml).
std::string odt_of(const std::string& text, const Parts& parts = {});

/// A line a paragraph that has words; «| a | b |» a row. «2x3» before a cell's words are its columns and rows
/// where it spans any; «*» marks bold, «!» a heading row; a line end inside is «/»; tables inside a cell
/// stand in brackets. Footnotes and remarks follow as «[1] …» and «# …». A refusal is «refused: …».
std::string shown(const Result<Document>& document);

/// The same, line by line.
std::vector<std::string> shown_lines(const Result<Document>& document);

}  // namespace vekha::test
