// Substitution by order («замещение»): who acts while somebody is away. It begins and ends by itself; the
// engine asks who acts on the day it speaks (workflow/engine/substitution.hpp).
#pragma once

#include <string>
#include <vector>

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// One order sends a person away for at most so many days.
inline constexpr std::chrono::days substitution_days_most{366};

/// A substitution as a request gives it: people by their logins.
struct SubstitutionEntry {
    std::string away;
    std::string acting;
    std::string order;  ///< «приказ № 17 от 01.07.2026»
    Day from{};
    Day to{};
};

/// Saves it and tells the acting person, once, with the order, the days and how much work waits. An order is
/// given by an administrator, a controller or a head, never by the absent person for themself alone.
/// Errors: forbidden; invalid_input (no order, unknown login, same person, days that are over or too long,
/// an acting person who is dismissed); conflict (another substitution of the same person on some of the days,
/// or a loop or too long a chain that it would close; each named).
Result<Substitution> add_substitution(Store& store, const Organization& organization, PersonId actor,
                                      const SubstitutionEntry& entry, Instant now);

/// Ends it early: `day` is the first day it is no more in force, from today on. The acting person is told.
/// Errors: forbidden, not_found, wrong_state (it is over already), invalid_input (a day past, or after its
/// end).
Result<Substitution> end_substitution(Store& store, const Organization& organization, PersonId actor,
                                      SubstitutionId id, Day day, Instant now);

/// «приказ № 17, с 1 июля 2026 по 14 июля 2026 г.»: as people name it.
std::string substitution_words(const Substitution& substitution);

/// What the journal keeps of it.
std::string to_json(const Substitution& substitution);

}  // namespace vekha
