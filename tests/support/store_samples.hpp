// People, a plan and tasks to put into a store, each field set to something that can be told apart.
#pragma once

#include <string>
#include <vector>

#include "workflow/model/event.hpp"
#include "workflow/service/store.hpp"

namespace vekha::testing {

/// Noon on a day of 2026, UTC.
Instant noon(unsigned month, unsigned day);

Person sample_person(const std::string& login);
/// With section, windows, parties, evidence and indicators.
Item sample_item(const std::string& title);
StoredRoadmap sample_roadmap(const std::string& source_sha256, PersonId controller);
/// Open, due at the end of `due`, with a lead, two requirements and the engine's next moment.
Task sample_task(TaskId id, RoadmapId roadmap, ItemId item, PersonId lead, Day due);
/// Every field and list filled: evidence of both kinds, submissions of every verdict, acknowledgements.
Task full_task();
OutboxRow sample_row(const std::string& key, TaskId task, PersonId person, Instant ready_at);
Delivery sample_delivery(PersonId person, Instant next_try_at);

/// Three people (controller, lead, contributor) and a plan of one item: what tasks stand on.
struct Ground {
    PersonId controller;
    PersonId lead;
    PersonId contributor;
    RoadmapId roadmap;
    ItemId item;
};
/// Saves the ground in `change`. The store must be empty.
Result<Ground> lay_ground(Transaction& change);

/// Every change there is, each with its fields filled.
std::vector<TaskChange> all_changes();

}  // namespace vekha::testing
