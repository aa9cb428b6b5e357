// Every channel that exists. Each maker looks at the options and says what is wrong with them; the first
// connection is made by the first message.
#pragma once

#include <memory>

#include "notifiers/channel.hpp"
#include "notifiers/channels/options.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// Errors of all five: invalid_input, with the option's name in `where`. Secrets are never repeated.
/// The channels may be used from several threads; each thread that sends gets a connection of its own, which
/// is kept for the next message.
Result<std::unique_ptr<Channel>> make_smtp_channel(SmtpOptions options);
Result<std::unique_ptr<Channel>> make_telegram_channel(TelegramOptions options);
Result<std::unique_ptr<Channel>> make_max_channel(MaxOptions options);
Result<std::unique_ptr<Channel>> make_gateway_channel(GatewayOptions options);
/// Also storage errors (unavailable) where the folder can't be made.
Result<std::unique_ptr<Channel>> make_folder_channel(FolderOptions options);

/// The same mail channel, which keeps to a pace of ours: a server that takes so many letters a second and
/// then refuses is better not asked.
std::unique_ptr<Channel> make_paced_channel(std::unique_ptr<Channel> inner, Pace pace);

}  // namespace vekha
