// Over what a person holds their duties. A duty is held over the organization that the person works in, or
// that it was granted for, with its departments and the organizations below; over one roadmap; or, by who
// belongs to no organization, over the whole office.
#pragma once

#include <vector>

#include "workflow/engine/unit_tree.hpp"
#include "workflow/model/person.hpp"

namespace vekha {

/// What a thing belongs to: a roadmap and its tasks to the organization whose plan it is, a person to where
/// they work. Nothing in both: to the whole office, and so to the top of the tree where it has but one.
struct Home {
    UnitId unit = {};
    RoadmapId roadmap = {};
    friend bool operator==(const Home&, const Home&) = default;
};

/// The duties that one person holds over a place.
struct HeldDuties {
    Duties own;    ///< within the organization itself
    Duties above;  ///< from an organization that stands over it

    Duties all() const;
    friend bool operator==(const HeldDuties&, const HeldDuties&) = default;
};

/// `path`: UnitTree::path of the place's unit.
HeldDuties duties_over(const Person& person, const Home& place, const std::vector<Unit>& path);
/// The duties that the person holds over anything at all, as held within.
HeldDuties duties_anywhere(const Person& person);
/// Whether the place, whose UnitTree::path is given, is theirs to see at all: always, but for who is narrowed
/// to an organization that does not stand over it.
bool reaches(const Person& person, const std::vector<Unit>& path);
/// Whether the person's duties are held over everything, so that no place needs to be looked at.
bool holds_everywhere(const Person& person);

}  // namespace vekha
