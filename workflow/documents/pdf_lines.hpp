// Words on a page made lines.
#pragma once

#include <string>
#include <string_view>
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

/// Text of one cell. A line that ends though the next word would have fitted into `room` points ends with
/// '\n'; so does one cut at a hyphen; a line that was only full goes on after a space. Words that stand on
/// their side are read from the bottom up. The last letters of a word that did not fit into a narrow cell
/// («Постоянн» over «о») come back to it.
std::string cell_text(std::vector<Word> words, double room);

/// «• …»; after the end of a sentence also «5. …», «2) …», «- …».
bool begins_list_item(const TextLine& above, const TextLine& line);

/// Could the next line's first word have stood on this line too, where a line may be `room` points wide?
bool ends_early(const TextLine& line, const TextLine& next, double room);

/// The word with the marks of symbol fonts made those that everybody has: a bullet, a dash.
std::string plain_marks(const std::string& word);

/// True if the text begins with a small Cyrillic letter.
bool begins_small(std::string_view text);

/// The middle height of the words; 0 for none.
double usual_height(const std::vector<Word>& words);

}  // namespace vekha::pdf
