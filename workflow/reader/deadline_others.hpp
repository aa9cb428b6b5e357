// The other honest readings of a deadline's words, and what decided between them.
#pragma once

#include "workflow/model/reading_rules.hpp"
#include "workflow/reader/deadline_settle.hpp"

namespace vekha::reading {

/// Makes a settled reading the answer: reads the phrase again under each other choice of every convention
/// that was asked and on the other side of each doubt; sets `convention`, `others`, `ambiguous` and `rule`.
Deadline with_others(Settled settled, const Choices& asked, const Phrase& phrase, const Frame& frame,
                     const ReadingRules& rules);

}  // namespace vekha::reading
