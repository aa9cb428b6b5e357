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

/// What laid a rung on the calendar of a task.
enum class LaidBy {
    announcement,  ///< "assigned": the task was given to them
    policy,        ///< a rung of the policy around the due day
    weekly,        ///< what the policy says each week after it
    pace,          ///< the task's own cadence
    acceptance,    ///< the controller's own ladder, around the last day of their term
};

/// A rung of one task, laid on the calendar.
struct LaidRung {
    std::string id;  ///< "T-3", "late+1", "weekly:2026-05-11", "pace:2026-05-11", "assigned"; after a second
                     ///< move of the due day "T-3#2"; of the second report's acceptance "accept+1:2"
    Instant moment{};
    int offset = 0;  ///< working days from the due day, or from the last day of the acceptance term; where
                     ///< the rung was moved, the distance of the day it was moved to
    std::vector<Audience> audience;
    bool urgent = false;
    LaidBy by = LaidBy::policy;
};

/// The local time of a day's words that no policy sets: of a cadence, and of a rung that was held.
inline constexpr TimeOfDay reminder_time{std::chrono::hours{9}};

/// The policy's own name of a laid rung: "T-3" of "T-3#2", "accept+1" of "accept+1:2". A due day that was
/// moved makes every rung one of its own, so that what was told of the old day is told again of the new one.
std::string_view rung_name(std::string_view id);
/// How often the due day had been moved when this rung was laid.
int moves_of(std::string_view id);
/// Whether the laid rung of this id may leave outside the sending hours.
bool is_urgent(const Policy& policy, std::string_view id);

/// The owners' rungs in order of their moments: the policy's and the cadence's, as outages and a rehearsal
/// moved them. "assigned" is left out where a rung of the policy is due already when the task is made; a rung
/// whose moment is before the task was made is in the list all the same. None of a task that gathers: its
/// children speak.
std::vector<LaidRung> lay_ladder(const Task& task, const Policy& policy, const WorkingCalendar& calendar,
                                 const Zone& zone);

/// The controller's rungs for the report that waits; none where none does, or where it has no term.
std::vector<LaidRung> lay_acceptance(const Task& task, const Policy& policy, const WorkingCalendar& calendar,
                                     const Zone& zone);

/// The ladder that the task stands on now: its owners' while it is owed, the controller's while a report
/// waits, none otherwise.
std::vector<LaidRung> lay_current(const Task& task, const Policy& policy, const WorkingCalendar& calendar,
                                  const Zone& zone);

/// Up to which moment the rungs of lay_current() are settled.
std::optional<Instant> settled_until(const Task& task);
inline bool is_settled(const Task& task, const LaidRung& rung) {
    const auto settled = settled_until(task);
    return settled && rung.moment <= *settled;
}

/// What the engine does with a task now.
struct Climb {
    bool opens = false;                   ///< the window has begun: planned → open
    std::optional<LaidRung> fire;         ///< the one rung that matters now
    std::vector<std::string> superseded;  ///< rungs that were due before it and will not be sent
    std::optional<Instant> next;          ///< when to look again; nothing: never, until the task changes
};

/// Only owed tasks and reports that wait climb; others give no rung and no next moment. Every rung of
/// lay_current() whose moment has come since settled_until() is settled here, the latest by firing and the
/// earlier ones as superseded, so "due is past" never misses a moment and downtime never sends a pile.
Climb climb(const Task& task, const Policy& policy, const WorkingCalendar& calendar, const Zone& zone,
            Instant now);

}  // namespace vekha
