// The words of a cell that names parties, with what stands around each: ground for cutting it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vekha::reading {

/// A word of the cell with what stands around it.
struct CellWord {
    std::string text;     ///< with its marks, as printed
    std::string folded;   ///< without the marks around it
    bool line = false;    ///< a line end stood before it
    bool inside = false;  ///< begins inside brackets or quotes
    bool capital = false;
    bool glued = false;  ///< no space stood before it: «УВР,ВР», «отдел/школа», «по ВР.Воспитатели»
};

/// Words run to white space, and to a comma, a slash or a full stop that a new party follows at once.
std::vector<CellWord> cell_words(std::string_view cell);

}  // namespace vekha::reading
