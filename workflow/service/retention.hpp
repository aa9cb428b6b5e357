// Terms after which what is kept of people goes by itself (152-ФЗ, article 5: no longer than the purpose
// asks).
#pragma once

#include <chrono>

#include "workflow/model/retention.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

inline constexpr std::chrono::hours retention_every{24};
/// Entries of the journal looked at in one pass; the next one goes on.
inline constexpr std::size_t retention_entries = 20'000;

/// Under `lease` and at most once each `retention_every`: empties what is past its term, and says in one
/// entry of the journal of how much; nothing is said where nothing was. Whether it looked.
Result<bool> apply_retention(Store& store, const Lease& lease, const Retention& rule, Instant now);

}  // namespace vekha
