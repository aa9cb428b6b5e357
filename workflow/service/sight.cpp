#include "workflow/service/sight.hpp"

#include <algorithm>

namespace vekha {
namespace {

/// No tree is deeper: a circle in the store must not hold anybody up.
constexpr std::size_t longest_path = 32;

template <class T>
bool has(const std::vector<T>& sorted, T one) {
    return std::binary_search(sorted.begin(), sorted.end(), one);
}

template <class T>
void order(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// The units whose things the person may look at so, by id.
std::vector<UnitId> units_for(const UnitTree& tree, const Person& person, Action action) {
    std::vector<UnitId> seen;
    for (const auto& unit : tree.units())
        if (permitted(action, duties_over(person, {unit.id, {}}, tree.path(unit.id))))
            seen.push_back(unit.id);
    return seen;
}

bool looks_on(Action action) {
    return action == Action::see_task || action == Action::see_draft;
}

}  // namespace

Result<std::vector<Unit>> path_of(ReadView& view, UnitId unit) {
    if (!unit) {
        auto units = view.units();
        if (!units) return tl::unexpected(units.error());
        return UnitTree(std::move(*units)).path(unit);
    }
    std::vector<Unit> path;
    while (unit && path.size() < longest_path) {
        auto found = view.unit(unit);
        if (!found) return tl::unexpected(found.error());
        if (!*found) break;
        unit = (*found)->parent;
        path.push_back(std::move(**found));
    }
    return path;
}

Result<bool> reaches_place(ReadView& view, const Person& person, const Home& place) {
    if (!person.within) return true;
    const auto path = path_of(view, place.unit);
    if (!path) return tl::unexpected(path.error());
    return reaches(person, *path);
}

Result<HeldDuties> held_over(ReadView& view, const Person& person, const Home& place) {
    if (holds_everywhere(person)) return duties_anywhere(person);
    const auto path = path_of(view, place.unit);
    if (!path) return tl::unexpected(path.error());
    return duties_over(person, place, *path);
}

Result<UnitId> own_organization(ReadView& view, PersonId person) {
    if (!person) return UnitId{};
    const auto known = view.person(person);
    if (!known) return tl::unexpected(known.error());
    if (!*known || !(*known)->unit) return UnitId{};
    const auto path = path_of(view, (*known)->unit);
    if (!path) return tl::unexpected(path.error());
    return organization_on(*path);
}

Result<Home> home_of(ReadView& view, RoadmapId roadmap) {
    const auto known = view.roadmap(roadmap);
    if (!known) return tl::unexpected(known.error());
    return *known ? home_of(**known) : Home{};
}

Result<Home> home_of(ReadView& view, const Task& task) {
    return home_of(view, task.roadmap);
}

Result<bool> permitted_with(ReadView& view, const Person& person, Action action, const Task& task,
                            Relations relations) {
    if (holds_everywhere(person)) return permitted(action, duties_anywhere(person), relations);
    const auto place = home_of(view, task);
    if (!place) return tl::unexpected(place.error());
    const auto reached = reaches_place(view, person, *place);
    if (!reached || !*reached) return reached;
    const auto held = held_over(view, person, *place);
    if (!held) return tl::unexpected(held.error());
    if (permitted(action, *held, relations)) return true;
    if (!looks_on(action)) return false;
    for (const auto& assignment : task.assignments) {
        const auto owner = view.person(assignment.person);
        if (!owner) return tl::unexpected(owner.error());
        if (!*owner) continue;
        const auto over = held_over(view, person, home_of(**owner));
        if (!over) return tl::unexpected(over.error());
        if (permitted(action, *over, relations)) return true;
    }
    return false;
}

bool Sight::sees_people_of(UnitId unit) const {
    return !people || has(*people, unit);
}

bool Sight::sees_messages_of(const Person& person) const {
    return !messages || has(*messages, person.unit);
}

bool Sight::reads_journal_of(UnitId unit) const {
    return !journal || has(*journal, unit);
}

bool Sight::sees_drafts_of(UnitId unit) const {
    return !drafts || has(*drafts, unit);
}

bool Sight::sees_plan(const StoredRoadmap& roadmap) const {
    return !tasks || has(tasks->units, roadmap.unit) || has(tasks->roadmaps, roadmap.id);
}

Result<Sight> sight_of(ReadView& view, const Person& person) {
    Sight sight;
    if (holds_everywhere(person)) {
        sight.office = duties_anywhere(person);
        return sight;
    }
    auto units = view.units();
    if (!units) return tl::unexpected(units.error());
    const UnitTree tree(std::move(*units));
    const auto top = tree.path(UnitId{});
    sight.office = duties_over(person, Home{}, top);
    const auto seen = [&](Action action) {
        auto found = units_for(tree, person, action);
        // What belongs to no organization lies with the whole office.
        if (permitted(action, sight.office)) found.insert(found.begin(), UnitId{});
        return found;
    };
    sight.tasks = TaskSight{seen(Action::see_all), {}, person.id};
    if (person.within) {
        sight.tasks->within = tree.under(person.within);
        if (reaches(person, top)) sight.tasks->within->insert(sight.tasks->within->begin(), UnitId{});
    }
    sight.people = seen(Action::see_people);
    sight.messages = seen(Action::see_messages);
    sight.journal = seen(Action::read_journal);
    sight.drafts = seen(Action::see_draft);
    for (const auto& grant : person.grants)
        if (grant.roadmap && permitted(Action::see_all, Duties(grant.duty)))
            sight.tasks->roadmaps.push_back(grant.roadmap);
    order(sight.tasks->roadmaps);
    return sight;
}

}  // namespace vekha
