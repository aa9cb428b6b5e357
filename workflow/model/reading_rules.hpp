// What words mean where regions differ («до мая», «середина месяца», «учебный год»): each such question is a
// convention with a closed list of choices. Three may answer, the later over the earlier: the shipped rules,
// the organization's rule pack, a person's «всегда так».
#pragma once

#include <functional>
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
/// The one of this name; nullptr for none.
const Convention* find_convention(std::string_view name);
/// The sentence of a choice; empty for an unknown convention or choice.
std::string_view sentence_of(std::string_view convention, std::string_view choice_name);

/// An answer to every convention. A default one holds the shipped answers and has settled nothing.
///
/// An answer that somebody gave, be it the shipped one or another, settles its convention: a deadline is then
/// no longer ambiguous for that reason. So «всегда так» silences the doubt both when a person confirms the
/// reading shown and when they take the other one; it is asked for again only after forget().
class ReadingRules {
  public:
    /// The answer's name: the given one, else the shipped one; empty for an unknown convention.
    std::string_view choice(std::string_view convention) const;
    bool chosen(std::string_view convention, std::string_view choice_name) const {
        return choice(convention) == choice_name;
    }
    /// True once somebody answered this convention, with the shipped answer or another.
    bool settled(std::string_view convention) const { return given_.contains(convention); }
    /// Answers a convention and settles it. invalid_input for a convention or a choice that is not there; the
    /// message lists those that are.
    Result<void> choose(std::string_view convention, std::string_view choice_name);
    /// Takes an answer back: the shipped one holds again, and the doubt with it.
    void forget(std::string_view convention);
    /// Takes over every answer of `over`: a person's answers over those of the organization's rule pack.
    void adopt(const ReadingRules& over);
    /// The answers that were given, by convention: what a store keeps. choose() of each makes an equal value.
    const std::map<std::string, std::string, std::less<>>& given() const { return given_; }
    friend bool operator==(const ReadingRules&, const ReadingRules&) = default;

  private:
    std::map<std::string, std::string, std::less<>> given_;
};

}  // namespace vekha
