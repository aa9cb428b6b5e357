// `vekha audit verify`: walks the journal's chain, rebuilds every task from its events, looks at every file
// of proof.
#pragma once

#include <ostream>
#include <span>
#include <string>

namespace vekha::commands {

/// Prints what was found whole, or the first difference on `err`. Returns the exit code: 0; 1 for a
/// difference, 2 for wrong arguments.
int audit_command(std::span<const std::string> words, std::ostream& out, std::ostream& err);

}  // namespace vekha::commands
