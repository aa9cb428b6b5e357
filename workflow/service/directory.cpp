// The people of an organization as an audience needs them.
#include <algorithm>

#include "workflow/engine/substitution.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {

Result<Directory> Directory::read(ReadView& view) {
    auto people = view.people();
    if (!people) return tl::unexpected(people.error());
    auto substitutions = view.substitutions();
    if (!substitutions) return tl::unexpected(substitutions.error());
    auto units = view.units();
    if (!units) return tl::unexpected(units.error());
    Directory directory;
    if (!units->empty()) {
        const auto plans = view.roadmaps();
        if (!plans) return tl::unexpected(plans.error());
        for (const auto& plan : *plans) directory.plans_.emplace(plan.id, plan.unit);
    }
    directory.tree_ = UnitTree(std::move(*units));
    directory.substitutions_ = std::move(*substitutions);
    directory.people_ = std::move(*people);
    std::sort(directory.people_.begin(), directory.people_.end(),
              [](const Person& a, const Person& b) { return a.id < b.id; });
    return directory;
}

const Person* Directory::find(PersonId id) const {
    const auto found = std::lower_bound(people_.begin(), people_.end(), id,
                                        [](const Person& one, PersonId wanted) { return one.id < wanted; });
    return found != people_.end() && found->id == id ? &*found : nullptr;
}

std::vector<PersonId> Directory::with(Duty duty) const {
    std::vector<PersonId> found;
    for (const auto& person : people_)
        if (person.active && person.has(duty)) found.push_back(person.id);
    return found;
}

std::vector<PersonId> Directory::with(Duty duty, UnitId unit) const {
    if (tree_.units().empty()) return with(duty);
    std::vector<UnitId> levels;
    for (const auto& one : tree_.path(unit)) levels.push_back(one.id);
    levels.push_back(UnitId{});
    for (const auto level : levels) {
        std::vector<PersonId> found;
        const auto granted = [&](const Grant& grant) {
            return level && grant.duty == duty && grant.unit == level;
        };
        for (const auto& person : people_)
            if (person.active && ((person.has(duty) && person.unit == level) ||
                                  std::any_of(person.grants.begin(), person.grants.end(), granted)))
                found.push_back(person.id);
        if (!found.empty()) return found;
    }
    return {};
}

std::vector<PersonId> Directory::with(Duty duty, RoadmapId roadmap) const {
    const auto plan = plans_.find(roadmap);
    return with(duty, plan == plans_.end() ? UnitId{} : plan->second);
}

std::vector<Person> Directory::near(UnitId unit) const {
    if (!unit) return people_;
    const auto place = tree_.path(unit);
    std::vector<Person> found;
    for (const auto& person : people_)
        if (!person.unit || vekha::near(place, tree_.path(person.unit))) found.push_back(person);
    return found;
}

/// By the department's name within one organization, or by the unit that is the department.
bool Directory::heads_department_of(const Person& head, const Person& lead) const {
    if (!lead.department.empty() && head.department == lead.department)
        return tree_.organization_of(head.unit) == tree_.organization_of(lead.unit);
    const auto* unit = tree_.find(lead.unit);
    return unit != nullptr && unit->kind == UnitKind::department && head.unit == lead.unit;
}

std::optional<Addressee> Directory::addressee(PersonId id, Day day) const {
    const PersonId acting = acting_for(substitutions_, id, day);
    if (const auto* person = find(acting); person != nullptr && person->active)
        return Addressee{acting, acting == id ? PersonId{} : id, Audience::lead};
    const auto* person = find(id);
    if (person == nullptr || !person->active) return std::nullopt;
    return Addressee{id, PersonId{}, Audience::lead};
}

std::vector<PersonId> Directory::meant(const Task& task, Audience audience) const {
    switch (audience) {
        case Audience::lead:
            return {task.lead()};
        case Audience::controller:
            return {task.controller};
        case Audience::deputy_head:
            return with(Duty::deputy_head, task.roadmap);
        case Audience::head:
            return with(Duty::head, task.roadmap);
        case Audience::contributors:
        case Audience::department_head:
            break;
    }
    std::vector<PersonId> found;
    if (audience == Audience::contributors) {
        for (const auto& assignment : task.assignments)
            if (assignment.role == AssignmentRole::contributor) found.push_back(assignment.person);
        return found;
    }
    const auto* lead = find(task.lead());
    if (lead == nullptr) return found;
    for (const auto& person : people_)
        if (person.has(Duty::department_head) && heads_department_of(person, *lead))
            found.push_back(person.id);
    return found;
}

std::vector<Addressee> Directory::resolve(const Task& task, const std::vector<Audience>& audience,
                                          Day day) const {
    std::vector<Addressee> told;
    for (const auto one : audience)
        for (const auto id : meant(task, one)) {
            auto whom = addressee(id, day);
            if (!whom) continue;
            whom->audience = one;
            const auto same = [&](const Addressee& other) { return other.person == whom->person; };
            if (std::none_of(told.begin(), told.end(), same)) told.push_back(*whom);
        }
    return told;
}

}  // namespace vekha
