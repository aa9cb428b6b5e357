// `vekha deadline PHRASE FIRST LAST`: how one deadline is read.
#pragma once

#include <ostream>
#include <span>
#include <string>

namespace vekha {

/// Prints the deadline as one line of JSON. `args` are the words after the command. Returns the exit code: 0,
/// or 2 for wrong arguments, told on `err`.
int deadline_command(std::span<const std::string> args, std::ostream& out, std::ostream& err);

}  // namespace vekha
