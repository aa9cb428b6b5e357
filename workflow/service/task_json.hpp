// The parts of a task as JSON values, for the task and event codecs alone: includes Boost.JSON, so stay out
// of headers.
#pragma once

#include "workflow/model/task.hpp"
#include "workflow/service/json_fields.hpp"

namespace vekha::json_text {

json::object task_value(const Task& task, const json::storage_ptr& memory);
Task read_task(const json::value& value, Problem& problem);

json::object assignment_value(const Assignment& assignment, const json::storage_ptr& memory);
Assignment read_assignment(const json::value& value, Problem& problem);

json::object evidence_value(const Evidence& evidence, const json::storage_ptr& memory);
Evidence read_evidence(const json::value& value, Problem& problem);

json::object window_value(const Window& window, const json::storage_ptr& memory);
Window read_window(const json::value& value, Problem& problem);

}  // namespace vekha::json_text
