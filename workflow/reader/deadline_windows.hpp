// From atoms to days: years that the words leave out, the days of a span, the windows of a rhythm.
#pragma once

#include <optional>
#include <vector>

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_atoms.hpp"

namespace vekha::reading {

/// What stands around a deadline: the plan's period, and the month, week or day that a heading over the row
/// names.
struct Frame {
    std::optional<Period> plan;
    std::optional<Period> heading;
};

/// Fills in the years (and the months of «3 неделя») that the words leave out; marks atoms as doubtful where
/// another year would be as honest, as `year_unknown` where nothing tells it. (deadline_years.cpp)
void settle_years(std::vector<Atom>& atoms, const Frame& frame);

struct Days {
    Window window;
    bool doubtful = false;
};

/// The days of a dated atom whose years are settled. (deadline_windows.cpp)
Days days_of(const Atom& atom, const Frame& frame);

struct Repeats {
    std::vector<Window> windows;
    std::optional<Cycle> every;
    bool doubtful = false;
    bool cut = false;  ///< more windows than the limit; the rest left out
};

/// The windows of a rhythm within a period. (deadline_repeats.cpp)
Repeats repeats(const Rhythm& rhythm, const Period& plan);

}  // namespace vekha::reading
