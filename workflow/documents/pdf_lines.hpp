// Words on a page made lines.
#pragma once

#include <string>
#include <vector>

#include "workflow/documents/pdf_boxes.hpp"

namespace vekha::pdf {

/// Words side by side, from left to right.
struct TextLine {
    Box box;
    std::vector<Word> words;

    std::string text() const;
};

/// From top to bottom. Words of one line share at least half of the lower one's height.
std::vector<TextLine> lines_of(std::vector<Word> words);

/// The line cut where the white space between two words is wider than `gap` points.
std::vector<TextLine> chunks_of(const TextLine& line, double gap);

/// Text of one cell: lines joined with '\n'; words that stand on their side are read from the bottom up. The
/// last letters of a word that did not fit into a narrow cell («Постоянн» over «о») come back to it.
std::string cell_text(std::vector<Word> words);

/// The word with the marks of symbol fonts made those that everybody has: a bullet, a dash.
std::string plain_marks(const std::string& word);

/// The middle height of the words; 0 for none.
double usual_height(const std::vector<Word>& words);

}  // namespace vekha::pdf
