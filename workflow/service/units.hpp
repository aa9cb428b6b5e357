// Keeping the tree of organizations.
#pragma once

#include <cstddef>
#include <string>

#include "workflow/service/store.hpp"

namespace vekha {

namespace unit_limits {
inline constexpr std::size_t depth = 8;       ///< from the top down
inline constexpr std::size_t units = 20'000;  ///< in all
}  // namespace unit_limits

/// Adds the unit (id 0), or changes the one with its id: its name, its kind, what it lies under, whether it
/// is open. Errors: forbidden (Action::keep_units over what it lies under and over what it lay under; the top
/// of the tree is the whole office's), invalid_input (no name, a circle, too deep, a department at the top,
/// under a closed unit), conflict (the name is taken there), not_found, wrong_state (closed while people work
/// there or a unit under it is open), too_large.
Result<Unit> save_unit(Store& store, PersonId actor, const Unit& unit, Instant now);
/// The same as a part of a larger change.
Result<Unit> save_unit(Transaction& change, PersonId actor, const Unit& unit, Instant now);

/// «Регион / Район / Школа № 5»: the way down to it.
std::string unit_words(const std::vector<Unit>& path);

}  // namespace vekha
