// The lines of a text and what each looks like: a row of tabs, of pipes, a ruler of dashes, plain words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vekha {

struct TextLine {
    enum class Kind { blank, plain, tabs, pipes, border, ruler };
    std::string text;
    int number = 0;  ///< from 1
    Kind kind = Kind::blank;
    bool bold = false;  ///< inside a bold span that began on an earlier line or spans this one
};

/// Cuts at \n, \r\n, \r and form feeds. Frames drawn with box characters become +, - and |.
std::vector<TextLine> text_lines(std::string_view bytes);

/// Cells of «a<TAB>b», untrimmed.
std::vector<std::string> tab_cells(std::string_view line);
/// Cells of «| a | b |»: without the outer bars; «\|» is a bar inside a cell.
std::vector<std::string> pipe_cells(std::string_view line);

}  // namespace vekha
