// The configured channels, made from the settings.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "config/options.hpp"
#include "daemon/runtime/clock.hpp"
#include "daemon/runtime/inbox_loop.hpp"
#include "daemon/runtime/outbox_loop.hpp"
#include "notifiers/channels/webhook_sender.hpp"

namespace vekha {

/// One channel of each kind in use; they keep to their pace by `clock`, which must live as long, unless it is
/// simulated. `daemons`: how many send at the same time; empty: one. Faults name the setting.
config::Checked<Channels> make_channels(const config::Options& options, const Clock& clock,
                                        const std::function<int()>& daemons = {});

/// A messenger whose answers come in, and how.
struct Listening {
    std::unique_ptr<Bot> bot;
    InboxWay way;
};
/// By the channel's name ("telegram", "max"). Faults name the setting.
config::Checked<std::map<std::string, Listening>> make_listening(const config::Options& options);
/// What posts letters to other systems, under the operator's guard.
std::unique_ptr<webhooks::Sender> make_webhook_sender(const config::WebhookSettings& settings);

/// The part of an address behind the @, for Message-IDs: "vekha@zarechny.example.org" →
/// "zarechny.example.org".
std::string domain_of(std::string_view from);

}  // namespace vekha
