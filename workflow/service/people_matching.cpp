#include "workflow/service/people_matching.hpp"

#include <algorithm>
#include <array>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/person_name.hpp"
#include "workflow/service/units.hpp"

namespace vekha {
namespace {

constexpr std::size_t perhaps_most = 8;    // organizations offered for one row
constexpr std::size_t unknown_most = 200;  // names that are looked for among all, one by one

std::vector<std::string> words_of(std::string_view name) {
    return reading::words(reading::fold(name));
}

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_number(const std::string& word) {
    return word.find_first_not_of("0123456789") == std::string::npos;
}

/// «СОШ № 5» and «МБОУ СОШ № 5 г. Энска»: all words of the shorter are in the longer, the numbers agree.
bool near_names(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    const auto& shorter = left.size() <= right.size() ? left : right;
    const auto& longer = left.size() <= right.size() ? right : left;
    if (shorter.empty()) return false;
    const auto common = static_cast<std::size_t>(std::count_if(
        shorter.begin(), shorter.end(), [&](const std::string& word) { return has(longer, word); }));
    const bool numbers = std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
        return !is_number(word) || has(longer, word);
    });
    return numbers && common * 3 >= shorter.size() * 2;
}

}  // namespace

UnitFinder::UnitFinder(const UnitTree& tree) {
    for (const auto& unit : tree.units()) {
        if (!unit.active || unit.kind == UnitKind::department) continue;
        names_.emplace_back(words_of(unit.name), unit.id);
        by_key_.emplace(key(unit.name), unit.id);
        const auto path = tree.path(unit.id);
        if (path.size() > 1) by_key_.emplace(key(unit_words(path)), unit.id);
    }
}

std::string UnitFinder::key(std::string_view name) {
    std::string key;
    for (const auto& word : words_of(name)) key += (key.empty() ? "" : " ") + word;
    return key;
}

UnitFinder::Found UnitFinder::find(std::string_view name) {
    const auto wanted = key(name);
    Found found;
    const auto [first, last] = by_key_.equal_range(wanted);
    for (auto at = first; at != last; ++at) found.perhaps.push_back(at->second);
    std::sort(found.perhaps.begin(), found.perhaps.end());
    if (found.perhaps.size() == 1) {
        found.unit = found.perhaps.front();
        found.perhaps.clear();
    }
    if (first != last) return found;
    if (const auto known = unknown_.find(wanted); known != unknown_.end()) return known->second;
    if (unknown_.size() < unknown_most) {
        found.perhaps = near(wanted);
        unknown_.emplace(wanted, found);
    }
    return found;
}

std::vector<UnitId> UnitFinder::near(const std::string& key) const {
    const auto wanted = words_of(key);
    std::vector<UnitId> near;
    for (const auto& [words, unit] : names_) {
        if (near.size() == perhaps_most) break;
        if (near_names(wanted, words)) near.push_back(unit);
    }
    return near;
}

UnitKind kind_of_name(std::string_view name) {
    constexpr std::array<std::string_view, 10> schools{"школ", "сош",   "оош", "нош", "гимнази",
                                                       "лице", "детск", "доу", "моу", "мбоу"};
    for (const auto& word : words_of(name))
        for (const auto stem : schools)
            if (word.starts_with(stem)) return UnitKind::school;
    return UnitKind::institution;
}

PersonFinder::PersonFinder(const std::vector<Person>& people, const UnitTree& tree) : tree_(tree) {
    for (const auto& person : people) by_surname_.emplace(reading::name_parts(person.name).surname, &person);
}

PersonMatch PersonFinder::find(std::string_view name, std::string_view email,
                               std::optional<UnitId> unit) const {
    std::vector<const Person*> exact, perhaps, here;
    const auto [first, last] = by_surname_.equal_range(reading::name_parts(name).surname);
    for (auto at = first; at != last; ++at) {
        const Person& person = *at->second;
        const bool same = reading::same_name(person.name, name);
        if (!same && !reading::may_be_same_name(person.name, name)) continue;
        const bool near = !unit || tree_.organization_of(person.unit) == tree_.organization_of(*unit) ||
                          (!email.empty() && reading::fold(person.email) == reading::fold(email));
        if (same) exact.push_back(&person);
        if (same && near && person.active) here.push_back(&person);
        // Another name with the same initials is no doubt where they work elsewhere.
        if (!same && near) perhaps.push_back(&person);
    }
    PersonMatch match;
    if (here.size() == 1) {
        match.person = *here.front();
        return match;
    }
    const auto& doubts = exact.empty() ? perhaps : exact;
    for (const auto* person : doubts) match.alike.push_back(*person);
    std::sort(match.alike.begin(), match.alike.end(),
              [](const Person& left, const Person& right) { return left.id < right.id; });
    return match;
}

}  // namespace vekha
