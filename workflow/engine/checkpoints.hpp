// Which windows a row's tasks are made of: a span that lasts («в течение года», «постоянно») is looked at by
// the step of the rule pack, and what recurs is made ahead by its horizon. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/engine/rules.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {

/// The window cut at the ends of calendar months, quarters or half-years within it; the last piece ends with
/// the window. One that is no longer than a step, or has no first day, stays whole.
std::vector<Window> checkpoints(const Window& window, Checkpoints every);

/// What the tasks of a row are made of: windows in order, and one Russian sentence that says why.
struct RowTerms {
    std::vector<Window> windows;
    std::string rule;
};

/// The windows of the words, those of `throughout` cut by the pack's checkpoints. `rule` is how the words
/// were read; where they are cut, that is told after it.
RowTerms terms_of(const Deadline& deadline, std::string_view rule, const RulePack& rules);

/// How many of a row's windows, in their order, have their tasks made on this day: all that begin (or end,
/// where the first day is open) within the horizon, and those before them. The first always is, so that no
/// row with a term goes without a task.
std::size_t within_horizon(std::span<const Window> windows, Day today, int horizon_days);

}  // namespace vekha
