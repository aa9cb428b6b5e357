// How a messenger's refusals are told.
#pragma once

#include <string_view>

#include "notifiers/channel.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// No whole answer came.
tl::unexpected<Error> bot_unreachable(std::string_view messenger, SendReason reason);
/// An answer that is no success, by its HTTP status.
tl::unexpected<Error> bot_refused(std::string_view messenger, int status);

}  // namespace vekha
