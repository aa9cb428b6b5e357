// What «всегда так» leaves behind: how this organization reads words that may be read differently. Kept in
// the store as one setting, asked before every reading, and shown and forgotten by people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/reading_rules.hpp"
#include "workflow/model/roadmap.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// At most this many are kept; who needs more has a habit for a rule pack.
inline constexpr std::size_t kept_rules_most = 1'000;

/// One rule, about a convention or, where no convention covers the doubt, about the very words.
struct KeptRule {
    std::int64_t id = 0;     ///< from 1, never given twice
    std::string convention;  ///< of ReadingRules; empty: about the words alone
    std::string choice;      ///< the convention's
    std::string words;       ///< the deadline's words it was said about, as printed; may be empty
    int reading = 0;  ///< about words: 0 as the reader reads them, else the place in Deadline::others, from 1
    PersonId by;
    Instant at{};
    friend bool operator==(const KeptRule&, const KeptRule&) = default;
};

/// All rules of the organization.
class KeptRules {
  public:
    /// damaged where the setting is not what encode() writes.
    static Result<KeptRules> read(ReadView& view);

    const std::vector<KeptRule>& rules() const { return rules_; }  ///< by id
    const KeptRule* of_convention(std::string_view convention) const;
    /// The rule about these very words, case, ё, dashes and closing marks aside.
    const KeptRule* of_words(std::string_view words) const;
    const KeptRule* find(std::int64_t id) const;

    /// The pack's answers with the kept ones over them. What is kept of a convention or choice that this
    /// program does not know is passed over.
    ReadingRules over(ReadingRules pack) const;

    /// Takes the place of the rule about the same convention or words. Gives the rule with its id, or nothing
    /// where exactly this rule was there already. invalid_input for an unknown convention or choice, and past
    /// kept_rules_most.
    Result<std::optional<KeptRule>> put(KeptRule rule);
    void remove(std::int64_t id);

    std::string encode() const;

  private:
    std::vector<KeptRule> rules_;
    std::int64_t last_id_ = 0;
};

/// How this organization reads: its rule pack, overruled by what it has kept.
Result<ReadingRules> rules_of_reading(ReadView& view, const Organization& organization);

/// Keeps the rules inside a transaction, each noted in the journal as "reading_rule_set".
Result<void> keep_rules(Transaction& change, const std::vector<KeptRule>& rules);

/// A person sets a convention's answer apart from any document. Gives the rule that stands now.
Result<KeptRule> set_rule(Store& store, PersonId actor, std::string_view convention, std::string_view choice,
                          Instant now);

/// Forgets a rule: the words raise their doubt again. not_found where there is none. In the journal as
/// "reading_rule_forgotten".
Result<void> forget_rule(Store& store, PersonId actor, std::int64_t id, Instant now);

}  // namespace vekha
