// The one shape every format becomes: blocks in the order of the page, paragraphs and tables.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace vekha {

/// A line or paragraph outside tables. `line` is where it stands in a text document, from 1; 0 where unknown.
struct Paragraph {
    std::string text;
    int line = 0;
    bool bold = false;  ///< the whole paragraph was set bold
};

/// One logical cell. Line breaks inside it are '\n'. A merged cell stands once, with its spans.
struct Cell {
    std::string text;
    int line = 0;
    int columns = 1;  ///< how many grid columns it spans
    int rows = 1;     ///< how many grid rows it spans
    bool bold = false;
};

struct Row {
    std::vector<Cell> cells;
    int line = 0;
};

struct Table {
    std::vector<Row> rows;
};

using Block = std::variant<Paragraph, Table>;

struct Document {
    std::vector<Block> blocks;
};

}  // namespace vekha
