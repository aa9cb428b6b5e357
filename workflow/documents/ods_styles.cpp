#include "workflow/documents/ods_styles.hpp"

#include <utility>

#include "workflow/documents/xml.hpp"

namespace vekha::ods {
namespace {

using office::attribute;
using office::child;
using office::has_attribute;
using office::is;

constexpr int longest_ancestry = 20;  // styles may name each other in a ring

DateParts date_parts(pugi::xml_node style) {
    DateParts parts;
    for (const pugi::xml_node part : style.children()) {
        parts.day = parts.day || is(part, "day");
        parts.year = parts.year || is(part, "year");
        parts.quarter = parts.quarter || is(part, "quarter");
        parts.weekday = parts.weekday || is(part, "day-of-week");
        parts.hour = parts.hour || is(part, "hours");
        parts.minute = parts.minute || is(part, "minutes");
        parts.second = parts.second || is(part, "seconds");
        if (!is(part, "month")) continue;
        parts.month = true;
        parts.month_word = attribute(part, "textual") == "true";
    }
    return parts;
}

}  // namespace

void Styles::take(pugi::xml_node root) {
    for (const std::string_view group : {"automatic-styles", "styles"})
        for (const pugi::xml_node style : child(root, group).children()) {
            if (is(style, "style")) take_style(style);
            if (is(style, "date-style") || is(style, "time-style"))
                dates_.try_emplace(std::string(attribute(style, "name")), date_parts(style));
        }
}

void Styles::take_style(pugi::xml_node style) {
    Named named;
    named.parent = attribute(style, "parent-style-name");
    named.data = attribute(style, "data-style-name");
    const pugi::xml_node text = child(style, "text-properties");
    if (has_attribute(text, "font-weight")) {
        const std::string_view weight = attribute(text, "font-weight");
        named.look.bold = weight == "bold" || (weight.size() == 3 && weight >= "600");
    }
    if (has_attribute(text, "text-line-through-style"))
        named.look.struck = attribute(text, "text-line-through-style") != "none";
    const pugi::xml_node paragraph = child(style, "paragraph-properties");
    if (has_attribute(paragraph, "text-align"))
        named.look.centered = attribute(paragraph, "text-align") == "center";
    named.look.hidden = attribute(child(style, "table-properties"), "display") == "false";
    styles_.try_emplace(std::string(attribute(style, "name")), std::move(named));
}

Look Styles::look(std::string_view name) const {
    Look look;
    auto at = styles_.find(name);
    for (int up = 0; at != styles_.end() && up < longest_ancestry; ++up) {
        const Named& named = at->second;
        look.hidden = look.hidden || named.look.hidden;
        if (!look.bold) look.bold = named.look.bold;
        if (!look.centered) look.centered = named.look.centered;
        if (!look.struck) look.struck = named.look.struck;
        const auto date = dates_.find(named.data);
        if (!look.date && date != dates_.end()) look.date = date->second;
        at = styles_.find(named.parent);
    }
    return look;
}

}  // namespace vekha::ods
