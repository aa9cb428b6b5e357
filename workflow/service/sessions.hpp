// A person's sessions, listed and ended one by one; and everything by which somebody comes in, ended at once.
#pragma once

#include <string>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha {

/// The sessions of `person` that are not over, the oldest first. `actor` is the person or an administrator:
/// forbidden otherwise; not_found where there is no such person.
Result<std::vector<Session>> sessions_of(ReadView& view, PersonId actor, PersonId person, Instant now);

/// Ends the session of this name (session_name); in the journal. not_found where the person has none, or it
/// is over.
Result<void> end_session(Store& store, PersonId actor, PersonId person, const std::string& name, Instant now);

/// Ends all of the person's sessions but the one of this token (which may be empty); gives how many. In the
/// journal where there were any.
Result<std::size_t> end_other_sessions(Store& store, PersonId actor, PersonId person,
                                       const std::string& kept_token_sha256, Instant now);

/// Somebody has left: their sessions and keys end, their devices are forgotten, in the caller's transaction.
Result<void> close_doors(Transaction& change, PersonId actor, PersonId person, Instant now);

}  // namespace vekha
