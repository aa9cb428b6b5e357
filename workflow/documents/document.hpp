// The one shape every format becomes: blocks in the order of the page, paragraphs and tables.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace vekha {

struct Row;
struct Cell;

/// A line or paragraph outside tables, as a person sees it: the label of a numbered list («1.», «а)», «•»)
/// stands before its words. One without words is a blank line.
struct Paragraph {
    std::string text;
    int line = 0;       ///< where it stands in a text document, from 1; 0 where unknown
    bool bold = false;  ///< the whole paragraph was set bold
    int page = 0;       ///< from 1; 0 where the format has no pages
};

struct Table {
    std::vector<Row> rows;
    std::string name = {};  ///< of a sheet; empty elsewhere
};

/// Grid columns that a row leaves out before its first cell are an empty cell with their span.
struct Row {
    std::vector<Cell> cells;
    int line = 0;
    int page = 0;          ///< from 1; 0 where the format has no pages
    bool heading = false;  ///< the document itself marks it as a heading, repeated on each page
};

/// One logical cell. Line breaks inside it are '\n'. A merged cell stands once, with its spans.
struct Cell {
    std::string text;  ///< without the words of the tables inside
    int line = 0;
    int columns = 1;  ///< how many grid columns it spans
    int rows = 1;     ///< how many grid rows it spans
    bool bold = false;
    std::vector<Table> tables = {};  ///< tables that stand inside this cell
};

using Block = std::variant<Paragraph, Table>;

struct Document {
    std::vector<Block> blocks;
    std::vector<Paragraph> footnotes = {};  ///< and endnotes, apart from the page's words
    /// Russian sentences about what a person should know of how the bytes were read: «исправления приняты»,
    /// «распознано со снимка».
    std::vector<std::string> remarks = {};
};

}  // namespace vekha
