// What an import would make, worked out before anything is written: doubts, owners, due days, tasks without
// ids.
#pragma once

#include <vector>

#include "workflow/service/import.hpp"
#include "workflow/service/kept_rules.hpp"
#include "workflow/service/sight.hpp"
#include "workflow/service/task_making.hpp"

namespace vekha {

struct PlannedItem {
    int position = 0;
    Item item;
    ItemPlan plan;                ///< how the tasks that are not made yet will be
    std::vector<TaskTree> tasks;  ///< in the order of their windows
};

struct ImportPlan {
    Period period{};
    PersonId controller;
    UnitId unit;  ///< whose plan it is
    std::vector<PlannedItem> items;
    std::vector<Doubt> doubts;
    std::vector<PartyBinding> new_bindings;
    std::vector<KeptRule> new_rules;
    std::vector<Candidate> controllers;
};

/// `actor` controls the plan where the request names nobody and this person's duty is controller. Tasks
/// beyond the horizon are left out unless asked for.
Result<ImportPlan> plan_import(ReadView& view, const Organization& organization, const ImportRequest& request,
                               PersonId actor, Instant now, bool beyond_horizon = false);

// What an import and a new edition do alike; in import.cpp.

/// forbidden where `actor` is neither controller nor administrator of the plan's organization; nobody (id 0)
/// is the command line and may.
Result<void> may_import(ReadView& view, PersonId actor, const Home& place);
Result<void> may_import(ReadView& view, PersonId actor, RoadmapId roadmap);
/// Keeps the words that a request binds, so that the next plan finds them.
Result<void> bind_parties(Transaction& change, const std::vector<PartyBinding>& bindings, PersonId actor,
                          Instant now);

}  // namespace vekha
