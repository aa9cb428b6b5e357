// May a message leave now? A person is not written to at night or on a day off.
#pragma once

#include "workflow/engine/calendar.hpp"
#include "workflow/model/person.hpp"
#include "workflow/model/time.hpp"
#include "workflow/service/organization.hpp"

namespace vekha {

/// The first moment from `ready` on when a message may leave: a working day's sending hours, in the
/// organization's zone. An urgent one may leave at any hour of a working day. hold(hold(x)) == hold(x).
Instant hold(Instant ready, bool urgent, const SendingHours& hours, const WorkingCalendar& calendar,
             const Zone& zone);

/// The organization's hours with the person's own in their place, where there are any.
SendingHours hours_of(SendingHours house, const Person& person);

}  // namespace vekha
