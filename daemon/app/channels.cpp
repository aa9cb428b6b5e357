#include "daemon/app/channels.hpp"

#include <fstream>
#include <iterator>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/mime.hpp"

namespace vekha {
namespace {

SmtpSecurity security_of(config::MailSecurity security) {
    switch (security) {
        case config::MailSecurity::none:
            return SmtpSecurity::none;
        case config::MailSecurity::starttls:
            return SmtpSecurity::starttls;
        case config::MailSecurity::tls:
            return SmtpSecurity::tls;
    }
    return SmtpSecurity::starttls;
}

/// The provider's own request, its template read from the file; empty where there is none.
Result<GatewayRequest> request_of(const config::GatewaySettings& gateway) {
    GatewayRequest request;
    if (gateway.body_file.empty()) return request;
    std::ifstream file(gateway.body_file, std::ios::binary);
    request.body.assign(std::istreambuf_iterator<char>(file), {});
    if (!file || request.body.empty())
        return failure(Fault::invalid_input, "Шаблон запроса к почтовой службе не читается или пуст.",
                       "body_file", "Проверьте путь: " + gateway.body_file.string() + ".");
    request.path = gateway.path;
    request.headers = gateway.headers;
    request.success.clear();
    for (const auto& code : gateway.success) request.success.push_back(std::stoi(code));
    request.error_at = gateway.error_at;
    return request;
}

Result<std::unique_ptr<Channel>> make_mail(const config::MailOptions& mail) {
    switch (mail.transport) {
        case config::MailTransport::folder:
            return make_folder_channel({mail.folder, mail.from});
        case config::MailTransport::gateway: {
            GatewayOptions options;
            options.base_url = mail.gateway.base_url;
            options.token = mail.gateway.token;
            options.from = mail.from;
            options.ca_file = mail.gateway.ca_file.string();
            options.timeout = mail.gateway.timeout;
            auto request = request_of(mail.gateway);
            if (!request) return tl::unexpected(request.error());
            options.request = std::move(*request);
            return make_gateway_channel(std::move(options));
        }
        case config::MailTransport::smtp:
            break;
    }
    SmtpOptions options;
    options.host = mail.smtp.host;
    options.port = mail.smtp.port;
    options.security = security_of(mail.smtp.security);
    options.user = mail.smtp.user;
    options.password = mail.smtp.password;
    options.from = mail.from;
    options.bounces_to = mail.smtp.bounces_to;
    options.ca_file = mail.smtp.ca_file.string();
    options.timeout = mail.smtp.timeout;
    return make_smtp_channel(std::move(options));
}

/// What a pace needs of the world.
struct Around {
    const Clock& clock;
    std::function<int()> daemons;
};

Pace pace_by(int per_second, int per_chat, const Around& around) {
    Pace pace;
    pace.per_second = per_second;
    pace.per_chat = per_chat;
    // A rehearsal's clock stands for hours: nobody can wait by it.
    if (around.clock.simulated()) return pace;
    pace.now = [&clock = around.clock] { return clock.now(); };
    pace.pause = [rest = std::make_shared<Nudge>()](std::chrono::milliseconds length) { rest->rest(length); };
    pace.sharers = around.daemons;
    return pace;
}

template <class Settings>
Pace pace_of(const Settings& settings, const Around& around) {
    return pace_by(settings.per_second, settings.per_chat_per_second, around);
}

/// A mailbox has no pace of its own: all of it may go to one.
Pace mail_pace(const config::MailOptions& mail, const Around& around) {
    return pace_by(mail.per_second, mail.per_second, around);
}

Result<std::unique_ptr<Channel>> make_telegram(const config::TelegramSettings& telegram,
                                               const Around& around) {
    TelegramOptions options;
    options.pace = pace_of(telegram, around);
    options.base_url = telegram.base_url;
    options.token = telegram.token;
    options.ca_file = telegram.ca_file.string();
    options.timeout = telegram.timeout;
    return make_telegram_channel(std::move(options));
}

Result<std::unique_ptr<Channel>> make_max(const config::MaxSettings& max, const Around& around) {
    MaxOptions options;
    options.base_url = max.base_url;
    options.token = max.token;
    options.ca_file = max.ca_file.string();
    options.timeout = max.timeout;
    options.pace = pace_of(max, around);
    return make_max_channel(std::move(options));
}

template <class Settings>
BotOptions bot_options(const Settings& settings) {
    BotOptions options;
    options.base_url = settings.base_url;
    options.token = settings.token;
    options.ca_file = settings.ca_file.string();
    options.timeout = settings.timeout;
    return options;
}

template <class Settings>
InboxWay way_of(const Settings& settings, const std::string& public_url, const std::string& channel) {
    const bool brought = settings.receive == config::Receive::webhook;
    return {brought ? Receiving::webhook : Receiving::polling, public_url + "/api/v1/hooks/" + channel,
            settings.webhook_secret};
}

}  // namespace

config::Checked<Channels> make_channels(const config::Options& options, const Clock& clock,
                                        const std::function<int()>& daemons) {
    const Around around{clock, daemons};
    Channels channels;
    config::Faults faults;
    const auto keep = [&](Result<std::unique_ptr<Channel>> made) {
        if (!made) {
            faults.push_back(made.error());
            return;
        }
        std::shared_ptr<Channel> channel = std::move(*made);
        channels[std::string(channel->name())] = std::move(channel);
    };
    auto mail = make_mail(options.mail);
    if (mail && options.mail.per_second > 0)
        mail = make_paced_channel(std::move(*mail), mail_pace(options.mail, around));
    keep(std::move(mail));
    if (options.max.enabled) keep(make_max(options.max, around));
    if (options.telegram.enabled) keep(make_telegram(options.telegram, around));
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return channels;
}

config::Checked<std::map<std::string, Listening>> make_listening(const config::Options& options) {
    std::map<std::string, Listening> all;
    config::Faults faults;
    const auto listen = [&](const std::string& name, const auto& settings, Result<std::unique_ptr<Bot>> bot) {
        if (!bot)
            faults.push_back(bot.error());
        else
            all[name] = {std::move(*bot), way_of(settings, options.server.public_url, name)};
    };
    const auto wanted = [](const auto& settings) {
        return settings.enabled && settings.receive != config::Receive::off;
    };
    if (wanted(options.telegram))
        listen("telegram", options.telegram, make_telegram_bot(bot_options(options.telegram)));
    if (wanted(options.max)) {
        auto bot = bot_options(options.max);
        bot.file_hosts = options.max.file_hosts;
        listen("max", options.max, make_max_bot(std::move(bot)));
    }
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return all;
}

std::unique_ptr<webhooks::Sender> make_webhook_sender(const config::WebhookSettings& settings) {
    webhooks::SenderOptions options;
    for (const auto& entry : settings.allow) options.rules.allow(entry);
    options.rules.ports.assign(settings.ports.begin(), settings.ports.end());
    options.ca_file = settings.ca_file.string();
    options.timeout = settings.timeout;
    return std::make_unique<webhooks::Sender>(std::move(options));
}

std::string domain_of(std::string_view from) {
    const auto box = parse_mailbox(from);  // the domain comes out in ASCII, as a Message-ID needs it
    return box ? box->address.substr(box->address.find('@') + 1) : "localhost";
}

}  // namespace vekha
