// What an organization has chosen: zone, calendar, rule pack, ladder, sending hours. Read once at start,
// immutable and shared by all use cases; a reload makes a new one.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "workflow/engine/calendar.hpp"
#include "workflow/engine/rules.hpp"
#include "workflow/model/policy.hpp"
#include "workflow/model/task.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

struct SendingHours {
    TimeOfDay from{std::chrono::hours{8} + std::chrono::minutes{30}};  ///< local, on working days
    TimeOfDay to{std::chrono::hours{17} + std::chrono::minutes{30}};  ///< the last minute a message may leave
    bool any_time = false;  ///< at any hour of any day: for getting to know the product
    friend bool operator==(const SendingHours&, const SendingHours&) = default;
};

struct Organization {
    std::string name;
    std::shared_ptr<const Zone> zone;
    std::string zone_name = "UTC";  ///< as tzdata calls it
    WorkingCalendar calendar;
    RulePack rules;
    Policy policy;
    SendingHours hours;
    std::map<std::string, Policy> policies = {};  ///< other ladders, by name

    /// The ladder of a task; the organization's own where the task's is not there (any more).
    const Policy& policy_of(const Task& task) const {
        const auto own = task.policy.empty() ? policies.end() : policies.find(task.policy);
        return own == policies.end() ? policy : own->second;
    }
};

}  // namespace vekha
