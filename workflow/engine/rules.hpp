// A rule pack: how the words and the calendar become a due day. Regions differ, so the organization chooses
// (config/rules); every due date can say the rule that made it.
#pragma once

#include <string>

#include "workflow/engine/calendar.hpp"
#include "workflow/model/reading_rules.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {

/// Where a due day that is a day off moves.
enum class DayOff { previous, next, same };

struct RulePack {
    std::string name;
    DayOff due_on_day_off = DayOff::previous;
    std::string basis;  ///< the law or order that says so, in Russian; shown beside a moved date
    ReadingRules words =
        {};  ///< how deadline words are read where regions differ; a person's answers go over it
    friend bool operator==(const RulePack&, const RulePack&) = default;
};

/// A due day and the sentence that explains it.
struct DueDay {
    Day day{};
    std::string rule;
};

/// The last day in time for a window, and why. The sentence is `reading_rule` (how the words were read),
/// followed by what moved the day, if anything did.
DueDay due_day(const Window& window, const std::string& reading_rule, const RulePack& rules,
               const WorkingCalendar& calendar);

}  // namespace vekha
