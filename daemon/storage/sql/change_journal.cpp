// The journal grows at its end, and its seal with it.
#include "daemon/storage/sql/change.hpp"
#include "workflow/service/journal.hpp"

namespace vekha::sql {

Result<JournalEntry> Change::append(const JournalDraft& draft) {
    if (!head_) {
        Query last(connection_, "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1");
        auto head = one(last, [](Query& row) {
            const std::int64_t sequence = row.integer();
            return JournalHead{sequence, row.string()};
        });
        if (!head) return tl::unexpected(head.error());
        head_ = head->value_or(JournalHead{0, journal_start()});
    }
    JournalEntry entry = journal_entry(head_->entries, head_->hash, draft, origin_);
    Query insert(
        connection_,
        Certain{"INSERT INTO journal (sequence, at, actor, task_id, type, payload, previous, hash, origin) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        entry.sequence, entry.at, entry.actor, null_if_none(entry.task), entry.type, entry.payload,
        entry.previous, entry.hash, entry.origin);
    if (auto done = insert.run(); !done) return tl::unexpected(done.error());
    Query seal(connection_,
               Certain{"INSERT INTO journal_seal (id, entries, head) VALUES (1, ?, ?) ON CONFLICT (id) DO "
                       "UPDATE SET entries = excluded.entries, head = excluded.head"},
               entry.sequence, entry.hash);
    if (auto done = seal.run(); !done) return tl::unexpected(done.error());
    head_ = JournalHead{entry.sequence, entry.hash};
    return entry;
}

Result<void> Change::redact(std::int64_t sequence, std::string_view payload, std::int64_t by) {
    Query query(connection_,
                Refusable{"UPDATE journal SET payload = ?, redacted = ? WHERE sequence = ? RETURNING "
                          "sequence"},
                payload, by, sequence);
    const auto found = one(query, [](Query& row) { return row.integer(); });
    if (!found) return tl::unexpected(found.error());
    if (!*found) return failure(Fault::not_found, "Такой записи журнала нет.");
    return {};
}

}  // namespace vekha::sql
