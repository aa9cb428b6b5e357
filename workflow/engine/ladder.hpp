// Which rung of the ladder («напоминание, эскалация») is due for a task, and when to look again. Pure: the
// policy, the calendar, the zone and now are arguments, so that a plan's whole life can be rehearsed in a
// second.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/engine/calendar.hpp"
#include "workflow/model/policy.hpp"
#include "workflow/model/task.hpp"

namespace vekha {

/// A rung of one task, laid on the calendar.
struct LaidRung {
    std::string
        id;  ///< "T-3", "late+1", "weekly:2026-05-11", "assigned"; after a second move of the due day "T-3#2"
    Instant moment{};
    int offset = 0;  ///< working days from the due day; for the weekly rung and "assigned" the true distance
    std::vector<Audience> audience;
    bool urgent = false;
};

/// The policy's own name of a laid rung: "T-3" of "T-3#2". A due day that was moved makes every rung one of
/// its own, so that what was told of the old day is told again of the new one.
std::string_view rung_name(std::string_view id);
/// How often the due day had been moved when this rung was laid.
int moves_of(std::string_view id);

/// All rungs of a task in order of their moments. "assigned" is left out where a rung of the policy is due
/// already when the task is made; a rung whose moment is before the task was made is in the list all the
/// same.
std::vector<LaidRung> lay_ladder(const Task& task, const Policy& policy, const WorkingCalendar& calendar,
                                 const Zone& zone);

/// What the engine does with a task now.
struct Climb {
    bool opens = false;                   ///< the window has begun: planned → open
    std::optional<LaidRung> fire;         ///< the one rung that matters now
    std::vector<std::string> superseded;  ///< rungs that were due before it and will not be sent
    std::optional<Instant> next;          ///< when to look again; nothing: never, until the task changes
};

/// Only owed tasks climb; others give no rung and no next moment. Every rung whose moment has come since
/// `task.ladder_at` is settled here, the latest by firing and the earlier ones as superseded, so "due is
/// past" never misses a moment and downtime never sends a pile.
Climb climb(const Task& task, const Policy& policy, const WorkingCalendar& calendar, const Zone& zone,
            Instant now);

}  // namespace vekha
