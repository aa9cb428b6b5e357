// The ladder («напоминание, эскалация»): which offsets from the due day speak to whom.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/limits.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

/// Who is spoken to, told by their place beside the task and not by name.
enum class Audience { lead, contributors, controller, department_head, deputy_head, head };

/// One step: `offset` working days from the due day (negative: before), at a local time, to an audience.
struct Rung {
    std::string id;  ///< unique in the policy: "T-10", "late+3"; part of the key that keeps a message from
                     ///< being doubled
    int offset = 0;
    TimeOfDay at{std::chrono::hours{9}};
    std::vector<Audience> audience;
    bool urgent = false;  ///< may leave outside the sending hours of the same day
    friend bool operator==(const Rung&, const Rung&) = default;
};

/// What comes after the last rung: the same words each week, at most `most` times.
struct WeeklyRung {
    std::string id = "weekly";
    std::chrono::weekday day = std::chrono::Monday;  ///< a day off moves it to the next working day
    TimeOfDay at{std::chrono::hours{9}};
    std::vector<Audience> audience;
    int most = 52;
    friend bool operator==(const WeeklyRung&, const WeeklyRung&) = default;
};

/// A weekday and a local time of it; a day off moves it to the next working day.
struct WeeklyMoment {
    std::chrono::weekday day = std::chrono::Monday;
    TimeOfDay at{std::chrono::hours{9}};
    friend bool operator==(const WeeklyMoment&, const WeeklyMoment&) = default;
};

struct Policy {
    std::string name;
    /// Whom to tell that a task was given to them when it is made; empty: nobody.
    std::vector<Audience> announce;
    std::vector<Rung> rungs;  ///< by offset, then time
    /// The controller's own ladder while a report waits: offsets from the last day of the acceptance term.
    std::vector<Rung> acceptance = {};
    std::optional<WeeklyRung> weekly;
    /// The head and the deputies first see a slip in the digest of this weekday; a message of its own comes
    /// with the next rung that speaks to them. Nothing: each rung is a message.
    std::optional<WeeklyMoment> slip_digest = {};
    friend bool operator==(const Policy&, const Policy&) = default;
};

std::string_view name(Audience audience);
std::optional<Audience> parse_audience(std::string_view text);

}  // namespace vekha
