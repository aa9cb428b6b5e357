// The order of rows («сначала утвердить, потом исполнять»): proposed from the words, kept where a person
// agreed, shown with how far the first row is. Nothing is held back by it.
#pragma once

#include <string>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha {

struct Dependency {
    StoredItem first;
    StoredItem then;
    bool agreed = false;     ///< a person said so; otherwise proposed
    std::string reason;      ///< why it is proposed; empty where only a person said so
    std::size_t tasks = 0;   ///< of the first row
    std::size_t closed = 0;  ///< of them accepted or cancelled

    bool first_done() const { return tasks > 0 && closed == tasks; }
};

/// Agreed ones first, then proposals that nobody has agreed to; rows in force, in the order of the plan.
/// not_found where there is no such roadmap.
Result<std::vector<Dependency>> dependencies(ReadView& view, RoadmapId roadmap);

struct DependencyChange {
    RoadmapId roadmap;
    int first = 0;  ///< positions in the edition in force, from 1
    int then = 0;
    bool stands = true;  ///< false: it is taken back
};

/// not_found: no such roadmap or row. conflict: the rows would wait for each other. forbidden for others than
/// controllers and administrators. Saying what stands already changes nothing.
Result<void> set_dependency(Store& store, PersonId actor, const DependencyChange& request, Instant now);

}  // namespace vekha
