// Short ways to make the values that tests speak of.
#pragma once

#include <string>
#include <string_view>

#include "workflow/model/policy.hpp"
#include "workflow/model/task.hpp"

namespace vekha::test {

/// "2026-03-31" as a day; the test's words are right by definition.
inline Day day(std::string_view text) {
    return parse_day(text).value();
}
/// "2026-03-31T09:00:00Z" as an instant.
inline Instant at(std::string_view text) {
    return parse_instant(text).value();
}

inline const FixedZone& moscow() {
    static const FixedZone zone{std::chrono::hours{3}};
    return zone;
}

inline constexpr PersonId lead{1};
inline constexpr PersonId helper{2};
inline constexpr PersonId controller{3};
inline constexpr PersonId stranger{4};

/// A task due on `due` (local), made on `made`, with one lead, one contributor and a controller.
inline Task task_due(std::string_view due, Instant made) {
    Task task;
    task.id = TaskId{7};
    task.title = "Провести заседание рабочей группы";
    task.window = {std::nullopt, day(due)};
    task.due = day(due);
    task.first_due = task.due;
    task.due_at = moscow().at(task.due + std::chrono::days{1}, TimeOfDay{0});
    task.assignments = {{lead, AssignmentRole::lead, "Координатор"},
                        {helper, AssignmentRole::contributor, "Методист"}};
    task.controller = controller;
    task.created_at = made;
    return task;
}

/// The ladder of the default policy, written out so that a change of the file does not change what these
/// tests say.
inline Policy default_policy() {
    Policy policy;
    policy.name = "default";
    policy.announce = {Audience::lead, Audience::contributors};
    policy.rungs = {{"T-10", -10, std::chrono::hours{9}, {Audience::lead, Audience::contributors}, false},
                    {"T-3", -3, std::chrono::hours{9}, {Audience::lead, Audience::contributors}, false},
                    {"T-1", -1, std::chrono::hours{9}, {Audience::lead}, false},
                    {"T0", 0, std::chrono::hours{9}, {Audience::lead}, true},
                    {"late+1", 1, std::chrono::hours{9}, {Audience::lead, Audience::controller}, false},
                    {"late+3",
                     3,
                     std::chrono::hours{9},
                     {Audience::lead, Audience::controller, Audience::department_head},
                     false},
                    {"late+5",
                     5,
                     std::chrono::hours{9},
                     {Audience::lead, Audience::controller, Audience::deputy_head},
                     false},
                    {"late+10",
                     10,
                     std::chrono::hours{9},
                     {Audience::lead, Audience::controller, Audience::head},
                     false}};
    policy.weekly = WeeklyRung{};
    policy.weekly->audience = {Audience::lead, Audience::controller, Audience::head};
    policy.weekly->most = 4;
    return policy;
}

}  // namespace vekha::test
