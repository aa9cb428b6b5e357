// From atoms to days: years that the words leave out, the days of a span, the windows of a rhythm.
#pragma once

#include <optional>
#include <vector>

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_atoms.hpp"
#include "workflow/reader/deadline_choices.hpp"

namespace vekha::reading {

/// What stands around a deadline: the plan's period, and the month, week or day that a heading over the row
/// names.
struct Frame {
    std::optional<Period> plan;
    std::optional<Period> heading;
};

/// Fills in the years (and the months of «3 неделя») that the words leave out; marks atoms as `year_unknown`
/// where nothing tells it. (deadline_years.cpp)
void settle_years(std::vector<Atom>& atoms, const Frame& frame, Choices& choices);

/// The days of a dated atom whose years are settled. (deadline_windows.cpp)
Window days_of(const Atom& atom, const Frame& frame, Choices& choices);

struct Repeats {
    std::vector<Window> windows;
    std::optional<Cycle> every;
    bool cut = false;  ///< more windows than the limit; the rest left out
};

/// The windows of a rhythm within a period. (deadline_repeats.cpp)
Repeats repeats(const Rhythm& rhythm, const Period& plan, Choices& choices);

/// The cycle that a plain rhythm is, if one fits. (deadline_repeats.cpp)
std::optional<Cycle> cycle_of(const Rhythm& rhythm);

}  // namespace vekha::reading
