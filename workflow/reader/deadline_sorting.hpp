// The atoms of one cell sorted by what they say: dates, what lasts, what repeats, what hangs on an event.
#pragma once

#include <optional>
#include <vector>

#include "workflow/reader/deadline_merge.hpp"
#include "workflow/reader/deadline_rule.hpp"

namespace vekha::reading {

constexpr int heading_days = 31;  ///< a period no longer than this is a heading: a month, a week, a day

struct Parts {
    std::vector<Dated> dated;
    std::vector<Dated> throughout;
    std::vector<const Atom*> rhythms;  ///< into the atoms that were sorted
    bool event = false;
    bool needed = false;
    bool clock = false;
    bool unclear = false;  ///< a span that nothing around tells: «в течение квартала» in a plan of a year
    std::optional<EventSpan> after;  ///< of the first event that begins a span
    Grounds grounds;
};

Parts sort_parts(const std::vector<Atom>& atoms, const Frame& frame, Choices& choices);

/// The one span that a rhythm runs in («ежемесячно с сентября по май», «2023 год, ежеквартально»); erased
/// from atoms.
std::optional<Period> take_limit(std::vector<Atom>& atoms, const Frame& frame, Choices& choices);

/// «постоянно с 1 марта», «ежедневно с 1 по 15 марта»: the span lasts, the word adds nothing.
void join_lasting(std::vector<Atom>& atoms);

}  // namespace vekha::reading
