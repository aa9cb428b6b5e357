// Telegram's Bot API, the way in: getUpdates or a webhook, getFile, answerCallbackQuery. The token stands in
// the path, as the API demands, and nowhere else.
#include <boost/json.hpp>

#include "notifiers/channels/bot_token.hpp"
#include "notifiers/channels/http_client.hpp"
#include "notifiers/inbox/bot.hpp"
#include "notifiers/inbox/bot_errors.hpp"
#include "notifiers/inbox/json_parts.hpp"
#include "notifiers/inbox/telegram_updates.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

constexpr std::string_view messenger = "Telegram";
constexpr std::string_view public_api = "https://api.telegram.org";
constexpr std::int64_t public_file_bytes = 20 * 1024 * 1024;  // the public server gives out no larger file
constexpr int updates_at_once = 50;
constexpr int hook_connections = 1;  // what one person says must come in its order
constexpr std::chrono::seconds connecting{5};

json::array wanted_kinds() {
    return {"message", "callback_query"};
}

/// Of an answer 200 alone the body is believed.
Result<HttpReply> good(tl::expected<HttpReply, SendReason> reply) {
    if (!reply) return bot_unreachable(messenger, reply.error());
    if (reply->status != 200) return bot_refused(messenger, reply->status);
    return std::move(*reply);
}

class TelegramBot final : public Bot {
  public:
    TelegramBot(std::unique_ptr<HttpClient> client, const BotOptions& options)
        : client_(std::move(client)),
          path_("/bot" + options.token + "/"),
          file_path_("/file/bot" + options.token + "/"),
          file_bytes_(options.base_url == public_api ? public_file_bytes : 0) {}

    AddressKind kind() const override { return AddressKind::telegram; }

    Result<Updates> poll(std::optional<std::int64_t> position, std::chrono::seconds patience) override {
        json::object request{
            {"limit", updates_at_once}, {"timeout", patience.count()}, {"allowed_updates", wanted_kinds()}};
        if (position) request["offset"] = *position;
        const auto reply =
            good(client_->post_json(path_ + "getUpdates", {}, json::serialize(request), patience));
        if (!reply) return tl::unexpected(reply.error());
        return read_telegram_updates(reply->body);
    }

    Result<Updates> read_hook(std::string_view body) const override { return read_telegram_hook(body); }

    Result<void> set_hook(const std::string& url, const std::string& secret) override {
        return call("setWebhook", {{"url", url},
                                   {"secret_token", secret},
                                   {"max_connections", hook_connections},
                                   {"allowed_updates", wanted_kinds()}});
    }

    Result<void> drop_hook(const std::string&) override { return call("deleteWebhook", {}); }

    Result<void> fetch(const OfferedFile& file, const FileSink& sink) override {
        if (file_bytes_ > 0 && file.size > file_bytes_)
            return failure(Fault::too_large, "Telegram отдаёт ботам файлы до 20 МБ.", file.name);
        const auto reply =
            client_->post_json(path_ + "getFile", {}, json::serialize(json::object{{"file_id", file.place}}));
        if (!reply) return bot_unreachable(messenger, reply.error());
        // Whatever the size announced: «Bad Request: file is too big».
        if (reply->status == 400)
            return failure(Fault::too_large, "Telegram не отдал файл: он слишком велик или уже удалён.",
                           file.name);
        const auto known = good(*reply);
        if (!known) return tl::unexpected(known.error());
        const auto parsed = json_parts::parse(known->body);
        const auto* object = parsed ? parsed->if_object() : nullptr;
        const auto* result = object != nullptr ? json_parts::object_in(*object, "result") : nullptr;
        const auto place = result != nullptr ? json_parts::text_in(*result, "file_path") : std::string{};
        if (!is_plain_path(place))
            return failure(Fault::not_found, "Telegram не сказал, где взять файл.", file.name);
        const auto loaded = good(client_->download(file_path_ + place, {}, sink));
        if (!loaded) return tl::unexpected(loaded.error());
        return {};
    }

    Result<void> heard(const std::string& callback) override {
        return call("answerCallbackQuery", {{"callback_query_id", callback}});
    }

    void interrupt() override { client_->interrupt(); }

  private:
    /// "photos/file_1.jpg"; nothing that leads elsewhere.
    static bool is_plain_path(std::string_view path) {
        if (path.empty() || path.front() == '/' || path.find("..") != std::string_view::npos) return false;
        for (const char c : path) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                               c == '_' || c == '-' || c == '.' || c == '/';
            if (!plain) return false;
        }
        return true;
    }

    Result<void> call(const std::string& method, const json::object& request) {
        const auto reply = good(client_->post_json(path_ + method, {}, json::serialize(request)));
        if (!reply) return tl::unexpected(reply.error());
        return {};
    }

    std::unique_ptr<HttpClient> client_;
    const std::string path_;
    const std::string file_path_;
    const std::int64_t file_bytes_;  ///< 0: as many as our own limits allow
};

}  // namespace

Result<std::unique_ptr<Bot>> make_telegram_bot(BotOptions options) {
    if (auto checked = check_telegram_token(options.token); !checked) return tl::unexpected(checked.error());
    auto client = HttpClient::make(
        {options.base_url, options.ca_file, options.timeout, update_limits::body_bytes, connecting});
    if (!client) return tl::unexpected(client.error());
    return std::make_unique<TelegramBot>(std::move(*client), options);
}

}  // namespace vekha
