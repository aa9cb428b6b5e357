// Atoms that belong together: a rhythm and its day, a month and its week, neighbouring months of a list.
#pragma once

#include <vector>

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_windows.hpp"

namespace vekha::reading {

/// Narrows a month by the part beside it («май (2 неделя)») and drops weekdays that only repeat a day («5
/// мая, вторник»).
void join_parts(std::vector<Atom>& atoms);

/// Hangs days, weeks and yearly dates beside a rhythm on it («ежемесячно» + «до 25 числа») and drops them as
/// atoms. (deadline_attach.cpp)
void attach_to_rhythms(std::vector<Atom>& atoms, const Frame& frame);

/// How many dates of a year name all the cycles of a rhythm: «2 раза в год (май, ноябрь)» has two; 0 where
/// any number would do: «ежегодно, в мае и октябре». (deadline_attach.cpp)
std::size_t dates_wanted(const Rhythm& rhythm);

struct Dated {
    Window window;
    Atom::Join join = Atom::Join::bullet;
    bool month = false;  ///< one whole month, named alone
    bool day = false;    ///< one day, named alone
    bool throughout = false;
};

struct Folded {
    std::vector<Window> windows;  ///< by last day, then first; each once
    bool neighbours = false;      ///< some became one
};

/// Dates of one cell: neighbouring months of a list are one window, months apart are their own.
Folded fold_neighbours(const std::vector<Dated>& dated, Choices& choices);

/// By last day, then first; each once.
void sort_windows(std::vector<Window>& windows);

}  // namespace vekha::reading
