// What one person may see of an office that is a tree of organizations; and where things stand in that tree.
#pragma once

#include <optional>
#include <vector>

#include "workflow/engine/held_duties.hpp"
#include "workflow/engine/permissions.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// UnitTree::path of the unit, read step by step: the whole tree is asked for only where the unit is none.
Result<std::vector<Unit>> path_of(ReadView& view, UnitId unit);

/// Whether the place is theirs to see at all (reaches() of engine/held_duties.hpp).
Result<bool> reaches_place(ReadView& view, const Person& person, const Home& place);

Result<HeldDuties> held_over(ReadView& view, const Person& person, const Home& place);

/// The organization where the person works; nothing for who belongs to none, and for nobody.
Result<UnitId> own_organization(ReadView& view, PersonId person);

/// Of the roadmap that the task is a part of.
Result<Home> home_of(ReadView& view, const Task& task);
Result<Home> home_of(ReadView& view, RoadmapId roadmap);
inline Home home_of(const StoredRoadmap& roadmap) {
    return {roadmap.unit, roadmap.id};
}
inline Home home_of(const Person& person) {
    return {person.unit, RoadmapId{}};
}

/// Whether the person may do this with the task by the duties held over its plan's organization; what only
/// looks on, also by those held over where one of its owners works.
Result<bool> permitted_with(ReadView& view, const Person& person, Action action, const Task& task,
                            Relations relations = {});

/// What lists are cut down to. Made once for one person and one state of the store.
struct Sight {
    /// Nothing: all tasks there are.
    std::optional<TaskSight> tasks;
    /// Whose people and messages: nothing for everybody's, else of these units, by id.
    std::optional<std::vector<UnitId>> people;
    std::optional<std::vector<UnitId>> messages;
    /// Whose journal: of tasks by their plan's unit, of the rest by that of who did it.
    std::optional<std::vector<UnitId>> journal = {};
    /// Of whose plans also what is not handed in yet.
    std::optional<std::vector<UnitId>> drafts = {};
    /// Over what belongs to the whole office.
    HeldDuties office;

    bool everything() const { return !tasks && !people && !messages && !journal; }
    bool sees_people_of(UnitId unit) const;
    bool sees_person(const Person& person) const { return sees_people_of(person.unit); }
    bool sees_messages_of(const Person& person) const;
    bool reads_journal_of(UnitId unit) const;
    bool sees_drafts_of(UnitId unit) const;
    /// Whether the whole of the plan is seen, not only tasks of it.
    bool sees_plan(const StoredRoadmap& roadmap) const;
    friend bool operator==(const Sight&, const Sight&) = default;
};

Result<Sight> sight_of(ReadView& view, const Person& person);

}  // namespace vekha
