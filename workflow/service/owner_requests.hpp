// What owners have asked for and nobody has answered: another date, or that the task be given to somebody
// else.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha {

enum class OwnerRequestKind {
    extension,  ///< просит перенести срок
    disowning,  ///< «не моё»
};

std::string_view name(OwnerRequestKind kind);

struct OwnerRequest {
    Task task;
    OwnerRequestKind kind = OwnerRequestKind::extension;
    PersonId by;
    Instant at{};
    std::string reason;      ///< in the owner's words
    std::optional<Day> day;  ///< the last day asked for; nothing of who disowns
    friend bool operator==(const OwnerRequest&, const OwnerRequest&) = default;
};

struct OwnerRequestPage {
    std::vector<OwnerRequest> items;  ///< by task, an extension first
    std::optional<TaskId> next;       ///< where the list goes on, if it does
};

/// Requests in tasks that are not closed, of at most `limit` tasks after `after`; a page may hold none and
/// yet go on.
Result<OwnerRequestPage> list_owner_requests(ReadView& view, TaskId after, std::size_t limit);

}  // namespace vekha
