// The days of a span that an event begins or ends, once the event's own day is set.
#pragma once

#include "workflow/engine/calendar.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {

/// «в течение 5 рабочих дней после …»: from the event's day to the fifth working day after it; the event's
/// own day is not counted. A month ends on the day of the same number, or on the month's last where it is
/// shorter (articles 191 and 192 of the Civil Code). «за 3 дня до …»: open, to the third day before the
/// event. A span of no length («в день …») is the event's day.
Window event_window(const EventSpan& span, Day event, const WorkingCalendar& calendar);

}  // namespace vekha
