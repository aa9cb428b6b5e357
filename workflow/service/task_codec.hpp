// A task as text: canonical JSON, the body that stores keep and that the journal's first event holds.
#pragma once

#include <string>
#include <string_view>

#include "workflow/model/result.hpp"
#include "workflow/model/task.hpp"

namespace vekha {

/// Equal tasks give equal text. next_action_at is schedule and not history: it is not in the text.
std::string encode_task(const Task& task);

/// The task in `text`, next_action_at empty. damaged where the text is not what encode_task writes; `where`
/// names the field.
Result<Task> decode_task(std::string_view text);

}  // namespace vekha
