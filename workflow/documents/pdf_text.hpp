// Lines outside tables to paragraphs in reading order.
#pragma once

#include <string>
#include <vector>

#include "workflow/documents/pdf_lines.hpp"

namespace vekha::pdf {

struct TextParagraph {
    std::string text;      ///< its printed lines, '\n' between
    bool touches = false;  ///< no more white above it than between lines: a stamp's or a title's next line
};

/// Columns of text side by side are read one after the other. A new paragraph begins after white space, at an
/// indent, and after a line that ends early.
std::vector<TextParagraph> paragraphs_of(const std::vector<TextLine>& lines);

/// Parts of a page side by side made parts one after another. (pdf_side_by_side.cpp)
std::vector<std::vector<TextLine>> in_reading_order(const std::vector<TextLine>& lines);

}  // namespace vekha::pdf
