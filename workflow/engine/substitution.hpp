// Who acts for whom on a day («замещение»). Pure.
#pragma once

#include <vector>

#include "workflow/model/person.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

/// So many substitutions are followed one after another; a longer chain is a mistake of somebody's.
inline constexpr int substitution_chain_most = 5;

/// What keeps the words to an absent person from reaching who acts.
enum class ChainFault {
    none,
    loop,      ///< it comes back to somebody in it: absent people point at each other
    too_long,  ///< more than substitution_chain_most one after another
};

/// Where a substitution stands on a day.
enum class SubstitutionStanding { in_force, coming, past };

/// Who acts for `person` that day: the one who stands in, or who stands in for that one, and so on. The
/// person themself where nobody does, and where the chain has a fault: words to two absent people who point
/// at each other go to the one they were for. Of several substitutions of one person in force on a day the
/// latest made counts.
PersonId acting_for(const std::vector<Substitution>& substitutions, PersonId person, Day day);

/// What is wrong with the chain that begins at `person` that day.
ChainFault chain_fault(const std::vector<Substitution>& substitutions, PersonId person, Day day);

/// The people whom `acting` stands in for that day, by id, not counting themself.
std::vector<PersonId> stood_in_by(const std::vector<Substitution>& substitutions, PersonId acting, Day day);

SubstitutionStanding standing_of(const Substitution& substitution, Day day);

/// Whether both are in force on some day.
bool overlap(const Substitution& one, const Substitution& other);

}  // namespace vekha
