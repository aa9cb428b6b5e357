// The HTTP mail gateway: the small JSON contract of README.md beside this file.
#include <algorithm>

#include <boost/json.hpp>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/gateway_request.hpp"
#include "notifiers/channels/http_client.hpp"
#include "notifiers/channels/mime.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

json::object mailbox_json(const Mailbox& box) {
    return {{"name", box.name}, {"address", box.address}};
}

/// The field "error" of a problem the gateway reports; empty where there is none.
std::string error_of(const std::string& body) {
    boost::system::error_code error;
    const json::value value = json::parse(body, error);
    if (error || !value.is_object()) return {};
    const auto* code = value.get_object().if_contains("error");
    return code != nullptr && code->is_string() ? std::string(code->get_string()) : std::string{};
}

Outcome outcome_of(const HttpReply& reply) {
    if (reply.status >= 200 && reply.status < 300)
        return error_of(reply.body).empty() ? delivered(reply.status)
                                            : try_later(SendReason::server_error, reply.status);
    Outcome later = try_later(SendReason::server_error, reply.status);
    later.retry_after = reply.retry_after;
    switch (reply.status) {
        case 401:
        case 403:
            return try_later(SendReason::auth_failed, reply.status);
        case 404:
        case 405:
            return try_later(SendReason::server_error, reply.status);  // a wrong base address
        case 408:
        case 425:
            return later;
        case 429:
            later.reason = SendReason::rate_limited;
            return later;
        default:
            break;
    }
    if (reply.status < 400 || reply.status >= 500) return later;
    const std::string error = error_of(reply.body);
    if (error == "recipient") return refused(SendReason::rejected_recipient, reply.status);
    if (error == "sender") return try_later(SendReason::rejected_sender, reply.status);
    return refused(SendReason::rejected_message, reply.status);
}

/// What any provider's refusal means by its status; a success with an error inside may pass.
Outcome outcome_of_provider(const GatewayRequestMaker& request, const HttpReply& reply) {
    if (request.took(reply)) return delivered(reply.status);
    if (reply.status >= 200 && reply.status < 400) return try_later(SendReason::server_error, reply.status);
    return outcome_of(reply);
}

/// A provider's own API, met by the organization's template.
class ProviderChannel final : public Channel {
  public:
    ProviderChannel(std::unique_ptr<HttpClient> client, std::unique_ptr<GatewayRequestMaker> request,
                    Mailbox from)
        : client_(std::move(client)), request_(std::move(request)), from_(std::move(from)) {}

    std::string_view name() const override { return "gateway"; }

    Outcome send(const Message& message) override {
        if (message.recipient.email.empty()) return refused(SendReason::no_address);
        const auto address = mail_address(message.recipient.email);
        if (!address) return refused(SendReason::rejected_recipient);
        const auto reply =
            client_->post_json(request_->path(), request_->headers(message),
                               request_->body(message, from_, {message.recipient.name, *address}));
        return reply ? outcome_of_provider(*request_, *reply) : try_later(reply.error());
    }

  private:
    std::unique_ptr<HttpClient> client_;
    std::unique_ptr<GatewayRequestMaker> request_;
    Mailbox from_;
};

class GatewayChannel final : public Channel {
  public:
    GatewayChannel(std::unique_ptr<HttpClient> client, std::string token, Mailbox from)
        : client_(std::move(client)), authorization_("Bearer " + std::move(token)), from_(std::move(from)) {}

    std::string_view name() const override { return "gateway"; }

    Outcome send(const Message& message) override {
        if (message.recipient.email.empty()) return refused(SendReason::no_address);
        const auto address = mail_address(message.recipient.email);
        if (!address) return refused(SendReason::rejected_recipient);
        json::object headers{{"Date", mail_date(message.date)}};
        for (const auto& header : message.headers) headers[header.name] = header.value;
        json::object mail;
        mail["message_id"] = message.id;
        mail["from"] = mailbox_json(from_);
        mail["to"] = mailbox_json({message.recipient.name, *address});
        mail["subject"] = message.subject;
        mail["text"] = message.text;
        mail["html"] = message.html;
        mail["headers"] = std::move(headers);
        const auto reply = client_->post_json(
            "/v1/messages", {{"Authorization", authorization_}, {"Idempotency-Key", message.id}},
            json::serialize(mail));
        return reply ? outcome_of(*reply) : try_later(reply.error());
    }

  private:
    std::unique_ptr<HttpClient> client_;
    std::string authorization_;
    Mailbox from_;
};

}  // namespace

Result<std::unique_ptr<Channel>> make_gateway_channel(GatewayOptions options) {
    const bool plain =
        std::all_of(options.token.begin(), options.token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (options.token.empty() || !plain)
        return failure(Fault::invalid_input, "Ключ почтового шлюза пуст или содержит лишние знаки.", "token");
    auto from = parse_mailbox(options.from);
    if (!from)
        return failure(Fault::invalid_input, "Адрес отправителя не похож на адрес почты.", "from",
                       "Например: Веха <vekha@example.org>.");
    auto client = HttpClient::make({options.base_url, options.ca_file, options.timeout});
    if (!client) return tl::unexpected(client.error());
    if (!options.request.body.empty()) {
        auto request = GatewayRequestMaker::make(std::move(options.request), options.token);
        if (!request) return tl::unexpected(request.error());
        return std::make_unique<ProviderChannel>(std::move(*client), std::move(*request), std::move(*from));
    }
    return std::make_unique<GatewayChannel>(std::move(*client), std::move(options.token), std::move(*from));
}

}  // namespace vekha
