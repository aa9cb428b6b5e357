// Tables of deadline phrases with their readings: tests/data/deadlines.tsv and others of the same columns.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "workflow/model/roadmap.hpp"

namespace vekha {

/// One row: the words, the plan's period, and what a careful clerk reads.
struct Phrase {
    std::string words;
    Period plan;
    std::string kind;
    std::string windows;  ///< as JSON: [["2026-01-01","2026-03-31"],[null,"2026-05-15"]]
    std::string every;
    bool ambiguous = false;
};

inline std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    return cells;
}

/// The rows of a table; none where the file is not there.
inline std::vector<Phrase> phrases_of(const std::filesystem::path& table) {
    std::ifstream lines(table);
    std::vector<Phrase> phrases;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const auto cells = cells_of(line);
        if (cells.size() < 7) continue;
        phrases.push_back({cells[0],
                           {*parse_day(cells[1]), *parse_day(cells[2])},
                           cells[3],
                           cells[4],
                           cells[5],
                           cells[6] == "true"});
    }
    return phrases;
}

inline std::string windows_json(const std::vector<Window>& windows) {
    std::string out = "[";
    for (const Window& window : windows)
        out += (out.size() > 1 ? "," : "") +
               (window.first ? "[\"" + format(*window.first) + "\"" : std::string("[null")) + ",\"" +
               format(window.last) + "\"]";
    return out + "]";
}

}  // namespace vekha
