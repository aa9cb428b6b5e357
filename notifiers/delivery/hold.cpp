#include "notifiers/delivery/hold.hpp"

namespace vekha {

Instant hold(Instant ready, bool urgent, const SendingHours& hours, const WorkingCalendar& calendar,
             const Zone& zone) {
    if (hours.any_time) return ready;
    const LocalTime local = zone.local(ready);
    if (calendar.works(local.day)) {
        // `to` is a minute that still sends, so 17:30:59 leaves and 17:31 waits.
        if (urgent || (local.time >= hours.from && local.time <= hours.to)) return ready;
        if (local.time < hours.from) return zone.at(local.day, hours.from);
    }
    return zone.at(calendar.next_or_same(local.day + std::chrono::days{1}), hours.from);
}

SendingHours hours_of(SendingHours house, const Person& person) {
    if (!person.hours) return house;
    house.from = person.hours->from;
    house.to = person.hours->to;
    return house;
}

}  // namespace vekha
