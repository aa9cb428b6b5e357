#include "tests/notifiers/channels/rigs.hpp"

#include <filesystem>
#include <iterator>
#include <utility>
#include <vector>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/webhook_sender.hpp"
#include "workflow/service/webhook_signature.hpp"

namespace vekha::test {
namespace {

constexpr const char* sender = "Веха <vekha@example.org>";
constexpr int nobodys_port = 1;

/// The sender of letters as a channel: the recipient's name is the path.
class LettersAsChannel final : public Channel {
  public:
    LettersAsChannel(const std::string& base, std::uint16_t port, std::chrono::milliseconds timeout,
                     const std::string& ca_file)
        : base_(base), sender_(options(port, timeout, ca_file)) {}

    std::string_view name() const override { return "webhook"; }
    Outcome send(const Message& message) override {
        Webhook webhook;
        webhook.address = base_ + "/hook/" + message.recipient.telegram;
        webhook.secret = make_webhook_secret();
        const auto outcome = sender_.post(webhook, "evt_1_1", R"({"version":1})", message.date);
        if (outcome.verdict == webhooks::PostVerdict::taken) return delivered(outcome.code);
        if (outcome.verdict == webhooks::PostVerdict::gone)
            return refused(SendReason::rejected_recipient, outcome.code);
        return try_later(parse_send_reason(outcome.reason).value_or(SendReason::server_error), outcome.code);
    }

  private:
    static webhooks::SenderOptions options(std::uint16_t port, std::chrono::milliseconds timeout,
                                           const std::string& ca_file) {
        webhooks::SenderOptions made;
        made.rules.allow("127.0.0.0/8");
        made.rules.ports = {port};
        made.timeout = timeout;
        made.ca_file = ca_file;
        return made;
    }
    std::string base_;
    webhooks::Sender sender_;
};

GatewayRequest providers_request() {
    GatewayRequest request;
    request.path = "/v1/email/send.json";
    request.headers = {"X-API-KEY: {{token}}"};
    request.body = R"({"to": "{{to_address}}", "subject": "{{subject}}", "text": "{{text}}"})";
    request.error_at = "failed_emails";
    return request;
}

/// What speaks HTTP.
struct HttpRig final : Rig {
    HttpRig(std::string channel_name, const std::optional<Identity>& identity)
        : name(std::move(channel_name)),
          scheme(identity ? "https" : "http"),
          peer("http_peer.py",
               identity ? std::vector<std::string>{token, "--tls", identity->certificate, identity->key}
                        : std::vector<std::string>{token}) {}

    std::unique_ptr<Channel> at(int port, std::chrono::milliseconds timeout, const std::string& ca_file) {
        const auto base = scheme + "://127.0.0.1:" + std::to_string(port);
        if (name == "telegram") return make_telegram_channel({base, token, ca_file, timeout}).value();
        if (name == "max") return make_max_channel({base, token, ca_file, timeout, {}}).value();
        if (name == "webhook")
            return std::make_unique<LettersAsChannel>(base, static_cast<std::uint16_t>(port), timeout,
                                                      ca_file);
        GatewayOptions options{base + "/api/", token, sender, ca_file, timeout};
        if (name == "provider") options.request = providers_request();
        return make_gateway_channel(std::move(options)).value();
    }
    std::unique_ptr<Channel> channel(std::chrono::milliseconds timeout, const std::string& ca_file) override {
        return at(peer.port(), timeout, ca_file);
    }
    std::unique_ptr<Channel> to_nobody() override { return at(nobodys_port, enough, {}); }
    std::size_t messages() const override { return peer.received().size(); }

    std::string name;
    std::string scheme;
    Peer peer;
};

struct SmtpRig final : Rig {
    SmtpRig(SmtpSecurity how, const std::optional<Identity>& identity)
        : security(how),
          peer("smtp_peer.py",
               identity ? std::vector<std::string>{how == SmtpSecurity::tls ? "--tls" : "--starttls",
                                                   identity->certificate, identity->key}
                        : std::vector<std::string>{}) {}

    std::unique_ptr<Channel> at(int port, std::chrono::milliseconds timeout, const std::string& ca_file) {
        SmtpOptions options;
        options.host = "127.0.0.1";
        options.port = port;
        options.security = security;
        options.from = sender;
        options.ca_file = ca_file;
        options.timeout = timeout;
        return make_smtp_channel(options).value();
    }
    std::unique_ptr<Channel> channel(std::chrono::milliseconds timeout, const std::string& ca_file) override {
        return at(peer.port(), timeout, ca_file);
    }
    std::unique_ptr<Channel> to_nobody() override { return at(nobodys_port, enough, {}); }
    std::size_t messages() const override { return peer.received().size(); }

    SmtpSecurity security;
    Peer peer;
};

struct FolderRig final : Rig {
    vekha::testing::TempFolder folder;
    std::unique_ptr<Channel> channel(std::chrono::milliseconds, const std::string&) override {
        return make_folder_channel({folder / "mail", sender}).value();
    }
    std::unique_ptr<Channel> to_nobody() override {
        auto channel = make_folder_channel({folder / "gone", sender}).value();
        std::filesystem::remove_all(folder / "gone");
        return channel;
    }
    std::size_t messages() const override {
        const std::filesystem::directory_iterator all(folder / "mail/new");
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }
};

}  // namespace

std::unique_ptr<Rig> make_rig(const std::string& name, const std::optional<Identity>& identity) {
    if (name == "folder") return std::make_unique<FolderRig>();
    if (name == "smtps") return std::make_unique<SmtpRig>(SmtpSecurity::tls, identity);
    if (name == "smtp")
        return std::make_unique<SmtpRig>(identity ? SmtpSecurity::starttls : SmtpSecurity::none, identity);
    return std::make_unique<HttpRig>(name, identity);
}

}  // namespace vekha::test
