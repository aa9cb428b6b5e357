// Holding what is kept against what happened: the journal's chain, every task against its events, every file
// of proof against its hash.
#pragma once

#include <cstdint>
#include <string>

#include "workflow/model/task.hpp"
#include "workflow/service/files.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

struct AuditReport {
    std::int64_t entries = 0;  ///< of the journal, all following each other
    std::string head;          ///< hash of the last one: what leaves the machine to witness all before
    std::int64_t tasks = 0;    ///< equal to what their events make of them
    std::int64_t files = 0;    ///< of proof, equal to their hash
};

/// Walks everything and stops at the first difference: damaged, with the entry, or the task and its field, in
/// `where`. Reads in pages, so writers go on beside it and memory stays small.
Result<AuditReport> audit(Store& store);

/// The same, and the files that tasks name. `files` may be null: then they are not looked at. `told` is a
/// head of the journal that was kept outside, in a letter or at the foot of a report: a journal cut off or
/// written anew together with its seal does not have it.
Result<AuditReport> audit(Store& store, const EvidenceFiles* files,
                          const std::optional<JournalHead>& told = {});

/// The journal alone: the chain, its seal, and the head that was kept outside. tasks and files stay 0.
Result<AuditReport> audit_journal(Store& store, const std::optional<JournalHead>& told = {});

/// The task that the events in `entries` make. damaged for an entry that is no event of a task.
Result<Task> rebuild(const std::vector<JournalEntry>& entries);

/// The first field in which the texts of two tasks differ, with both values; empty where they are equal.
std::string first_difference(const Task& kept, const Task& rebuilt);

}  // namespace vekha
