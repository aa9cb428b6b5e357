// A reading printed back in plain Russian, the same words for the same days however they were printed.
#pragma once

#include <string>

#include "workflow/model/roadmap.hpp"

namespace vekha {

/// The kind, windows, rhythm and event span of a deadline in canonical words: «март 2026 года», «до 15 мая
/// 2026 года», «ежемесячно, сроки: …». read_deadline of these words under the shipped rules, in any plan,
/// gives the same kind, windows, `every` and `after`, as long as they are no longer than
/// limits::deadline_bytes. Empty for a missing deadline.
std::string canonical_words(const Deadline& deadline);

}  // namespace vekha
