// A task as one person may see it: where every use case on one task begins.
#pragma once

#include <optional>

#include "workflow/service/act.hpp"
#include "workflow/service/acting.hpp"

namespace vekha {

struct FoundTask {
    Task task;
    Person person;  ///< who asks
    ActingPerson acting;
    std::optional<Task> parent;
    bool drafts = true;  ///< whether what is not handed in yet is seen
};

/// The task and the person who asks. unauthenticated where the person is not there or dismissed; not_found
/// where there is no such task or they may not see it (the two are not told apart).
Result<FoundTask> find_task(ReadView& view, const Organization& organization, const Actor& actor, TaskId id,
                            Instant now);

/// stale where the task is not the one that was seen any more (If-Match).
Result<void> check_version(const Task& task, std::optional<std::int64_t> expected);

}  // namespace vekha
