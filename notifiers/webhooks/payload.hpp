// What another system is told of a journal entry: which event it is, and its payload. Thin: what happened to
// which task, and where to look; no addresses of people, no words of reports.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "workflow/model/task.hpp"
#include "workflow/service/stored.hpp"

namespace vekha::webhooks {

inline constexpr int payload_version = 1;
inline constexpr std::size_t title_bytes = 4096;  ///< a longer title is cut, and "truncated" says so
inline constexpr std::size_t words_bytes = 512;   ///< the same of a number and of a name
inline constexpr std::string_view test_event = "webhook.test";

/// Every event that can be subscribed to: "task.accepted", "report.submitted", "task.overdue" …
std::span<const std::string_view> event_types();
bool is_event_type(std::string_view text);

/// The event of a journal entry; nothing for what others do not hear of. `task` is the entry's, null where
/// there is none. A rung that was reached after the due moment of a task still owed is "task.overdue", any
/// other "rung.reached".
std::optional<std::string_view> event_type(const JournalEntry& entry, const Task* task);

/// What the payload tells beside the entry.
struct PayloadFacts {
    const Task* task = nullptr;
    std::function<std::string(PersonId)> name;  ///< of a person; empty for one that is not known
    std::function<std::string(TaskId)> link;    ///< where the task is opened, by signing in
};

/// The payload of version 1: {"version", "type", "id", "timestamp", "data": {"actor", "rung", "task"}}. The
/// task is told as it is when the event is taken, not as it was before. At most about 8 KiB.
std::string payload(std::string_view type, const JournalEntry& entry, const PayloadFacts& facts);

/// The payload of a test: nothing of anybody's.
std::string test_payload(Instant now);

}  // namespace vekha::webhooks
