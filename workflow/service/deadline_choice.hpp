// Which reading of a deadline's words stands: a person's decision on the row, else a rule of the
// organization, else nothing yet. Pure.
#pragma once

#include <optional>

#include "workflow/service/import.hpp"
#include "workflow/service/kept_rules.hpp"

namespace vekha {

struct ChosenDeadline {
    Deadline deadline;               ///< the reading that stands, its rule says why
    std::optional<DoubtKind> doubt;  ///< what a person must still decide
    std::vector<Window> windows;     ///< the terms that tasks are made of; none: no tasks
    std::string rule;                ///< one Russian sentence for the due days
    bool by_hand = false;            ///< the windows are a person's own
};

/// `decided` is the word on this row, if any. invalid_input where it names a reading that is not there, or
/// other windows than that reading has; `where` tells the row.
Result<ChosenDeadline> choose_deadline(const Deadline& deadline, const Decision* decided,
                                       const KeptRules& kept, bool accept_readings);

/// The rule that «всегда так» on this row leaves; `rules` are those that the reading was made with.
/// invalid_input where the decision takes neither the reading as it stands nor another.
Result<KeptRule> rule_to_keep(const Deadline& deadline, const Decision& decided, const ReadingRules& rules);

}  // namespace vekha
