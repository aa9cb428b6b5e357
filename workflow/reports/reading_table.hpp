// The reading of a document as a table for eyes.
#pragma once

#include <string>

#include "workflow/model/roadmap.hpp"

namespace vekha {

/// Title, approval, period and roles, then each item with its deadline as days. Plain UTF-8 text, Russian.
std::string reading_table(const Roadmap& roadmap);

}  // namespace vekha
