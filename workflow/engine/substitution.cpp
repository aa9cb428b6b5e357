#include "workflow/engine/substitution.hpp"

#include <algorithm>

namespace vekha {
namespace {

/// Who stands in for `person` that day, one step of the chain; nobody where no substitution is in force.
PersonId next_for(const std::vector<Substitution>& substitutions, PersonId person, Day day) {
    const Substitution* latest = nullptr;
    for (const auto& one : substitutions)
        if (one.away == person && one.in_force(day) && (latest == nullptr || latest->id < one.id))
            latest = &one;
    return latest == nullptr ? PersonId{} : latest->acting;
}

/// The end of a chain, or why it has none.
struct ChainEnd {
    PersonId person;
    ChainFault fault = ChainFault::none;
};

ChainEnd follow(const std::vector<Substitution>& substitutions, PersonId person, Day day) {
    std::vector<PersonId> chain{person};
    for (int step = 0; step <= substitution_chain_most; ++step) {
        const PersonId next = next_for(substitutions, chain.back(), day);
        if (!next) return {chain.back()};
        if (std::find(chain.begin(), chain.end(), next) != chain.end()) return {person, ChainFault::loop};
        chain.push_back(next);
    }
    return {person, ChainFault::too_long};
}

/// The first day after its last.
Day end_of(const Substitution& one) {
    const Day after = one.to + std::chrono::days{1};
    return one.ended ? std::min(*one.ended, after) : after;
}

}  // namespace

PersonId acting_for(const std::vector<Substitution>& substitutions, PersonId person, Day day) {
    return follow(substitutions, person, day).person;
}

ChainFault chain_fault(const std::vector<Substitution>& substitutions, PersonId person, Day day) {
    return follow(substitutions, person, day).fault;
}

std::vector<PersonId> stood_in_by(const std::vector<Substitution>& substitutions, PersonId acting, Day day) {
    std::vector<PersonId> away;
    for (const auto& one : substitutions)
        if (one.away != acting && one.in_force(day) && acting_for(substitutions, one.away, day) == acting)
            away.push_back(one.away);
    std::sort(away.begin(), away.end());
    away.erase(std::unique(away.begin(), away.end()), away.end());
    return away;
}

SubstitutionStanding standing_of(const Substitution& substitution, Day day) {
    if (substitution.in_force(day)) return SubstitutionStanding::in_force;
    const bool to_come = day < substitution.from && substitution.from < end_of(substitution);
    return to_come ? SubstitutionStanding::coming : SubstitutionStanding::past;
}

bool overlap(const Substitution& one, const Substitution& other) {
    return std::max(one.from, other.from) < std::min(end_of(one), end_of(other));
}

}  // namespace vekha
