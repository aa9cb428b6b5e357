// What an import would make, worked out before anything is written: doubts, owners, due days, tasks without
// ids.
#pragma once

#include <vector>

#include "workflow/service/import.hpp"
#include "workflow/service/kept_rules.hpp"

namespace vekha {

struct PlannedItem {
    int position = 0;
    Item item;
    std::vector<Task> tasks;  ///< ids, roadmap and item still 0
};

struct ImportPlan {
    Period period{};
    PersonId controller;
    std::vector<PlannedItem> items;
    std::vector<Doubt> doubts;
    std::vector<PartyBinding> new_bindings;
    std::vector<KeptRule> new_rules;
    std::vector<Candidate> controllers;
};

/// `actor` controls the plan where the request names nobody and this person's duty is controller.
Result<ImportPlan> plan_import(ReadView& view, const Organization& organization, const ImportRequest& request,
                               PersonId actor, Instant now);

}  // namespace vekha
