#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "workflow/documents/xlsx_sheet.hpp"

namespace vekha::xlsx {
namespace {

struct Tag {
    std::string_view name;  // without its prefix
    std::size_t end = 0;    // past '>'
    bool close = false, empty = false;
};

// The tag at `at`; quotes may hold '>'. An endless one ends with the text.
Tag tag_at(std::string_view xml, std::size_t at) {
    Tag tag;
    std::size_t i = at + 1;
    tag.close = i < xml.size() && xml[i] == '/';
    if (tag.close) ++i;
    const std::size_t start = i;
    while (i < xml.size() && xml[i] != ' ' && xml[i] != '>' && xml[i] != '/' && xml[i] != '\n' &&
           xml[i] != '\r' && xml[i] != '\t')
        ++i;
    tag.name = xml.substr(start, i - start);
    if (const auto colon = tag.name.find(':'); colon != std::string_view::npos)
        tag.name.remove_prefix(colon + 1);
    char quote = '\0';
    for (; i < xml.size(); ++i) {
        if (quote != '\0') {
            if (xml[i] == quote) quote = '\0';
        } else if (xml[i] == '"' || xml[i] == '\'') {
            quote = xml[i];
        } else if (xml[i] == '>') {
            break;
        }
    }
    tag.empty = i > at && i < xml.size() && xml[i - 1] == '/';
    tag.end = i < xml.size() ? i + 1 : xml.size();
    return tag;
}

}  // namespace

void drop_empty_cells(std::string& xml) {
    std::string out;
    out.reserve(xml.size());
    const std::string_view from = xml;
    std::size_t row = std::string::npos;  // where an open row without cells begins in `out`
    for (std::size_t at = 0; at < from.size();) {
        const auto next = std::min(from.find('<', at), from.size());
        const std::string_view text = from.substr(at, next - at);
        if (text.find_first_not_of(" \r\n\t") != std::string_view::npos) row = std::string::npos;
        out += text;
        if (next == from.size()) break;
        const Tag tag = tag_at(from, next);
        at = tag.end;
        const bool cell = tag.name == "c" || tag.name == "row";
        if (cell && tag.empty && !tag.close) continue;
        if (tag.name == "row" && tag.close && row != std::string::npos) {
            out.resize(row);
            row = std::string::npos;
            continue;
        }
        row = tag.name == "row" && !tag.close ? out.size() : std::string::npos;
        out += from.substr(next, tag.end - next);
    }
    xml = std::move(out);
}

}  // namespace vekha::xlsx
