// The journal's chain: each entry's hash covers all of its fields and the hash of the entry before, so a
// changed, removed, moved or inserted entry shows at once. The one place that knows how; every store appends
// through it.
//
// Words about a person can be taken out of an entry, as the law asks (152-ФЗ, article 21): the entry keeps
// the hash of what was written, so the chain stays; a later entry, `person_erased` or `retention_applied`,
// names it and the hash of what stands there now, so nobody can take words out, or put others in, unsaid.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/result.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// What stands before the first entry: 64 zeros.
std::string journal_start();

/// Hex SHA-256 of the entry's canonical bytes: previous hash, sequence, moment, actor, task, type, payload
/// and, where it has one, origin, each behind its length. `hash` and `redacted` are not looked at.
std::string journal_hash(const JournalEntry& entry);

/// The entry that continues the chain after entry number `sequence` with hash `previous` (0 and
/// journal_start() for the first).
JournalEntry journal_entry(std::int64_t sequence, std::string previous, const JournalDraft& draft,
                           const std::string& origin = {});

/// Hex digits of a hash that people are shown; half of it is enough to witness, and fits a line.
inline constexpr std::size_t journal_head_letters = 32;
/// The fewest that are taken back.
inline constexpr std::size_t journal_head_least_letters = 16;

/// «1524:9f86d081884c7d659a2feaa0c55ad015»: the number of the last entry and the beginning of its hash.
std::string journal_head_words(const JournalHead& head);
/// Nothing where it is no such text: a number from 1, a colon, 16 to 64 hex digits.
std::optional<JournalHead> parse_journal_head(std::string_view text);

/// The type of the entry that takes words about a person out of others.
inline constexpr std::string_view person_erased_type = "person_erased";
/// And the one that does so because a term is over (workflow/service/retention.hpp).
inline constexpr std::string_view retention_applied_type = "retention_applied";

/// An entry out of which words were taken, and the journal_hash of what it has become.
struct Redaction {
    std::int64_t sequence = 0;
    std::string hash;
    friend bool operator==(const Redaction&, const Redaction&) = default;
};
/// The payload of a person_erased entry: whose words, and where from.
std::string redactions_json(PersonId person, const std::vector<Redaction>& redactions);

/// Walks a chain from its first entry, entry by entry, then end().
class JournalWalk {
  public:
    /// damaged where the entry does not follow, in words that tell an edited entry, one in another's place, a
    /// missing one and one that does not continue the one before apart.
    Result<void> next(const JournalEntry& entry);
    /// damaged where words were taken out of an entry and none after it says so.
    Result<void> end() const;
    /// damaged where the journal that ended here has fewer entries than `seal` says, or others: its end was
    /// cut off, or written anew.
    Result<void> hold_against(const std::optional<JournalHead>& seal) const;

    std::int64_t entries() const { return entries_; }
    /// Hash of the last entry that followed.
    const std::string& head() const { return head_; }

  private:
    Result<void> check_content(const JournalEntry& entry) const;
    void note_redactions(const JournalEntry& entry);

    std::int64_t entries_ = 0;
    std::string head_ = journal_start();
    /// Entries that have other words, by sequence: the hash of what stands there.
    std::map<std::int64_t, std::string> unexplained_;
};

/// Holds entry by entry against a head that was kept outside: in a letter, at the foot of a report.
class JournalWitness {
  public:
    explicit JournalWitness(std::optional<JournalHead> told) : told_(std::move(told)) {}
    /// damaged where the entry of that number is another.
    Result<void> next(const JournalEntry& entry) const;
    /// damaged where the journal ends before it.
    Result<void> end(std::int64_t entries) const;

  private:
    std::optional<JournalHead> told_;
};

}  // namespace vekha
