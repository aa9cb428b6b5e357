#include "workflow/documents/odt_lists.hpp"

#include <algorithm>

namespace vekha::odt {
namespace {

const ListLevel& level_of(const ListStyle& style, int level) {
    static const ListLevel silent;
    const auto at = style.find(level);
    return at == style.end() ? silent : at->second;
}

// «%1%.%2%.»: a level between percent signs is its number.
template <class Number>
std::string by_format(std::string_view format, int level, const Number& number) {
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        int at = 0;
        std::size_t end = i + 1;
        for (; end < format.size() && end <= i + 2 && format[end] >= '0' && format[end] <= '9'; ++end)
            at = at * 10 + (format[end] - '0');
        if (format[i] != '%' || at < 1 || end >= format.size() || format[end] != '%') {
            out += format[i];
            continue;
        }
        if (at <= level) out += number(at);
        i = end;
    }
    return out;
}

template <class Number>
std::string by_levels(int first, int last, const Number& number) {
    std::string out;
    for (int at = first; at <= last; ++at) {
        const std::string one = number(at);
        if (!out.empty() && !one.empty()) out += '.';
        out += one;
    }
    return out;
}

}  // namespace

std::size_t Lists::chain(const ListStart& start) {
    std::optional<std::size_t> chain;
    if (!start.continues.empty()) {
        if (const auto at = by_id_.find(std::string(start.continues)); at != by_id_.end()) chain = at->second;
    }
    if (!chain && (start.goes_on || !start.continues.empty())) {
        if (const auto at = by_style_.find(std::string(start.style)); at != by_style_.end())
            chain = at->second;
    }
    if (!chain) {
        chain = chains_.size();
        chains_.emplace_back();
    }
    if (!start.id.empty()) by_id_.insert_or_assign(std::string(start.id), *chain);
    by_style_.insert_or_assign(std::string(start.style), *chain);
    return *chain;
}

std::string Lists::label(std::size_t chain, std::string_view style, int level, std::optional<int> set) {
    const ListStyle* how = styles_.list(style);
    if (how == nullptr) return {};
    level = std::clamp(level, 1, list_levels);
    count(chains_[chain], *how, level, set);
    return text(chains_[chain], *how, level);
}

std::string Lists::heading(int level) {
    level = std::clamp(level, 1, list_levels);
    count(headings_, styles_.outline(), level, {});
    return text(headings_, styles_.outline(), level);
}

void Lists::count(Counters& counters, const ListStyle& style, int level, std::optional<int> set) {
    const auto slot = [&](int at) -> std::optional<int>& {
        return counters[static_cast<std::size_t>(at - 1)];
    };
    // A level above that no item has reached is taken as begun.
    for (int at = 1; at < level; ++at)
        if (!slot(at)) slot(at) = level_of(style, at).start;
    if (set)
        slot(level) = set;
    else
        slot(level) = slot(level) ? *slot(level) + 1 : level_of(style, level).start;
    for (int at = level + 1; at <= list_levels; ++at) slot(at).reset();
}

std::string Lists::text(const Counters& counters, const ListStyle& style, int level) {
    const ListLevel& how = level_of(style, level);
    const auto number = [&](int at) {
        const ListLevel& other = level_of(style, at);
        return numeral(other.numerals, counters[static_cast<std::size_t>(at - 1)].value_or(other.start));
    };
    std::string out;
    if (how.numerals == Numerals::bullet)
        out = how.bullet;
    else if (how.numerals == Numerals::none)
        out = how.prefix + how.suffix;
    else if (!how.format.empty())
        out = by_format(how.format, level, number);
    else
        out = how.prefix + by_levels(std::max(1, level - how.shown_levels + 1), level, number) + how.suffix;
    if (!out.empty() && !how.close) out += ' ';
    return out;
}

}  // namespace vekha::odt
