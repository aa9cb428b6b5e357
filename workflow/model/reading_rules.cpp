#include "workflow/model/reading_rules.hpp"

#include <algorithm>
#include <array>

namespace vekha {
namespace {

constexpr std::array until_month{
    ConventionChoice{"before_it", "месяц не включается: срок кончается до его начала"},
    ConventionChoice{"through_it", "месяц включается: последний его день ещё в срок"},
};

constexpr std::array all{
    Convention{"until_month", "«до» месяца без числа: «до мая»", until_month},
};

const Convention* find(std::string_view name) {
    const auto* found =
        std::find_if(all.begin(), all.end(), [&](const Convention& one) { return one.name == name; });
    return found == all.end() ? nullptr : found;
}

template <class Range>
std::string names_of(const Range& range) {
    std::string out;
    for (const auto& one : range) out += (out.empty() ? "" : ", ") + std::string(one.name);
    return out;
}

}  // namespace

std::span<const Convention> conventions() {
    return all;
}

std::string_view ReadingRules::choice(std::string_view convention) const {
    if (const auto mine = chosen_.find(convention); mine != chosen_.end()) return mine->second;
    const auto* known = find(convention);
    return known == nullptr ? std::string_view{} : known->choices.front().name;
}

Result<void> ReadingRules::choose(std::string_view convention, std::string_view choice_name) {
    const auto* known = find(convention);
    if (known == nullptr)
        return failure(Fault::invalid_input, "Нет такого правила чтения: «" + std::string(convention) + "»",
                       std::string(convention), "Есть: " + names_of(all));
    const bool there = std::any_of(known->choices.begin(), known->choices.end(),
                                   [&](const ConventionChoice& one) { return one.name == choice_name; });
    if (!there)
        return failure(Fault::invalid_input, "Нет такого ответа: «" + std::string(choice_name) + "»",
                       std::string(convention), "Есть: " + names_of(known->choices));
    if (choice_name == known->choices.front().name)
        chosen_.erase(std::string(convention));
    else
        chosen_.insert_or_assign(std::string(convention), std::string(choice_name));
    return {};
}

}  // namespace vekha
