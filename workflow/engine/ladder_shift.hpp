// How rungs come to stand on another day than their policy says: an outage puts escalations off, and a person
// who looked at a rehearsal holds a rung back. Pure; part of laying a ladder (ladder.hpp).
#pragma once

#include <vector>

#include "workflow/engine/ladder.hpp"

namespace vekha {

/// Orders the rungs by moment; those of one moment stay as they stood.
void sort_by_moment(std::vector<LaidRung>& rungs);

/// Moves the rungs as the task's outages and holds say, and orders them again. `anchor` is the day that the
/// offsets count from.
///
/// An outage moves rungs after the anchor whose moment had not come when it began, by its working days; one
/// after another, each judged on where those before it left the rung. It counts only where the anchor day had
/// come when it ended: a term set later owes nothing to it. A task's own pace is no escalation and stays. A
/// rung held for everyone does not speak before the day it is held to.
void shift_ladder(std::vector<LaidRung>& rungs, const Task& task, Day anchor, const WorkingCalendar& calendar,
                  const Zone& zone);

/// The rung as it stands when it is held to a day: itself where it does not speak before that day anyway.
LaidRung held(LaidRung rung, Day until, Day anchor, const WorkingCalendar& calendar, const Zone& zone);

/// So many working days an outage took from people: its part of the hours from `opens` to `closes` of working
/// days, counted in days of that length and rounded up. 0 where it fell into no such hour.
int outage_days(Instant from, Instant to, TimeOfDay opens, TimeOfDay closes, const WorkingCalendar& calendar,
                const Zone& zone);

/// The first moment of a weekly appointment that is not before `from`.
Instant next_weekly_moment(const WeeklyMoment& weekly, Instant from, const WorkingCalendar& calendar,
                           const Zone& zone);

}  // namespace vekha
