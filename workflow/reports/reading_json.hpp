// The reading of a document as JSON: the shape that roadmaps are exchanged in (title, period, items,
// deadlines …).
#pragma once

#include <string>

#include "workflow/model/roadmap.hpp"

namespace vekha {

/// The whole reading, indented by two spaces, UTF-8, ending with a line end. Never fails.
std::string reading_json(const Roadmap& roadmap);

/// One deadline on one line, with the rule that read it.
std::string deadline_json(const Deadline& deadline);

}  // namespace vekha
