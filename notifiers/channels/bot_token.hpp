// What a bot's token may look like: it stands in a path or in a header, and must not bend either.
#pragma once

#include <string>

#include "workflow/model/result.hpp"

namespace vekha {

/// invalid_input with "token" as the place. The token is never repeated.
Result<void> check_telegram_token(const std::string& token);
Result<void> check_max_token(const std::string& token);

}  // namespace vekha
