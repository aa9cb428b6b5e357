// Lists that go on by the number of a task: `after` and `limit` in the query.
#pragma once

#include <cstddef>

#include "daemon/api/call.hpp"

namespace vekha::api {

struct TaskPageAsked {
    TaskId after;           ///< 0: from the beginning
    std::size_t limit = 0;  ///< limits::page_default where none is asked for, at most limits::page_most
};

/// invalid_input for a number that does not fit, or any other parameter.
Result<TaskPageAsked> task_page_asked(const http::Request& request);

}  // namespace vekha::api
