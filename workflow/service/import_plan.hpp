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

// What an import and a new edition do alike; in import.cpp.

/// forbidden where `actor` is neither controller nor administrator; nobody (id 0) is the command line and
/// may.
Result<void> may_import(ReadView& view, PersonId actor);
/// Keeps the words that a request binds, so that the next plan finds them.
Result<void> bind_parties(Transaction& change, const std::vector<PartyBinding>& bindings, PersonId actor,
                          Instant now);
/// Gives the tasks their ids, puts them in the journal and saves them.
Result<void> make_tasks(Transaction& change, const Organization& organization, const std::vector<Task>& tasks,
                        RoadmapId roadmap, ItemId item, PersonId actor, Instant now);

}  // namespace vekha
