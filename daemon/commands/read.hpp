// `vekha read FILE [--table]`: the reading of a document.
#pragma once

#include <ostream>
#include <span>
#include <string>

namespace vekha {

/// Prints the reading as JSON, or as a table for eyes with --table. Returns the exit code: 0; 1 for a file
/// that can't be read as a roadmap, 2 for wrong arguments, both told on `err`.
int read_command(std::span<const std::string> args, std::ostream& out, std::ostream& err);

}  // namespace vekha
