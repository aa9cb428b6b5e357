#include "workflow/documents/markup.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace vekha {
namespace {

constexpr std::size_t longest_tag = 300;

struct Tag {
    std::string name;
    std::size_t length = 0;  // of the whole <…>; 0 for no tag
};

Tag tag_at(std::string_view text) {
    std::size_t i = 1;
    if (i < text.size() && text[i] == '/') ++i;
    Tag tag;
    while (i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])))
        tag.name += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i++])));
    if (tag.name.empty() || tag.name.size() > 10) return {};
    const auto close = text.substr(0, longest_tag).find('>', i);
    const bool ended = i < text.size() && (text[i] == '>' || text[i] == ' ' || text[i] == '/');
    if (!ended || close == std::string_view::npos) return {};
    tag.length = close + 1;
    return tag;
}

bool breaks_line(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"br", "p", "li", "div", "ul", "ol", "tr", "h1"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct Entity {
    std::string_view name, text;
};
constexpr std::array<Entity, 10> entities{{{"&nbsp;", " "},
                                           {"&quot;", "\""},
                                           {"&laquo;", "«"},
                                           {"&raquo;", "»"},
                                           {"&ndash;", "–"},
                                           {"&mdash;", "—"},
                                           {"&amp;", "&"},
                                           {"&lt;", "<"},
                                           {"&gt;", ">"},
                                           {"&#160;", " "}}};

std::string_view trimmed(std::string_view text) {
    const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    return text;
}

bool wholly_bold(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with("<b>") && text.ends_with("</b>")) return text.find("</b>") == text.size() - 4;
    if (text.starts_with("<strong>") && text.ends_with("</strong>")) return true;
    return text.size() > 4 && text.starts_with("**") && text.ends_with("**") &&
           text.find("**", 2) == text.size() - 2;
}

// «*Петров*» and «__text__» set whole; a star inside («5*3») stays.
std::string_view without_wrap(std::string_view text) {
    for (const std::string_view mark : {"*", "__", "_", "`"})
        if (text.size() > 2 * mark.size() && text.starts_with(mark) && text.ends_with(mark)) {
            text.remove_prefix(mark.size());
            text.remove_suffix(mark.size());
        }
    return text;
}

}  // namespace

bool toggles_bold(std::string_view text) {
    bool odd = false;
    for (auto at = text.find("**"); at != std::string_view::npos; at = text.find("**", at + 2)) odd = !odd;
    return odd;
}

Plain without_markup(std::string_view text) {
    Plain plain;
    plain.bold = wholly_bold(text);
    std::string& out = plain.text;
    out.reserve(text.size());
    const std::string_view lead = trimmed(text);
    if (lead.starts_with('#')) {
        const auto hashes = lead.find_first_not_of('#');
        if (hashes != std::string_view::npos && hashes <= 6 && lead[hashes] == ' ') {
            text = lead.substr(hashes + 1);
            plain.bold = true;
        }
    }
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '<') {
            if (const Tag tag = tag_at(text.substr(i)); tag.length != 0) {
                if (breaks_line(tag.name)) out += '\n';
                i += tag.length;
                continue;
            }
        }
        if (text[i] == '&') {
            const auto known = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) {
                return text.substr(i).starts_with(e.name);
            });
            if (known != entities.end()) {
                out += known->text;
                i += known->name.size();
                continue;
            }
        }
        if (text.substr(i).starts_with("**")) {
            i += 2;
            continue;
        }
        const bool escape =
            text[i] == '\\' && i + 1 < text.size() && std::ispunct(static_cast<unsigned char>(text[i + 1]));
        if (escape) ++i;
        out += text[i++];
    }
    const std::string_view clean = without_wrap(trimmed(out));
    out = std::string(clean);
    return plain;
}

}  // namespace vekha
