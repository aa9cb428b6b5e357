// What a row of the new edition does to its tasks. Part of edition_plan.cpp alone; pure.
#pragma once

#include "workflow/service/edition.hpp"

namespace vekha {

/// What was worked out for a row: as the import would make it.
struct RowPlan {
    bool term = false;        ///< `tasks` say the row's terms
    bool owners = false;      ///< `tasks` say its owners
    std::vector<Task> tasks;  ///< without ids
};

/// The effects on the row's tasks (by occurrence), in their order; new ones after them.
std::vector<TaskEffect> effects_on(const EditionRow& row, const std::vector<Task>& tasks, const RowPlan& plan,
                                   const std::string& reason, Instant now);

}  // namespace vekha
