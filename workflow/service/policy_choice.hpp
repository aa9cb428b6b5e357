// Which ladder a task stands on: chosen for an item, a section or a roadmap, else the organization's.
#pragma once

#include <optional>
#include <string>

#include "workflow/service/act.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// What Task::policy is to be for the tasks of this row: the item's choice, else its section's, else the
/// roadmap's. Empty for the organization's own ladder: where nothing is chosen, or a name that is not among
/// `organization.policies`.
std::string resolved_policy(const Organization& organization, const StoredRoadmap& roadmap,
                            const StoredItem& item);

/// Puts every unfinished task of the roadmap on the ladder that is resolved for it now, as after a choice or
/// an edition that moved rows between sections. Gives how many changed.
Result<std::size_t> follow_policies(Transaction& change, const Organization& organization, RoadmapId roadmap,
                                    PersonId actor, const std::string& reason, Instant now);

struct PolicyChoice {
    RoadmapId roadmap;
    /// Of one section, or of one item; of the whole roadmap where neither is named.
    std::optional<std::string> section;
    std::optional<ItemId> item;
    std::string policy;  ///< empty: no choice of its own any more
    std::string reason;
};

/// Makes the choice and lets every unfinished task whose ladder changes by it stand on the new one, in one
/// transaction. What of the new ladder was due already speaks as after downtime: one rung, the others
/// superseded. Gives how many tasks changed. Open to the roadmap's controller, to any person whose duty is
/// controller and to the head.
/// Errors: unauthenticated, forbidden; not_found for no such roadmap, section or row in force;
/// invalid_input for an unknown ladder (the known ones are named), both a section and an item, no reason.
Result<std::size_t> choose_policy(Store& store, const Organization& organization, const Actor& actor,
                                  const PolicyChoice& choice, Instant now);

}  // namespace vekha
