// What reading a settings file gives: the value, or every fault that stands in it at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "workflow/model/result.hpp"

namespace vekha::config {

/// Faults of one file in the order they stand in it. `where` is "file:line:column: key", or "file: key" for a
/// key that is missing. No fault repeats the value of a secret.
using Faults = std::vector<Error>;

/// A value, or at least one fault.
template <class T>
using Checked = tl::expected<T, Faults>;

/// All faults as one error, for callers that hand on a single one: the fault and place of the first, the
/// words of all, one a line. `faults` holds at least one.
Error joined(const Faults& faults);

/// The name out of `known` that `given` was most likely meant to be; empty where none is near.
std::string nearest(std::string_view given, const std::vector<std::string>& known);

}  // namespace vekha::config
