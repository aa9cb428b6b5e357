// A document as lines a test can compare: «P план», «T а | б», spans as {columns x rows}.
#pragma once

#include <string>
#include <vector>

#include "workflow/documents/document.hpp"

namespace vekha::test {

inline std::string one_line(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? std::string(" / ") : std::string(1, c);
    return out;
}

inline std::string shown(const Row& row) {
    std::string out = row.heading ? "H" : "T";
    for (const Cell& cell : row.cells) {
        out += (out.size() == 1 ? " " : " | ") + one_line(cell.text);
        if (cell.columns != 1 || cell.rows != 1)
            out += " {" + std::to_string(cell.columns) + "x" + std::to_string(cell.rows) + "}";
    }
    return out;
}

/// Blocks in order, tables row by row.
inline std::vector<std::string> shown(const Document& document) {
    std::vector<std::string> out;
    for (const Block& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            out.push_back((paragraph->bold ? "B " : "P ") + one_line(paragraph->text));
            continue;
        }
        for (const Row& row : std::get<Table>(block).rows) out.push_back(shown(row));
    }
    return out;
}

}  // namespace vekha::test
