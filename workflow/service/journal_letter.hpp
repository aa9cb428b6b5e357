// The journal's head leaves the machine each week, so that a journal written anew by who holds the database
// is found out: `vekha audit verify --head` compares it with the mark of any letter that was kept.
#pragma once

#include <cstddef>

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Once a week, from its first working day: a letter with the journal's head to the auditors at work, to the
/// administrators where there is none. The first week of an installation has nothing to compare and gets
/// none. Gives how many were told.
Result<std::size_t> tell_journal_head_weekly(Store& store, const Organization& organization, Instant now);

}  // namespace vekha
