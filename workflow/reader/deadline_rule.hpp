// Why a deadline was read as it was: one Russian sentence for the people who see the date.
#pragma once

#include <string>
#include <string_view>
#include <vector>

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

/// Why the deadline was read so: a clause without its capital letter and its dot.
std::string reason_of(const Deadline& deadline, const Grounds& grounds);
/// What else a person should know: «; год взят из плана». Empty for nothing.
std::string notes_of(const Deadline& deadline, const Grounds& grounds);
/// The days of a reading in words: «по 30 апреля 2026 года».
std::string days_in_words(DeadlineKind kind, const std::vector<Window>& windows);
/// The printed words in quotes, cut where they are long: «"до мая" прочитано …» begins with them.
std::string quoted_words(std::string_view text);
/// The clause with a capital letter.
std::string capital(std::string clause);

}  // namespace vekha::reading
