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

constexpr NameTable<AssignmentRole, 2> roles{
    {{AssignmentRole::lead, "lead"}, {AssignmentRole::contributor, "contributor"}}};

constexpr NameTable<RequirementState, 4> requirement_states{{{RequirementState::requested, "requested"},
                                                             {RequirementState::received, "received"},
                                                             {RequirementState::accepted, "accepted"},
                                                             {RequirementState::waived, "waived"}}};

constexpr NameTable<Verdict, 3> verdicts{
    {{Verdict::pending, "pending"}, {Verdict::accepted, "accepted"}, {Verdict::returned, "returned"}}};

}  // namespace

bool Task::owned_by(PersonId person) const {
    return std::any_of(assignments.begin(), assignments.end(),
                       [&](const Assignment& assignment) { return assignment.person == person; });
}

std::string_view name(TaskState state) {
    return name_in(states, state);
}
std::string_view name(AssignmentRole role) {
    return name_in(roles, role);
}
std::string_view name(RequirementState state) {
    return name_in(requirement_states, state);
}
std::string_view name(Verdict verdict) {
    return name_in(verdicts, verdict);
}
std::optional<TaskState> parse_task_state(std::string_view text) {
    return value_in(states, text);
}
std::optional<AssignmentRole> parse_assignment_role(std::string_view text) {
    return value_in(roles, text);
}
std::optional<RequirementState> parse_requirement_state(std::string_view text) {
    return value_in(requirement_states, text);
}
std::optional<Verdict> parse_verdict(std::string_view text) {
    return value_in(verdicts, text);
}

}  // namespace vekha
