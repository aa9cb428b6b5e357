// Moving all that a store keeps into another database, of the same kind or the other.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "daemon/storage/store.hpp"

namespace vekha {

struct CopyReport {
    std::int64_t rows = 0;     ///< of all tables
    std::int64_t entries = 0;  ///< of the journal, on both sides
    std::int64_t tasks = 0;    ///< each made anew from the target's journal and found equal
    std::string head;          ///< the hash of the last entry, the same on both sides
};

/// Told after each table: its name and how many rows of it the target has taken.
using CopyProgress = std::function<void(std::string_view table, std::int64_t rows)>;

/// Copies everything and proves it: the target's chain must end in the source's hash, and every task must
/// follow from it. After a break the same call goes on: what is there already is written over, and a target
/// that holds anything but an earlier state of the source is refused (conflict) and left as it is.
///
/// The source is read in one state; where it was changed meanwhile the answer is stale: stop the daemons and
/// call again.
Result<CopyReport> copy_store(const StoreOptions& from, const StoreOptions& to, const CopyProgress& progress);

}  // namespace vekha
