#include "workflow/reports/csv.hpp"

namespace vekha {

std::string csv_cell(std::string_view text) {
    std::string quoted = "\"";
    // A spreadsheet runs what begins so.
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        quoted += '\'';
    for (const char one : text) {
        if (one == '"') quoted += '"';
        quoted += one;
    }
    return quoted + "\"";
}

std::string csv_line(std::initializer_list<std::string_view> cells) {
    std::string line;
    for (const auto cell : cells) line += (line.empty() ? "" : ";") + csv_cell(cell);
    return line + "\r\n";
}

}  // namespace vekha
