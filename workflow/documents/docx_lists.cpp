#include "workflow/documents/docx_lists.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "workflow/documents/xml.hpp"

namespace vekha::docx {
namespace {

using office::attribute;
using office::child;
using office::is;
using office::number;

constexpr int most_counted = 1'000'000;  // a start beyond this is a slip

struct Format {
    std::string_view name;
    Numerals numerals;
};
constexpr std::array formats{
    Format{"decimal", Numerals::decimal},
    Format{"decimalZero", Numerals::decimal_zero},
    Format{"upperRoman", Numerals::roman_upper},
    Format{"lowerRoman", Numerals::roman_lower},
    Format{"upperLetter", Numerals::latin_upper},
    Format{"lowerLetter", Numerals::latin_lower},
    Format{"russianUpper", Numerals::russian_upper},
    Format{"russianLower", Numerals::russian_lower},
    Format{"bullet", Numerals::bullet},
    Format{"none", Numerals::none},
};

Numerals numerals_of(std::string_view name) {
    const auto at =
        std::find_if(formats.begin(), formats.end(), [&](const Format& f) { return f.name == name; });
    return at == formats.end() ? Numerals::decimal : at->numerals;  // ordinals and numbers in words too
}

ListLevel level_of_node(pugi::xml_node node) {
    ListLevel level;
    if (const auto start = child(node, "start"))
        level.start = std::clamp(number(start, "val"), 0, most_counted);
    if (const auto format = child(node, "numFmt")) level.numerals = numerals_of(attribute(format, "val"));
    level.text = attribute(child(node, "lvlText"), "val");
    level.style = attribute(child(node, "pStyle"), "val");
    level.legal = is_on(child(node, "isLgl"));
    level.close = attribute(child(node, "suff"), "val") == "nothing";
    if (const auto restart = child(node, "lvlRestart")) level.restart = number(restart, "val");
    return level;
}

int index_of(pugi::xml_node node) {
    return std::clamp(number(node, "ilvl"), 0, list_levels - 1);
}

}  // namespace

void Lists::add_outline(pugi::xml_node node) {
    Outline outline;
    for (const pugi::xml_node level : node.children())
        if (is(level, "lvl")) outline.levels.insert_or_assign(index_of(level), level_of_node(level));
    outline.link = attribute(child(node, "numStyleLink"), "val");
    outlines_.insert_or_assign(number(node, "abstractNumId", -1), std::move(outline));
}

void Lists::add_list(pugi::xml_node node) {
    List list;
    list.outline = number(child(node, "abstractNumId"), "val", -1);
    for (const pugi::xml_node over : node.children()) {
        if (!is(over, "lvlOverride")) continue;
        const int at = index_of(over);
        if (const auto level = child(over, "lvl")) list.levels.insert_or_assign(at, level_of_node(level));
        if (const auto start = child(over, "startOverride"))
            list.starts.insert_or_assign(at, std::clamp(number(start, "val"), 0, most_counted));
    }
    lists_.insert_or_assign(number(node, "numId", -1), std::move(list));
}

Lists::Lists(pugi::xml_node root, const Styles& styles) {
    for (const pugi::xml_node node : root.children()) {
        if (is(node, "abstractNum")) add_outline(node);
        if (is(node, "num")) add_list(node);
    }
    // An outline that is only a link: the list of the numbering style has the true one.
    for (auto& [id, list] : lists_) {
        const auto outline = outlines_.find(list.outline);
        if (outline == outlines_.end() || outline->second.link.empty()) continue;
        const auto linked = lists_.find(styles.list_of(outline->second.link));
        if (linked != lists_.end()) list.outline = linked->second.outline;
    }
}

const ListLevel* Lists::level(const List& list, int level) const {
    if (const auto own = list.levels.find(level); own != list.levels.end()) return &own->second;
    const auto outline = outlines_.find(list.outline);
    if (outline == outlines_.end()) return nullptr;
    const auto at = outline->second.levels.find(level);
    return at == outline->second.levels.end() ? nullptr : &at->second;
}

int Lists::start(const List& list, int at) const {
    if (const auto own = list.starts.find(at); own != list.starts.end()) return own->second;
    const ListLevel* how = level(list, at);
    return how == nullptr ? 1 : how->start;
}

void Lists::count(List& list, int at) {
    auto& counters = outlines_[list.outline].counters;
    const auto slot = [&](int i) -> std::optional<int>& { return counters[static_cast<std::size_t>(i)]; };
    if (!list.begun)
        for (const auto& [i, unused] : list.starts) slot(i).reset();
    list.begun = true;
    // A level above that no paragraph has reached is taken as begun.
    for (int i = 0; i < at; ++i)
        if (!slot(i)) slot(i) = start(list, i);
    slot(at) = slot(at) ? *slot(at) + 1 : start(list, at);
    for (int i = at + 1; i < list_levels; ++i) {
        const ListLevel* how = level(list, i);
        const int restart = how == nullptr ? -1 : how->restart;
        if (restart < 0 || (restart > 0 && at < restart)) slot(i).reset();
    }
}

std::string Lists::text(const List& list, int at, const ListLevel& how) const {
    if (how.numerals == Numerals::bullet) return bullet_text(how.text);
    const auto& counters = outlines_.at(list.outline).counters;
    std::string out;
    for (std::size_t i = 0; i < how.text.size(); ++i) {
        const char next = i + 1 < how.text.size() ? how.text[i + 1] : '\0';
        if (how.text[i] != '%' || next < '1' || next > '9') {
            out += how.text[i];
            continue;
        }
        const int shown = next - '1';
        ++i;
        const ListLevel* other = level(list, shown);
        if (shown > at || other == nullptr) continue;
        const bool decimal = how.legal && shown < at && other->numerals != Numerals::none;
        out += numeral(decimal ? Numerals::decimal : other->numerals,
                       counters[static_cast<std::size_t>(shown)].value_or(start(list, shown)));
    }
    return out;
}

std::string Lists::label(int list, int at) {
    const auto found = lists_.find(list);
    if (found == lists_.end() || !outlines_.contains(found->second.outline)) return {};
    at = std::clamp(at, 0, list_levels - 1);
    const ListLevel* how = level(found->second, at);
    if (how == nullptr) return {};
    count(found->second, at);
    std::string out = text(found->second, at, *how);
    if (!out.empty() && !how->close) out += ' ';
    return out;
}

int Lists::level_of(int list, std::string_view style) const {
    const auto found = lists_.find(list);
    if (found == lists_.end() || style.empty()) return 0;
    for (int i = 0; i < list_levels; ++i)
        if (const ListLevel* how = level(found->second, i); how != nullptr && how->style == style) return i;
    return 0;
}

}  // namespace vekha::docx
