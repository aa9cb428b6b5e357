// What words mean where regions differ («до мая», «середина месяца», «учебный год»): each such question is a
// convention with a closed list of choices. The rule pack answers them for an organization, a person's
// «всегда так» overrules the pack.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha {

struct ConventionChoice {
    std::string_view name;  ///< as it stands in rule packs and the API: "before_it"
    std::string_view sentence;  ///< Russian: «месяц не включается: срок кончается до его начала»
};

/// A question that reading deadlines raises.
struct Convention {
    std::string_view name;                      ///< "until_month"
    std::string_view words;                     ///< Russian: the words it is about, «до мая»
    std::span<const ConventionChoice> choices;  ///< the first is the one of the shipped rules
};

/// All of them, in a fixed order.
std::span<const Convention> conventions();

/// An answer to every convention. A default one holds the shipped answers.
class ReadingRules {
  public:
    /// The chosen answer's name; empty for an unknown convention.
    std::string_view choice(std::string_view convention) const;
    bool chosen(std::string_view convention, std::string_view choice_name) const {
        return choice(convention) == choice_name;
    }
    /// invalid_input for a convention or a choice that is not there; the message lists those that are.
    Result<void> choose(std::string_view convention, std::string_view choice_name);
    /// What was chosen apart from the shipped answers, by convention.
    const std::map<std::string, std::string, std::less<>>& overruled() const { return chosen_; }
    friend bool operator==(const ReadingRules&, const ReadingRules&) = default;

  private:
    std::map<std::string, std::string, std::less<>> chosen_;
};

}  // namespace vekha
