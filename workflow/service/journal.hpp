// The journal's chain: each entry's hash covers all of its fields and the hash of the entry before, so a
// changed, removed or inserted entry shows at once. The one place that knows how; every store appends through
// it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// What stands before the first entry: 64 zeros.
std::string journal_start();

/// Hex SHA-256 of the entry's canonical bytes: previous hash, sequence, moment, actor, task, type, payload,
/// each behind its length. The entry's own `hash` is not looked at.
std::string journal_hash(const JournalEntry& entry);

/// The entry that continues the chain after entry number `sequence` with hash `previous` (0 and
/// journal_start() for the first).
JournalEntry journal_entry(std::int64_t sequence, std::string previous, const JournalDraft& draft);

/// Walks a chain from its first entry, entry by entry.
class JournalWalk {
  public:
    /// damaged where the entry does not follow: a gap, another previous hash, a hash that its fields do not
    /// give.
    Result<void> next(const JournalEntry& entry);
    std::int64_t entries() const { return entries_; }
    /// Hash of the last entry that followed.
    const std::string& head() const { return head_; }

  private:
    std::int64_t entries_ = 0;
    std::string head_ = journal_start();
};

}  // namespace vekha
