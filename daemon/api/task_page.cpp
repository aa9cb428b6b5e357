#include "daemon/api/task_page.hpp"

#include <limits>

#include "workflow/model/limits.hpp"

namespace vekha::api {

Result<TaskPageAsked> task_page_asked(const http::Request& request) {
    if (auto good = only_parameters(request, {"after", "limit"}); !good) return tl::unexpected(good.error());
    const auto after = number_parameter(request, "after", 1, std::numeric_limits<std::int64_t>::max());
    if (!after) return tl::unexpected(after.error());
    const auto limit = number_parameter(request, "limit", 1, limits::page_most);
    if (!limit) return tl::unexpected(limit.error());
    return TaskPageAsked{
        TaskId{after->value_or(0)},
        static_cast<std::size_t>(limit->value_or(static_cast<std::int64_t>(limits::page_default)))};
}

}  // namespace vekha::api
