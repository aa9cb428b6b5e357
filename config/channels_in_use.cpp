// What the settings say of the channels, under the channels' own names.
#include "config/options.hpp"

namespace vekha::config {
namespace {

std::string mail_channel(MailTransport transport) {
    switch (transport) {
        case MailTransport::folder:
            return "folder";
        case MailTransport::smtp:
            return "smtp";
        case MailTransport::gateway:
            return "gateway";
    }
    return {};
}

/// The channels in use among those that the settings name, in their order.
std::vector<std::string> in_use(const Options& options, const std::vector<std::string>& named) {
    std::vector<std::string> order;
    for (const auto& channel : named) {
        if (channel == "mail") order.push_back(mail_channel(options.mail.transport));
        if (channel == "max" && options.max.enabled) order.emplace_back("max");
        if (channel == "telegram" && options.telegram.enabled) order.emplace_back("telegram");
    }
    return order;
}

}  // namespace

std::vector<std::string> channel_order(const Options& options) {
    return in_use(options, options.sending.channels);
}

std::vector<std::string> urgent_order(const Options& options) {
    return in_use(options, options.sending.urgent_channels);
}

std::map<std::string, ChannelLimit> channel_limits(const Options& options) {
    return {{mail_channel(options.mail.transport), {options.mail.per_second, 0}},
            {"max", {options.max.per_second, options.max.per_chat_per_second}},
            {"telegram", {options.telegram.per_second, options.telegram.per_chat_per_second}}};
}

std::map<AddressKind, std::string> bot_names(const Options& options) {
    std::map<AddressKind, std::string> names;
    if (options.telegram.enabled && !options.telegram.bot.empty())
        names[AddressKind::telegram] = options.telegram.bot;
    if (options.max.enabled && !options.max.bot.empty()) names[AddressKind::max] = options.max.bot;
    return names;
}

}  // namespace vekha::config
