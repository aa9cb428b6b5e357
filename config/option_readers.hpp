// What the readers of the settings' sections share (options.cpp, answers_options.cpp).
#pragma once

#include "config/options.hpp"
#include "config/toml_table.hpp"

namespace vekha::config {

/// Whole seconds between the bounds, inclusive.
void read_seconds(TableReader& table, std::string_view key, std::chrono::seconds& value, std::int64_t least,
                  std::int64_t most);

void read_answers(TableReader table, AnswersOptions& options);

}  // namespace vekha::config
