// Telegram's Bot API: sendMessage with plain text. The token stands in the path, as the API demands, and
// nowhere else.
#include <algorithm>

#include <boost/json.hpp>

#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/http_client.hpp"
#include "notifiers/channels/message_parts.hpp"
#include "notifiers/channels/sent_parts.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

constexpr std::size_t message_units = 4096;  // UTF-16 units in one message

/// What the API says about itself in the answer's body.
struct ApiAnswer {
    bool ok = false;
    int code = 0;
    std::string description;
    std::optional<std::chrono::seconds> retry_after;
};

ApiAnswer read_answer(const HttpReply& reply) {
    ApiAnswer answer;
    answer.code = reply.status;
    boost::system::error_code error;
    const json::value body = json::parse(reply.body, error);
    if (error || !body.is_object()) return answer;
    const json::object& object = body.get_object();
    const auto* ok = object.if_contains("ok");
    answer.ok = ok != nullptr && ok->is_bool() && ok->get_bool();
    if (const auto* words = object.if_contains("description"); words != nullptr && words->is_string())
        answer.description = std::string(words->get_string());
    const auto* parameters = object.if_contains("parameters");
    if (parameters == nullptr || !parameters->is_object()) return answer;
    const auto* wait = parameters->get_object().if_contains("retry_after");
    if (wait != nullptr && wait->is_int64() && wait->get_int64() >= 0)
        answer.retry_after = std::chrono::seconds{wait->get_int64()};
    return answer;
}

Outcome outcome_of(const HttpReply& reply) {
    const ApiAnswer answer = read_answer(reply);
    if (reply.status == 200) return answer.ok ? delivered(200) : try_later(SendReason::server_error, 200);
    if (reply.status == 429) {
        Outcome outcome = try_later(SendReason::rate_limited, 429);
        outcome.retry_after = answer.retry_after ? answer.retry_after : reply.retry_after;
        return outcome;
    }
    // 404 is the answer to a token that no bot has.
    if (reply.status == 401 || reply.status == 404) return try_later(SendReason::auth_failed, reply.status);
    if (reply.status == 403) return refused(SendReason::rejected_recipient, 403);
    if (reply.status == 400) {
        const auto says = [&](std::string_view part) {
            return answer.description.find(part) != std::string::npos;
        };
        const bool nobody = says("chat not found") || says("PEER_ID_INVALID") || says("user not found") ||
                            says("chat_id is empty") || says("upgraded to a supergroup") ||
                            says("deactivated");
        return refused(nobody ? SendReason::rejected_recipient : SendReason::rejected_message, 400);
    }
    if (reply.status >= 400 && reply.status < 500) return refused(SendReason::rejected_message, reply.status);
    return try_later(SendReason::server_error, reply.status);
}

class TelegramChannel final : public Channel {
  public:
    TelegramChannel(std::unique_ptr<HttpClient> client, const std::string& token)
        : client_(std::move(client)), path_("/bot" + token + "/sendMessage") {}

    std::string_view name() const override { return "telegram"; }

    Outcome send(const Message& message) override {
        if (message.recipient.telegram.empty()) return refused(SendReason::no_address);
        const auto parts = message_parts(message.subject + "\n\n" + message.text, message_units);
        for (std::size_t part = sent_parts_.of(message.id); part < parts.size(); ++part) {
            const Outcome outcome = send_part(message.recipient.telegram, parts[part]);
            if (outcome.verdict != SendVerdict::delivered) return outcome;
            sent_parts_.note(message.id, part + 1, parts.size());
        }
        return delivered(200);
    }

  private:
    Outcome send_part(const std::string& chat, const std::string& text) {
        json::object request;
        request["chat_id"] = chat;
        request["text"] = text;
        request["link_preview_options"] = json::object{{"is_disabled", true}};
        const auto reply = client_->post_json(path_, {}, json::serialize(request));
        return reply ? outcome_of(*reply) : try_later(reply.error());
    }

    std::unique_ptr<HttpClient> client_;
    std::string path_;
    SentParts sent_parts_;
};

}  // namespace

Result<std::unique_ptr<Channel>> make_telegram_channel(TelegramOptions options) {
    const bool plain = std::all_of(options.token.begin(), options.token.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' ||
               c == '_' || c == '-';
    });
    if (options.token.empty() || !plain)
        return failure(Fault::invalid_input, "Ключ бота Telegram пуст или содержит лишние знаки.", "token",
                       "Возьмите ключ у @BotFather целиком, без пробелов и кавычек.");
    auto client = HttpClient::make({options.base_url, options.ca_file, options.timeout});
    if (!client) return tl::unexpected(client.error());
    return std::make_unique<TelegramChannel>(std::move(*client), options.token);
}

}  // namespace vekha
