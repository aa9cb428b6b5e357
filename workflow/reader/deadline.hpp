// The words of «срок исполнения» into days. Start here for anything about dates.
#pragma once

#include <optional>
#include <string_view>

#include "workflow/model/reading_rules.hpp"
#include "workflow/model/roadmap.hpp"
#include "workflow/reader/deadline_windows.hpp"

namespace vekha {

/// Reads one deadline of a plan of this period. Never fails: words without a date give `unscheduled`, no
/// words give `missing`; where another reading is as honest, `ambiguous` is set. `rule` says in one Russian
/// sentence why it was read so. A period of a month or less is the heading over the row («СЕНТЯБРЬ»): «3
/// неделя» and «в течение месяца» take their month from it. Any bytes are accepted; what is no UTF-8 is no
/// word.
Deadline read_deadline(std::string_view phrase, const Period& period, const ReadingRules& rules = {});

/// The same for a row of a plan, whose period may be unknown and over which a month or a day may stand.
Deadline read_deadline(std::string_view phrase, const reading::Frame& frame, const ReadingRules& rules = {});

}  // namespace vekha
