#include "workflow/documents/odt_styles.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "workflow/documents/xml.hpp"

namespace vekha::odt {
namespace {

using office::attribute;
using office::child;
using office::is;
using office::number;

constexpr int longest_chain = 32;        // styles on which a style is based
constexpr int most_counted = 1'000'000;  // a start beyond this is a slip

std::string key(std::string_view family, std::string_view name) {
    return std::string(family) + '/' + std::string(name);
}

// «3.5cm», «0.2in» to twips; 0 for what is no length.
int twips(std::string_view length) {
    struct Unit {
        std::string_view name;
        double twips;
    };
    constexpr std::array<Unit, 5> units{{{"cm", 567}, {"mm", 56.7}, {"in", 1440}, {"pt", 20}, {"pc", 240}}};
    constexpr double most = 1'000'000;
    double value = 0;
    const auto [end, fault] = std::from_chars(length.data(), length.data() + length.size(), value);
    if (fault != std::errc() || !(value > 0)) return 0;
    const std::string_view rest = length.substr(static_cast<std::size_t>(end - length.data()));
    for (const Unit& unit : units)
        if (rest == unit.name) return static_cast<int>(std::min(value * unit.twips, most));
    return 0;
}

std::optional<bool> bold_of(std::string_view weight) {
    if (weight.empty()) return std::nullopt;
    return weight == "bold" || weight == "600" || weight == "700" || weight == "800" || weight == "900";
}

Style style_of(pugi::xml_node node) {
    Style style;
    style.parent = attribute(node, "parent-style-name");
    const pugi::xml_node text = child(node, "text-properties");
    style.bold = bold_of(attribute(text, "font-weight"));
    if (const auto display = attribute(text, "display"); !display.empty()) style.hidden = display == "none";
    for (const std::string_view name : {"paragraph-properties", "table-properties"})
        if (attribute(child(node, name), "break-before") == "page") style.page_before = true;
    if (!attribute(node, "master-page-name").empty()) style.page_before = true;
    style.width = twips(attribute(child(node, "table-column-properties"), "column-width"));
    return style;
}

// num-format is the first number itself: «1», «I», «а»; LibreOffice writes Cyrillic as «А, Б, .., Аа, Аб, …
// (ru)».
Numerals numerals_of(std::string_view format) {
    struct Known {
        std::string_view begins;
        Numerals numerals;
    };
    constexpr std::array<Known, 8> known{{{"01", Numerals::decimal_zero},
                                          {"1", Numerals::decimal},
                                          {"I", Numerals::roman_upper},
                                          {"i", Numerals::roman_lower},
                                          {"A", Numerals::latin_upper},
                                          {"a", Numerals::latin_lower},
                                          {"А", Numerals::russian_upper},
                                          {"а", Numerals::russian_lower}}};
    for (const Known& one : known)
        if (format.starts_with(one.begins)) return one.numerals;
    return format.empty() ? Numerals::none : Numerals::decimal;
}

ListLevel number_level(pugi::xml_node node) {
    ListLevel level;
    const std::string_view format = attribute(node, "num-format");
    level.numerals = numerals_of(format);
    level.prefix = attribute(node, "num-prefix");
    level.suffix = attribute(node, "num-suffix");
    level.format = attribute(node, "num-list-format");
    level.shown_levels = std::clamp(number(node, "display-levels", 1), 1, list_levels);
    level.start = std::clamp(number(node, "start-value", 1), 0, most_counted);
    return level;
}

bool is_close(pugi::xml_node level) {
    const pugi::xml_node alignment =
        child(child(level, "list-level-properties"), "list-level-label-alignment");
    return attribute(alignment, "label-followed-by") == "nothing";
}

ListStyle list_of(pugi::xml_node node) {
    ListStyle style;
    for (const pugi::xml_node at : node.children()) {
        const int level = std::clamp(number(at, "level", 1), 1, list_levels);
        ListLevel how;
        if (is(at, "list-level-style-number") || is(at, "outline-level-style")) {
            how = number_level(at);
        } else if (is(at, "list-level-style-bullet")) {
            how.numerals = Numerals::bullet;
            how.bullet = bullet_text(attribute(at, "bullet-char"));
        } else if (is(at, "list-level-style-image")) {
            how.numerals = Numerals::bullet;
            how.bullet = "•";
        } else {
            continue;
        }
        how.close = is_close(at);
        style.insert_or_assign(level, std::move(how));
    }
    return style;
}

}  // namespace

void Styles::add(pugi::xml_node root) {
    for (const std::string_view part : {"styles", "automatic-styles"})
        for (const pugi::xml_node node : child(root, part).children()) {
            if (is(node, "style"))
                styles_.insert_or_assign(key(attribute(node, "family"), attribute(node, "name")),
                                         style_of(node));
            else if (is(node, "list-style"))
                lists_.insert_or_assign(std::string(attribute(node, "name")), list_of(node));
            else if (is(node, "outline-style"))
                outline_ = list_of(node);
        }
}

Style Styles::find(std::string_view family, std::string_view name) const {
    const auto own = styles_.find(key(family, name));
    if (own == styles_.end()) return {};
    Style style = own->second;
    std::string_view parent = style.parent;
    for (int i = 0; i < longest_chain && !parent.empty(); ++i) {
        const auto at = styles_.find(key(family, parent));
        if (at == styles_.end()) break;
        if (!style.bold) style.bold = at->second.bold;
        if (!style.hidden) style.hidden = at->second.hidden;
        parent = at->second.parent;
    }
    return style;
}

const ListStyle* Styles::list(std::string_view name) const {
    const auto at = lists_.find(std::string(name));
    return at == lists_.end() ? nullptr : &at->second;
}

}  // namespace vekha::odt
