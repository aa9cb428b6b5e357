#include "workflow/documents/docx_styles.hpp"

#include <utility>

#include "workflow/documents/xml.hpp"

namespace vekha::docx {
namespace {

using office::attribute;
using office::child;
using office::is;

constexpr int longest_chain = 32;  // styles on which a style is based

std::optional<bool> switch_of(pugi::xml_node properties, std::string_view name) {
    const pugi::xml_node property = child(properties, name);
    return property ? std::optional(is_on(property)) : std::nullopt;
}

struct Printed {
    Properties own;
    std::string base;
};
using PrintedStyles = std::unordered_map<std::string, Printed>;

Properties with_bases(const PrintedStyles& styles, const Printed& style) {
    Properties whole = style.own;
    const Printed* at = &style;
    for (int i = 0; i < longest_chain && !at->base.empty(); ++i) {
        const auto base = styles.find(at->base);
        if (base == styles.end()) break;
        at = &base->second;
        whole.inherit(at->own);
    }
    return whole;
}

}  // namespace

void Properties::inherit(const Properties& base) {
    if (!bold) bold = base.bold;
    if (!hidden) hidden = base.hidden;
    if (!list) list = base.list;
    if (!level) level = base.level;
}

bool is_on(pugi::xml_node property) {
    if (!property) return false;
    const std::string_view value = attribute(property, "val");
    return value != "0" && value != "false" && value != "off";
}

Properties run_properties(pugi::xml_node properties) {
    Properties out;
    out.bold = switch_of(properties, "b");
    out.hidden = switch_of(properties, "vanish");
    return out;
}

Properties paragraph_properties(pugi::xml_node properties) {
    Properties out;
    const pugi::xml_node numbering = child(properties, "numPr");
    if (const pugi::xml_node list = child(numbering, "numId")) out.list = office::number(list, "val");
    if (const pugi::xml_node level = child(numbering, "ilvl")) out.level = office::number(level, "val");
    return out;
}

Styles::Styles(pugi::xml_node root) {
    PrintedStyles printed;
    std::string standard;
    for (const pugi::xml_node style : root.children()) {
        if (!is(style, "style")) continue;
        std::string name(attribute(style, "styleId"));
        Printed one;
        one.own = run_properties(child(style, "rPr"));
        one.own.inherit(paragraph_properties(child(style, "pPr")));
        one.base = attribute(child(style, "basedOn"), "val");
        const std::string_view standing = attribute(style, "default");
        if (attribute(style, "type") == "paragraph" && (standing == "1" || standing == "true"))
            standard = name;
        printed.insert_or_assign(std::move(name), std::move(one));
    }
    for (const auto& [name, style] : printed) styles_.emplace(name, with_bases(printed, style));
    default_ = find(standard, {});
    default_.inherit(run_properties(child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")));
}

const Properties& Styles::find(std::string_view name, const Properties& otherwise) const {
    const auto at = styles_.find(std::string(name));
    return at == styles_.end() ? otherwise : at->second;
}

const Properties& Styles::paragraph(std::string_view name) const {
    return find(name, default_);
}

const Properties& Styles::character(std::string_view name) const {
    static const Properties nothing;
    return find(name, nothing);
}

int Styles::list_of(std::string_view name) const {
    return character(name).list.value_or(0);
}

}  // namespace vekha::docx
