// Why a deadline was read as it was: one Russian sentence for the people who see the date.
#pragma once

#include <string>

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_atoms.hpp"

namespace vekha::reading {

/// What the reading came from; enough to say why.
struct Grounds {
    const Atom* dated = nullptr;  ///< the first dated part
    const Atom* throughout = nullptr;
    const Atom* rhythm = nullptr;
    bool event = false;
    bool neighbours = false;  ///< neighbouring months or days of a list became one window
    bool guessed_year = false;
    bool year_unknown = false;
    bool clock_only = false;
    bool cut = false;  ///< more windows than the limit
    bool too_long = false;
};

std::string rule_of(const Deadline& deadline, const Grounds& grounds);

}  // namespace vekha::reading
