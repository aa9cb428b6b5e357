// Atoms that belong together: a rhythm and its day, a weekday scheme, neighbouring months of a list.
#pragma once

#include <vector>

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_windows.hpp"

namespace vekha::reading {

/// Hangs days, weeks and yearly dates beside a rhythm on it («ежемесячно» + «до 25 числа») and drops them as
/// atoms.
void attach_to_rhythms(std::vector<Atom>& atoms, const Frame& frame);

struct Dated {
    Window window;
    Atom::Join join = Atom::Join::bullet;
    bool month = false;  ///< one whole month, named alone
    bool day = false;    ///< one day, named alone
    bool throughout = false;
};

struct Folded {
    std::vector<Window> windows;  ///< by last day, then first; each once
    bool doubtful = false;
    bool neighbours = false;  ///< some became one
};

/// Dates of one cell: neighbouring months of a list are one window, months apart are their own.
Folded fold_neighbours(const std::vector<Dated>& dated);

}  // namespace vekha::reading
