#include "workflow/engine/held_duties.hpp"

#include <algorithm>

namespace vekha {
namespace {

/// The place's units up to and with its organization, then those that stand over that.
struct Reach {
    explicit Reach(const std::vector<Unit>& path) : units(path), border(path.size()) {
        const auto organization = organization_on(path);
        for (std::size_t at = 0; at < path.size(); ++at)
            if (path[at].id == organization) border = at;
    }

    void add(HeldDuties& to, Duty duty, UnitId held_over) const {
        for (std::size_t at = 0; at < units.size(); ++at)
            if (units[at].id == held_over) (at <= border ? to.own : to.above).add(duty);
    }

    const std::vector<Unit>& units;
    std::size_t border;
};

}  // namespace

Duties HeldDuties::all() const {
    Duties both = own;
    both.add(above);
    return both;
}

HeldDuties duties_over(const Person& person, const Home& place, const std::vector<Unit>& path) {
    HeldDuties held;
    if (!reaches(person, path)) return held;
    const Reach reach(path);
    for (const auto duty : person.duties) {
        if (!person.unit)
            held.own.add(duty);
        else
            reach.add(held, duty, person.unit);
    }
    for (const auto& grant : person.grants) {
        if (grant.roadmap) {
            if (grant.roadmap == place.roadmap) held.own.add(grant.duty);
        } else {
            reach.add(held, grant.duty, grant.unit);
        }
    }
    return held;
}

HeldDuties duties_anywhere(const Person& person) {
    HeldDuties held;
    for (const auto duty : person.duties) held.own.add(duty);
    for (const auto& grant : person.grants) held.own.add(grant.duty);
    return held;
}

bool holds_everywhere(const Person& person) {
    return !person.unit && person.grants.empty() && !person.within;
}

bool reaches(const Person& person, const std::vector<Unit>& path) {
    return !person.within ||
           std::any_of(path.begin(), path.end(), [&](const Unit& unit) { return unit.id == person.within; });
}

}  // namespace vekha
