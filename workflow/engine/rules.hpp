// A rule pack: how the words and the calendar become a due day. Regions differ, so the organization chooses
// (config/rules); every due date can say the rule that made it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/engine/calendar.hpp"
#include "workflow/model/reading_rules.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {

/// Where a due day that is a day off moves.
enum class DayOff { previous, next, same };

/// How often the whole span of «в течение года», «постоянно» is looked at, each time with proof of its own.
enum class Checkpoints { none, month, quarter, half_year };

/// No term of control is longer than this many working days.
inline constexpr int term_days_most = 60;
/// How far ahead tasks of a recurring measure may be made, in days.
inline constexpr int horizon_days_least = 30;
inline constexpr int horizon_days_most = 1100;

/// Terms of control, in working days, 0 to term_days_most.
struct Terms {
    int extension_notice = 3;  ///< an extension is asked for at least so long before the due day
    /// So far beyond the first due day the controller may move a term; further, only who approved the plan.
    int extension_bound = 10;
    int acceptance = 3;  ///< the controller's own term for a report
    friend bool operator==(const Terms&, const Terms&) = default;
};

/// Who may take a step that is a matter of local order.
enum class Authority {
    controller,  ///< the task's controller, or any person whose duty is controller
    head,        ///< the head of the body, who approved the plan
};

/// The steps whose authority a rule pack sets.
struct Rights {
    Authority suspend = Authority::controller;
    Authority cancel = Authority::controller;
    Authority reopen = Authority::controller;
    Authority reassign = Authority::controller;
    Authority waive = Authority::controller;
    friend bool operator==(const Rights&, const Rights&) = default;
};

/// An act that the pack was made of.
struct RuleSource {
    std::string title;
    std::string address;  ///< where it can be read; may be empty
    friend bool operator==(const RuleSource&, const RuleSource&) = default;
};

struct RulePack {
    std::string name;
    DayOff due_on_day_off = DayOff::previous;
    std::string basis;  ///< the law or order that says so, in Russian; shown beside a moved date
    ReadingRules words =
        {};  ///< how deadline words are read where regions differ; a person's answers go over it
    std::string version = {};  ///< of the pack, as its keepers number it; stands in the chain of reasons
    Terms terms = {};
    Rights rights = {};
    Checkpoints checkpoints = Checkpoints::none;
    /// Tasks of a recurring measure are made this many days ahead.
    int horizon_days = 400;
    std::vector<RuleSource> sources = {};
    friend bool operator==(const RulePack&, const RulePack&) = default;
};

/// A due day and the sentence that explains it.
struct DueDay {
    Day day{};
    std::string rule;
};

/// The names of a pack's choices as they stand in its file and in the API.
std::string_view name(DayOff rule);
std::string_view name(Checkpoints checkpoints);
std::string_view name(Authority authority);

/// «набор правил «Свердловская область», 2026-11»; empty for a pack without a version, which stands for
/// nothing but itself.
std::string pack_words(const RulePack& rules);

/// The deadline's own sentence, and the pack behind it, once, where the pack's answer decided the reading.
std::string reading_words(const Deadline& deadline, const RulePack& rules);

/// The last day in time for a window, and why: a chain of reasons. The sentence is `reading_rule` (how the
/// words were read), followed by what moved the day, by which act and which pack, if anything did.
DueDay due_day(const Window& window, const std::string& reading_rule, const RulePack& rules,
               const WorkingCalendar& calendar);

/// What of a due day's sentence was said before the day was moved off a day off: `reading_rule` again, closed
/// with a dot. The whole sentence where nothing moved it.
std::string without_move(const std::string& due_rule, const Window& window);

}  // namespace vekha
