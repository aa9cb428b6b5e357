#include "tests/support/plan_page.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "workflow/reader/layout.hpp"
#include "workflow/reader/ribbon.hpp"

namespace vekha::testing {
namespace {

using reading::Line;

constexpr std::string_view head =
    "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>План</title></head><body>\n";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '\n':
                out += "<br>";
                break;
            default:
                out += c;
        }
    return out;
}

std::string bold_if(bool bold, const std::string& words) {
    return bold ? "<b>" + words + "</b>" : words;
}

// A spreadsheet must take «1.10» for words, not for a number.
std::string cell(const std::string& text, std::size_t span, bool bold) {
    std::string out = "<td sdnum=\"1049;0;@\"";
    if (span > 1) out += " colspan=\"" + std::to_string(span) + "\"";
    return out + ">" + bold_if(bold, escaped(text)) + "</td>";
}

void add_row(const Line& line, std::size_t width, std::string& out) {
    out += "<tr>";
    if (line.filled() == 1 && (line.cells.size() == 1 || line.spans_width() || line.bold)) {
        const auto only = std::find_if(line.cells.begin(), line.cells.end(),
                                       [](const std::string& text) { return !text.empty(); });
        out += cell(*only, width, line.bold);
    } else {
        for (std::size_t i = 0; i < line.cells.size(); ++i)
            out += cell(line.cells[i], i + 1 == line.cells.size() ? width - line.cells.size() + 1 : 1,
                        line.bold);
    }
    out += "</tr>\n";
}

}  // namespace

std::string plan_page(const Document& document) {
    const std::vector<Line> lines = reading::rows_from_ribbons(reading::lines_of(document));
    std::string out(head);
    for (std::size_t i = 0; i < lines.size();) {
        if (!lines[i].row) {
            if (lines[i].gap) out += "<p><br></p>\n";
            out += "<p>" + bold_if(lines[i].bold, escaped(lines[i].text())) + "</p>\n";
            ++i;
            continue;
        }
        const std::size_t begin = i;
        std::size_t width = 0;
        for (; i < lines.size() && lines[i].row && lines[i].source.table == lines[begin].source.table; ++i)
            width = std::max(width, lines[i].cells.size());
        out += "<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\">\n";
        for (std::size_t row = begin; row < i; ++row) add_row(lines[row], width, out);
        out += "</table>\n";
    }
    return out + "</body></html>\n";
}

}  // namespace vekha::testing
