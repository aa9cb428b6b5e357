// Weak spots: what will keep somebody from being told or a term from being kept, found before it matters.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

enum class WeakSpotKind {
    no_lead,               ///< an owed task that nobody leads; one that gathers its children's is none
    no_controller,         ///< nobody will accept it
    dismissed,             ///< a dismissed person holds tasks: hand them over
    unreachable,           ///< a person with tasks has no address that takes messages by a channel in use
    one_channel,           ///< has an address for one of several
    silent_rung,           ///< a rung speaks to a place that nobody holds
    calendar_missing,      ///< of a year with due days only the weekends are known
    calendar_provisional,  ///< its decree was not out yet
    substitution_loop,     ///< absent people point at each other
    substitution_chain,    ///< too many stand in one for another
    acting_dismissed,      ///< who stands in does not work any more
    unknown_policy,        ///< a ladder that the settings do not have
    waiting_row,           ///< waits for a date or an event, and its plan's period is about over
};

/// One spot: where, why it is weak, what to do. Spots that are the same thing for several tasks are one.
struct WeakSpot {
    WeakSpotKind kind = WeakSpotKind::no_lead;
    std::string place;
    std::string reason;
    std::string mend;
    TaskId task;  ///< the first it was found at; none where it is about no task
    PersonId person;
    RoadmapId roadmap;
    std::size_t tasks = 0;  ///< how many it is about
};

struct WeakSpots {
    std::size_t tasks = 0;                       ///< looked at: owed or waiting for acceptance
    std::map<WeakSpotKind, std::size_t> counts;  ///< of the kinds that were found
    std::vector<WeakSpot> examples;              ///< by kind, at most weak_spot_examples of each
    bool empty() const { return counts.empty(); }
};

inline constexpr std::size_t weak_spot_examples = 20;
/// A plan's period is about over so many days before its end …
inline constexpr std::chrono::days period_about_over{30};
/// … and rows of plans that ended longer ago are let be.
inline constexpr std::chrono::days period_long_over{366};
/// From this month on the next year's calendar should be known.
inline constexpr std::chrono::month next_calendar_from = std::chrono::November;

/// How people can be written to: the channels are the notifiers' business.
struct Reach {
    std::size_t channels = 0;                             ///< in use
    std::function<std::size_t(const Person&)> usable_by;  ///< how many of them reach this person
};

/// Looks at all tasks that are not closed or suspended, a page at a time.
Result<WeakSpots> weak_spots(ReadView& view, const Organization& organization, const Reach& reach,
                             Instant now);

std::string_view name(WeakSpotKind kind);
/// «Задачи без ответственного»: the kind as a heading.
std::string_view heading(WeakSpotKind kind);

}  // namespace vekha
