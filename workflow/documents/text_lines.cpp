#include "workflow/documents/text_lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "workflow/documents/markup.hpp"

namespace vekha {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool only(std::string_view text, std::string_view marks) {
    return std::all_of(text.begin(), text.end(),
                       [&](char c) { return marks.find(c) != std::string_view::npos; });
}

// U+2500 to U+257F, three bytes each: bars, dashes, corners.
std::string without_boxes(std::string_view line) {
    std::string out;
    for (std::size_t i = 0; i < line.size();) {
        const bool box =
            i + 2 < line.size() && line[i] == '\xE2' && (line[i + 1] == '\x94' || line[i + 1] == '\x95');
        if (!box) {
            out += line[i++];
            continue;
        }
        const unsigned point = 0x2500U + (line[i + 1] == '\x95' ? 0x40U : 0U) +
                               (static_cast<unsigned char>(line[i + 2]) - 0x80U);
        const bool dash = point == 0x2500 || point == 0x2501 || point == 0x2550 ||
                          (point >= 0x2504 && point <= 0x2509 && point % 2 == 0);
        const bool bar = point == 0x2502 || point == 0x2503 || point == 0x2551;
        out += dash ? '-' : bar ? '|' : '+';
        i += 3;
    }
    return out;
}

TextLine::Kind kind_of(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (text.empty()) return TextLine::Kind::blank;
    const auto dashes = static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return c == '-' || c == '='; }));
    const bool has_bar = text.find('|') != std::string_view::npos || text.find('+') != std::string_view::npos;
    if (dashes >= 3 && has_bar && only(text, "+-=|: ")) return TextLine::Kind::border;
    if (dashes >= 3 && only(text, "-=: \t")) return TextLine::Kind::ruler;
    if (line.find('\t') != std::string_view::npos) return TextLine::Kind::tabs;
    const auto bars = std::count(text.begin(), text.end(), '|');
    if (bars >= 2 || (text.front() == '|' && text.size() > 1)) return TextLine::Kind::pipes;
    return TextLine::Kind::plain;
}

std::string_view right_trimmed(std::string_view line) {
    // Only spaces: a closing tab is an empty last cell.
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    return line;
}

}  // namespace

std::vector<TextLine> text_lines(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::vector<TextLine> lines;
    int number = 0;
    bool bold = false;
    while (!bytes.empty()) {
        const auto end = bytes.find_first_of("\n\r\f\v");
        std::string_view line = bytes.substr(0, end);
        const bool crlf = end != std::string_view::npos && bytes.substr(end).starts_with("\r\n");
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + (crlf ? 2 : 1));
        TextLine text;
        text.text = without_boxes(right_trimmed(line));
        text.number = ++number;
        text.kind = kind_of(text.text);
        if (text.kind == TextLine::Kind::plain) {
            const bool toggles = toggles_bold(text.text);
            text.bold = bold || toggles;
            bold = bold != toggles;
        } else {
            bold = false;
        }
        lines.push_back(std::move(text));
    }
    return lines;
}

std::vector<std::string> tab_cells(std::string_view line) {
    std::vector<std::string> cells;
    for (;;) {
        const auto tab = line.find('\t');
        cells.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return cells;
        line.remove_prefix(tab + 1);
    }
}

std::vector<std::string> pipe_cells(std::string_view line) {
    line = trimmed(line);
    if (line.starts_with('|')) line.remove_prefix(1);
    if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
    std::vector<std::string> cells(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|')
            cells.back() += line[++i];
        else if (line[i] == '|')
            cells.emplace_back();
        else
            cells.back() += line[i];
    }
    return cells;
}

}  // namespace vekha
