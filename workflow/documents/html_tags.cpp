#include "workflow/documents/html_tags.hpp"

#include <algorithm>
#include <cctype>

#include "workflow/documents/ascii.hpp"

namespace vekha {
namespace {

constexpr std::size_t most_attributes = 64;

bool ends_name(char c) {
    return ascii_space(c) || c == '/' || c == '>';
}

/// Reads one attribute at `at` and goes past it; false where the tag ends.
bool take_attribute(std::string_view text, std::size_t& at, HtmlTag& tag) {
    while (at < text.size() && (ascii_space(text[at]) || text[at] == '/')) ++at;
    if (at >= text.size() || text[at] == '>') return false;
    const std::size_t start = at;
    ++at;  // an '=' may begin a name
    while (at < text.size() && !ends_name(text[at]) && text[at] != '=') ++at;
    HtmlTag::Attribute attribute{ascii_lower(text.substr(start, at - start)), {}};
    while (at < text.size() && ascii_space(text[at])) ++at;
    if (at < text.size() && text[at] == '=') {
        ++at;
        while (at < text.size() && ascii_space(text[at])) ++at;
        const char quote = at < text.size() ? text[at] : '\0';
        if (quote == '"' || quote == '\'') {
            const auto end = text.find(quote, at + 1);
            if (end == std::string_view::npos) {
                at = text.size();
                return false;
            }
            attribute.value = text.substr(at + 1, end - at - 1);
            at = end + 1;
        } else {
            const std::size_t from = at;
            while (at < text.size() && !ascii_space(text[at]) && text[at] != '>') ++at;
            attribute.value = text.substr(from, at - from);
        }
    }
    if (tag.attributes.size() < most_attributes) tag.attributes.push_back(std::move(attribute));
    return true;
}

}  // namespace

std::string_view HtmlTag::value(std::string_view attribute) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const Attribute& a) { return a.name == attribute; });
    return found == attributes.end() ? std::string_view() : found->value;
}

bool HtmlTag::has(std::string_view attribute) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const Attribute& a) { return a.name == attribute; });
}

HtmlTag html_tag(std::string_view text) {
    HtmlTag tag;
    std::size_t at = 1;
    if (text.size() < 2 || text[0] != '<') return {};
    if (text[at] == '/') {
        tag.close = true;
        ++at;
    }
    if (at >= text.size() || std::isalpha(static_cast<unsigned char>(text[at])) == 0) return {};
    const std::size_t start = at;
    while (at < text.size() && !ends_name(text[at])) ++at;
    tag.name = ascii_lower(text.substr(start, at - start));
    while (take_attribute(text, at, tag)) {
    }
    if (at >= text.size()) {
        HtmlTag endless;
        endless.length = text.size();
        return endless;
    }
    tag.length = at + 1;
    return tag;
}

std::size_t html_comment(std::string_view text) {
    const auto until = [&](std::string_view end, std::size_t from) {
        const auto at = text.find(end, from);
        return at == std::string_view::npos ? text.size() : at + end.size();
    };
    // «<!-->» is a whole comment, so its end is looked for from the first dash.
    if (text.starts_with("<!--")) return until("-->", 2);
    if (text.starts_with("<!") || text.starts_with("<?")) return until(">", 2);
    return 0;
}

}  // namespace vekha
