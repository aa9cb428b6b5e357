// What a new edition would do, worked out before anything is written.
#pragma once

#include "workflow/service/edition.hpp"
#include "workflow/service/import_plan.hpp"

namespace vekha {

struct EditionPlan {
    StoredRoadmap roadmap;  ///< as it is
    EditionPreview preview;
    std::vector<PartyBinding> new_bindings;
    std::vector<KeptRule> new_rules;
};

Result<EditionPlan> plan_edition(ReadView& view, const Organization& organization, PersonId actor,
                                 RoadmapId roadmap, const EditionRequest& request, Instant now);

}  // namespace vekha
