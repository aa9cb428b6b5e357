// The organization's time zone over the system's tzdata.
#pragma once

#include <memory>
#include <string>

#include "workflow/model/result.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

/// invalid_input for a name that tzdata does not know: silently falling back to UTC would move every
/// deadline.
Result<std::shared_ptr<const Zone>> find_zone(const std::string& name);

}  // namespace vekha
