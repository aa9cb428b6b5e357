// The memory twin's journal.
#include <algorithm>

#include "workflow/service/journal.hpp"
#include "workflow/service/memory_views.hpp"

namespace vekha::memory {

Result<std::vector<JournalEntry>> View::journal(std::int64_t sequence, std::size_t limit) {
    std::vector<JournalEntry> entries;
    const auto& rows = kept_.journal.rows();
    for (auto at = rows.lower_bound(sequence); at != rows.end() && entries.size() < limit; ++at)
        entries.push_back(at->second);
    return entries;
}

Result<std::vector<JournalEntry>> View::journal_of(TaskId id) {
    std::vector<JournalEntry> entries;
    const auto& index = kept_.journal_of_tasks;
    for (auto at = index.lower_bound({id, 0}); at != index.end() && at->first == id; ++at)
        entries.push_back(*kept_.journal.find(at->second));
    return entries;
}

Result<std::optional<JournalEntry>> View::journal_head() {
    const auto& rows = kept_.journal.rows();
    return rows.empty() ? std::nullopt : std::optional(rows.rbegin()->second);
}

Result<std::vector<JournalEntry>> View::journal(const JournalQuery& query) {
    const auto wanted = [&](const JournalEntry& entry) {
        if (query.actor && entry.actor != *query.actor) return false;
        if (query.task && entry.task != *query.task) return false;
        if (query.from && entry.at < *query.from) return false;
        if (query.until && entry.at >= *query.until) return false;
        if (query.roadmap) {
            const Task* task = kept_.tasks.find(entry.task);
            if (!task || task->roadmap != *query.roadmap) return false;
        }
        return query.types.empty() ||
               std::find(query.types.begin(), query.types.end(), entry.type) != query.types.end();
    };
    std::vector<JournalEntry> found;
    const auto& rows = kept_.journal.rows();
    auto at = query.before ? rows.lower_bound(*query.before) : rows.end();
    while (at != rows.begin() && found.size() < query.limit)
        if (--at; wanted(at->second)) found.push_back(at->second);
    return found;
}

Result<std::optional<JournalHead>> View::journal_seal() {
    const JournalHead* seal = kept_.journal_seal.find(1);
    return seal ? std::optional(*seal) : std::nullopt;
}

Result<JournalEntry> Change::append(const JournalDraft& draft) {
    const auto& rows = tables_.journal.rows();
    JournalEntry entry =
        rows.empty() ? journal_entry(0, journal_start(), draft, origin_)
                     : journal_entry(rows.rbegin()->first, rows.rbegin()->second.hash, draft, origin_);
    tables_.journal.put(undo_, entry.sequence, entry);
    tables_.journal_seal.put(undo_, 1, JournalHead{entry.sequence, entry.hash});
    return entry;
}

Result<void> Change::redact(std::int64_t sequence, std::string_view payload, std::int64_t by) {
    const JournalEntry* kept = tables_.journal.find(sequence);
    if (!kept) return failure(Fault::not_found, "Такой записи журнала нет.");
    JournalEntry entry = *kept;
    entry.payload = payload;
    entry.redacted = by;
    tables_.journal.put(undo_, sequence, entry);
    return {};
}

}  // namespace vekha::memory
