// The configured channels, made from the settings.
#pragma once

#include "config/options.hpp"
#include "daemon/runtime/outbox_loop.hpp"

namespace vekha {

/// One channel of each kind in use. Faults name the setting.
config::Checked<Channels> make_channels(const config::Options& options);

/// The part of an address behind the @, for Message-IDs: "vekha@zarechny.example.org" →
/// "zarechny.example.org".
std::string domain_of(std::string_view from);

}  // namespace vekha
