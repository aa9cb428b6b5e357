#include "workflow/model/task.hpp"

#include <algorithm>

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<TaskState, 6> states{{{TaskState::planned, "planned"},
                                          {TaskState::open, "open"},
                                          {TaskState::submitted, "submitted"},
                                          {TaskState::accepted, "accepted"},
                                          {TaskState::suspended, "suspended"},
                                          {TaskState::cancelled, "cancelled"}}};

constexpr NameTable<TaskState, 6> russian_states{{{TaskState::planned, "запланирована"},
                                                  {TaskState::open, "на исполнении"},
                                                  {TaskState::submitted, "на контроле"},
                                                  {TaskState::accepted, "исполнена"},
                                                  {TaskState::suspended, "приостановлена"},
                                                  {TaskState::cancelled, "снята с контроля"}}};

constexpr NameTable<AssignmentRole, 2> roles{
    {{AssignmentRole::lead, "lead"}, {AssignmentRole::contributor, "contributor"}}};

}  // namespace

bool Task::owned_by(PersonId person) const {
    return std::any_of(assignments.begin(), assignments.end(),
                       [&](const Assignment& assignment) { return assignment.person == person; });
}

const Submission* Task::pending() const {
    return state == TaskState::submitted && !submissions.empty() ? &submissions.back() : nullptr;
}

const Extension* Task::asked_extension() const {
    const auto found = std::find_if(extensions.begin(), extensions.end(),
                                    [](const Extension& one) { return one.state == ExtensionState::asked; });
    return found == extensions.end() ? nullptr : &*found;
}

int Task::owed_children() const {
    return static_cast<int>(std::count_if(children.begin(), children.end(), [](const Child& child) {
        return child.standing == ChildStanding::owed;
    }));
}

std::vector<PersonId> Task::silent_contributors() const {
    std::vector<PersonId> silent;
    for (const auto& assignment : assignments) {
        if (assignment.role != AssignmentRole::contributor) continue;
        const auto theirs = [&](const auto& one) { return one.by == assignment.person; };
        if (std::none_of(contributions.begin(), contributions.end(), theirs) &&
            std::none_of(evidence.begin(), evidence.end(), theirs))
            silent.push_back(assignment.person);
    }
    return silent;
}

std::string_view russian(TaskState state) {
    return name_in(russian_states, state);
}
std::string_view name(TaskState state) {
    return name_in(states, state);
}
std::string_view name(AssignmentRole role) {
    return name_in(roles, role);
}
std::optional<TaskState> parse_task_state(std::string_view text) {
    return value_in(states, text);
}
std::optional<AssignmentRole> parse_assignment_role(std::string_view text) {
    return value_in(roles, text);
}

}  // namespace vekha
