// Updates of Telegram's Bot API: from the bytes of getUpdates or of a webhook's request.
#pragma once

#include <string_view>

#include "notifiers/inbox/update.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// The answer of getUpdates. invalid_input names the place where the bytes are not what the API describes;
/// an update that is no use is skipped. In a group, words count only in reply to a bot.
Result<Updates> read_telegram_updates(std::string_view body);
/// The one update that a webhook brings; invalid_input also where it is none.
Result<Updates> read_telegram_hook(std::string_view body);

}  // namespace vekha
