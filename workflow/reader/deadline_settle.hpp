// What the atoms of one deadline mean together.
#pragma once

#include <string>

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_windows.hpp"

namespace vekha::reading {

/// A reading with the words that explain it.
struct Settled {
    Deadline deadline;
    std::string reason;  ///< reason_of
    std::string notes;   ///< notes_of
};

/// One reading of the phrase: kind, windows, rhythm, span after an event, and the sentence that says why.
/// What it asked is in `choices`; `rule`, `ambiguous` and the other readings are left to the caller.
Settled settle(const Phrase& phrase, const Frame& frame, Choices& choices);

}  // namespace vekha::reading
