// The order of rows («сначала утвердить, потом исполнять»): proposed from the words, kept where a person
// agreed, shown with how far the first row is. Nothing is held back by it.
#pragma once

#include <string>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha {

/// How far a row is.
struct RowProgress {
    std::size_t tasks = 0;
    std::size_t closed = 0;    ///< accepted or cancelled
    std::size_t accepted = 0;  ///< of the closed ones
    bool to_come = false;      ///< tasks that are not made yet

    bool over() const { return tasks > 0 && closed == tasks && !to_come; }
};

/// `tasks`: the roadmap's.
RowProgress progress_of(const StoredItem& row, const std::vector<Task>& tasks);

/// The roadmap's rows in the edition in force, by position. not_found where there is no such roadmap.
Result<std::vector<StoredItem>> rows_in_force(ReadView& view, RoadmapId roadmap);

/// Whether a person agreed that the row comes after `first`.
bool comes_after(const StoredItem& row, ItemId first);

struct Dependency {
    StoredItem first;
    StoredItem then;
    bool agreed = false;        ///< a person said so; otherwise proposed
    bool refused = false;       ///< a person said no to the proposal, and has not agreed to it since
    std::string reason;         ///< why it is proposed; empty where only a person said so
    RowProgress progress = {};  ///< of the first row
};

/// Agreed ones first, then proposals that nobody has answered, then those that were refused; rows in force,
/// each kind in the order of the plan. not_found where there is no such roadmap.
Result<std::vector<Dependency>> dependencies(ReadView& view, RoadmapId roadmap);

/// What a person says of two rows.
enum class OrderAnswer {
    agreed,      ///< proposed or not, and refused before or not
    taken_back,  ///< what was agreed holds no more; where the words propose it, it is a proposal again
    refused,     ///< not to be proposed again; what was agreed holds no more
};

struct DependencyChange {
    RoadmapId roadmap;
    int first = 0;  ///< positions in the edition in force, from 1
    int then = 0;
    OrderAnswer answer = OrderAnswer::agreed;
};

/// not_found: no such roadmap or row. conflict: the rows would wait for each other, or what is refused is
/// neither agreed nor proposed. forbidden for others than controllers and administrators. Saying what stands
/// already changes nothing.
Result<void> set_dependency(Store& store, PersonId actor, const DependencyChange& request, Instant now);

}  // namespace vekha
