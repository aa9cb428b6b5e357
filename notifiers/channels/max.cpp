// MAX's Bot API: POST /messages with plain text and buttons. The token stands in one header, the
// recipient in the query, as the API demands, and nowhere else.
#include <boost/json.hpp>

#include "notifiers/channels/bot_token.hpp"
#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/http_client.hpp"
#include "notifiers/channels/keyboards.hpp"
#include "notifiers/channels/message_parts.hpp"
#include "notifiers/channels/sent_parts.hpp"
#include "notifiers/channels/turnstile.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

constexpr std::size_t message_units = 4000;  // the API says characters; UTF-16 units are never fewer

/// What the API says in the answer's body, whatever the status.
struct ApiAnswer {
    bool sent = false;  ///< it names the message that it made
    std::string code;   ///< "chat.not.found" …; empty where the answer is not the API's own
    std::string message;
};

std::string word_in(const json::object& object, std::string_view key) {
    const auto* word = object.if_contains(key);
    return word != nullptr && word->is_string() ? std::string(word->get_string()) : std::string();
}

const json::object* object_in(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr ? value->if_object() : nullptr;
}

ApiAnswer read_answer(const HttpReply& reply) {
    ApiAnswer answer;
    boost::system::error_code error;
    const json::value body = json::parse(reply.body, error);
    if (error || !body.is_object()) return answer;
    const json::object& object = body.get_object();
    answer.code = word_in(object, "code");
    answer.message = word_in(object, "message");
    const auto* message = object_in(object, "message");
    const auto* inner = message != nullptr ? object_in(*message, "body") : nullptr;
    answer.sent = answer.code.empty() && inner != nullptr && !word_in(*inner, "mid").empty();
    return answer;
}

/// The dialogue is not there, was never begun, or was stopped by the person.
bool nobody_there(const ApiAnswer& answer) {
    const auto says = [&](std::string_view part) {
        return answer.code.find(part) != std::string::npos || answer.message.find(part) != std::string::npos;
    };
    return says("chat.not.found") || says("dialog.not.found") || says("user.not.found") ||
           says("chat.denied") || says("dialog.suspended");
}

Outcome outcome_of(const HttpReply& reply) {
    const ApiAnswer answer = read_answer(reply);
    if (reply.status == 200) return answer.sent ? delivered(200) : try_later(SendReason::server_error, 200);
    if (reply.status == 401) return try_later(SendReason::auth_failed, 401);
    if (reply.status == 429) {
        Outcome outcome = try_later(SendReason::rate_limited, 429);
        outcome.retry_after = reply.retry_after;
        return outcome;
    }
    // Without the API's own code it is a proxy or a wrong address that speaks: no word about the person.
    const bool own_word = !answer.code.empty();
    if (own_word && (reply.status == 403 || nobody_there(answer)) && reply.status < 500)
        return refused(SendReason::rejected_recipient, reply.status);
    if (reply.status == 400 || reply.status == 413 || reply.status == 422)
        return refused(SendReason::rejected_message, reply.status);
    Outcome outcome = try_later(SendReason::server_error, reply.status);
    outcome.retry_after = reply.retry_after;
    return outcome;
}

/// Where the API shall bring it. Previews are off: to make one, MAX would open a personal link.
std::string path_to(const std::string& number) {
    const bool group = number.starts_with('-');
    return std::string("/messages?") + (group ? "chat_id=" : "user_id=") + number +
           "&disable_link_preview=true";
}

class MaxChannel final : public Channel {
  public:
    MaxChannel(std::unique_ptr<HttpClient> client, MaxOptions options)
        : client_(std::move(client)),
          headers_{{"Authorization", std::move(options.token)}},
          turnstile_(std::move(options.pace)) {}

    std::string_view name() const override { return "max"; }

    Outcome send(const Message& message) override {
        const std::string& number = message.recipient.max;
        if (number.empty()) return refused(SendReason::no_address);
        if (!is_messenger_number(number)) return refused(SendReason::rejected_recipient);
        const auto parts = message_parts(message.subject + "\n\n" + message.text, message_units);
        for (std::size_t part = sent_parts_.of(message.id); part < parts.size(); ++part) {
            const bool last = part + 1 == parts.size();
            const auto keyboards =
                last ? max_keyboards(message.buttons, message.links) : std::vector<json::value>(1);
            const Outcome outcome = send_part(number, parts[part], keyboards);
            if (outcome.verdict != SendVerdict::delivered) return outcome;
            sent_parts_.note(message.id, part + 1, parts.size());
        }
        return delivered(200);
    }

  private:
    Outcome send_part(const std::string& number, const std::string& text,
                      const std::vector<json::value>& keyboards) {
        Outcome outcome;
        for (const auto& keyboard : keyboards) {
            outcome = post(number, text, keyboard);
            if (outcome.reason != SendReason::rejected_message) break;
        }
        return outcome;
    }

    Outcome post(const std::string& number, const std::string& text, const json::value& keyboard) {
        if (const auto busy = turnstile_.pass(number)) return *busy;
        // Without "format" the words are taken as they are: no character of a plan becomes markup.
        json::object request{{"text", text}, {"notify", true}};
        if (!keyboard.is_null()) request["attachments"] = keyboard;
        const auto reply = client_->post_json(path_to(number), headers_, json::serialize(request));
        return reply ? outcome_of(*reply) : try_later(reply.error());
    }

    std::unique_ptr<HttpClient> client_;
    HttpHeaders headers_;
    Turnstile turnstile_;
    SentParts sent_parts_;
};

}  // namespace

Result<std::unique_ptr<Channel>> make_max_channel(MaxOptions options) {
    if (auto checked = check_max_token(options.token); !checked) return tl::unexpected(checked.error());
    auto client = HttpClient::make({options.base_url, options.ca_file, options.timeout});
    if (!client) return tl::unexpected(client.error());
    return std::make_unique<MaxChannel>(std::move(*client), std::move(options));
}

}  // namespace vekha
