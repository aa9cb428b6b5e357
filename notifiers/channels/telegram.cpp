// Telegram's Bot API: sendMessage with HTML of our own making, plain words where that is refused;
// sendDocument for what is too long to be read in a chat. The token stands in the path, as the API demands,
// and nowhere else.
#include <boost/json.hpp>

#include "notifiers/channels/bot_token.hpp"
#include "notifiers/channels/channels.hpp"
#include "notifiers/channels/http_client.hpp"
#include "notifiers/channels/keyboards.hpp"
#include "notifiers/channels/rich_text.hpp"
#include "notifiers/channels/sent_parts.hpp"
#include "notifiers/channels/turnstile.hpp"
#include "notifiers/delivery/wording.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

constexpr std::size_t message_units = 4096;  // UTF-16 units in one message
constexpr std::size_t parts_most = 3;        // messages in a row; more leave as the first of them and a file

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

/// The words are good, their markup is not.
bool markup_refused(const HttpReply& reply) {
    return reply.status == 400 &&
           read_answer(reply).description.find("can't parse entities") != std::string::npos;
}

/// No file for this chat, but perhaps words: forbidden there, too large, or a method that the server behind
/// `base_url` does not have. The token is good, the message before the file went out by it.
bool file_refused(const HttpReply& reply) {
    return reply.status == 404 || outcome_of(reply).reason == SendReason::rejected_message;
}

/// The message as a page that any phone opens.
FormPart file_of(const Message& message) {
    const auto words = rich_text(message.subject, message.text, message.links);
    const std::string name = message.file_name.empty() ? message.id : message.file_name;
    return {"document", to_page(words, message.subject), name + ".html", "text/html; charset=utf-8"};
}

class TelegramChannel final : public Channel {
  public:
    TelegramChannel(std::unique_ptr<HttpClient> client, TelegramOptions options)
        : client_(std::move(client)),
          path_("/bot" + options.token + "/"),
          turnstile_(std::move(options.pace)) {}

    std::string_view name() const override { return "telegram"; }

    Outcome send(const Message& message) override {
        if (message.recipient.telegram.empty()) return refused(SendReason::no_address);
        const auto parts = rich_parts(rich_text(message.subject, message.text, message.links), message_units);
        const bool with_file = parts.size() > parts_most;
        // Under words in any case: whether the file is taken is known only behind them.
        const std::size_t buttons_at = with_file ? 0 : parts.size() - 1;
        for (std::size_t part = sent_parts_.of(message.id); part < parts.size(); ++part) {
            if (with_file && part == 1)
                if (const auto filed = send_file(message, parts.size())) return *filed;
            const auto keyboards = part == buttons_at ? telegram_keyboards(message.buttons, message.links)
                                                      : std::vector<json::value>(1);
            const Outcome outcome = send_part(message.recipient.telegram, parts[part], keyboards);
            if (outcome.verdict != SendVerdict::delivered) return outcome;
            sent_parts_.note(message.id, part + 1, parts.size());
        }
        return delivered(200);
    }

  private:
    /// Nothing where the file is refused: the other parts must go out then.
    std::optional<Outcome> send_file(const Message& message, std::size_t parts) {
        const std::string& chat = message.recipient.telegram;
        if (const auto busy = turnstile_.pass(chat)) return busy;
        const auto& words = wording(parse_language(message.recipient.language));
        const auto reply = client_->post_form(
            path_ + "sendDocument", {},
            {{"chat_id", chat}, {"caption", std::string(words.whole())}, file_of(message)});
        if (!reply) return try_later(reply.error());
        if (file_refused(*reply)) return std::nullopt;
        const Outcome outcome = outcome_of(*reply);
        if (outcome.verdict == SendVerdict::delivered) sent_parts_.note(message.id, parts, parts);
        return outcome;
    }

    Outcome send_part(const std::string& chat, const RichText& text,
                      const std::vector<json::value>& keyboards) {
        Outcome outcome;
        for (const auto& keyboard : keyboards) {
            outcome = send_with(chat, text, keyboard);
            if (outcome.reason != SendReason::rejected_message) break;
        }
        return outcome;
    }

    Outcome send_with(const std::string& chat, const RichText& text, const json::value& keyboard) {
        if (const auto busy = turnstile_.pass(chat)) return *busy;
        json::object request;
        request["chat_id"] = chat;
        request["text"] = to_html(text);
        request["parse_mode"] = "HTML";
        request["link_preview_options"] = json::object{{"is_disabled", true}};
        if (!keyboard.is_null()) request["reply_markup"] = keyboard;
        auto reply = client_->post_json(path_ + "sendMessage", {}, json::serialize(request));
        if (reply && markup_refused(*reply)) {
            request["text"] = to_plain(text);
            request.erase("parse_mode");
            reply = client_->post_json(path_ + "sendMessage", {}, json::serialize(request));
        }
        return reply ? outcome_of(*reply) : try_later(reply.error());
    }

    std::unique_ptr<HttpClient> client_;
    std::string path_;
    Turnstile turnstile_;
    SentParts sent_parts_;
};

}  // namespace

Result<std::unique_ptr<Channel>> make_telegram_channel(TelegramOptions options) {
    if (auto checked = check_telegram_token(options.token); !checked) return tl::unexpected(checked.error());
    auto client = HttpClient::make({options.base_url, options.ca_file, options.timeout});
    if (!client) return tl::unexpected(client.error());
    return std::make_unique<TelegramChannel>(std::move(*client), std::move(options));
}

}  // namespace vekha
