// MAX's Bot API, the way in: GET /updates or a subscription, files by their addresses, POST /answers. The
// token stands in one header and goes to the API's own address alone, never to where a file lies.
#include <algorithm>

#include <boost/json.hpp>

#include "notifiers/channels/bot_token.hpp"
#include "notifiers/channels/http_client.hpp"
#include "notifiers/inbox/bot.hpp"
#include "notifiers/inbox/bot_errors.hpp"
#include "notifiers/inbox/file_address.hpp"
#include "notifiers/inbox/json_parts.hpp"
#include "notifiers/inbox/max_updates.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

constexpr std::string_view messenger = "MAX";
constexpr int updates_at_once = 50;
constexpr std::string_view wanted_kinds = "message_created,message_callback,bot_started";
constexpr std::chrono::seconds connecting{5};
constexpr std::chrono::milliseconds file_silence{std::chrono::seconds{10}};  // between two bytes of a file

Result<HttpReply> good(tl::expected<HttpReply, SendReason> reply) {
    if (!reply) return bot_unreachable(messenger, reply.error());
    if (reply->status != 200) return bot_refused(messenger, reply->status);
    return std::move(*reply);
}

/// A word in a query: all but letters, digits and -._~ by their bytes.
std::string in_query(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string made;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        const auto byte = static_cast<unsigned char>(c);
        if (plain)
            made += c;
        else
            made += {'%', digits[byte >> 4U], digits[byte & 0xfU]};
    }
    return made;
}

class MaxBot final : public Bot {
  public:
    MaxBot(std::unique_ptr<HttpClient> client, BotOptions options)
        : client_(std::move(client)),
          options_(std::move(options)),
          headers_{{"Authorization", options_.token}} {}

    AddressKind kind() const override { return AddressKind::max; }

    Result<Updates> poll(std::optional<std::int64_t> position, std::chrono::seconds patience) override {
        std::string path = "/updates?limit=" + std::to_string(updates_at_once) +
                           "&timeout=" + std::to_string(patience.count()) +
                           "&types=" + in_query(wanted_kinds);
        if (position) path += "&marker=" + std::to_string(*position);
        const auto reply = good(client_->get(path, headers_, patience));
        if (!reply) return tl::unexpected(reply.error());
        return read_max_updates(reply->body);
    }

    Result<Updates> read_hook(std::string_view body) const override { return read_max_hook(body); }

    Result<void> set_hook(const std::string& url, const std::string& secret) override {
        const json::object request{{"url", url},
                                   {"secret", secret},
                                   {"update_types", {"message_created", "message_callback", "bot_started"}}};
        return done(client_->post_json("/subscriptions", headers_, json::serialize(request)));
    }

    Result<void> drop_hook(const std::string& url) override {
        return done(client_->erase("/subscriptions?url=" + in_query(url), headers_));
    }

    Result<void> fetch(const OfferedFile& file, const FileSink& sink) override {
        const auto address = parse_file_address(file.place);
        if (!address || !may_fetch(*address, options_.base_url, options_.file_hosts))
            return failure(Fault::forbidden, "Файл лежит там, откуда Веха не берёт.", file.name,
                           "Добавьте узел в file_hosts раздела [max], если доверяете ему.");
        auto client =
            HttpClient::make({address->origin, options_.ca_file, std::min(options_.timeout, file_silence),
                              http_reply_bytes, connecting});
        if (!client) return tl::unexpected(client.error());
        const auto loaded = good((*client)->download(address->path, {}, sink));
        if (!loaded) return tl::unexpected(loaded.error());
        return {};
    }

    Result<void> heard(const std::string& callback) override {
        // The API wants something to do: with nothing in it, it only stops the button's waiting.
        return done(client_->post_json("/answers?callback_id=" + in_query(callback), headers_,
                                       R"({"notification":"✓"})"));
    }

    void interrupt() override { client_->interrupt(); }

  private:
    /// 200 may say {"success": false}.
    static Result<void> done(tl::expected<HttpReply, SendReason> sent) {
        const auto reply = good(std::move(sent));
        if (!reply) return tl::unexpected(reply.error());
        const auto parsed = json_parts::parse(reply->body);
        const auto* object = parsed ? parsed->if_object() : nullptr;
        if (object == nullptr || !json_parts::flag_in(*object, "success"))
            return failure(Fault::unavailable, "MAX не выполнил просьбу.", std::string(messenger));
        return {};
    }

    std::unique_ptr<HttpClient> client_;
    const BotOptions options_;
    const HttpHeaders headers_;
};

}  // namespace

Result<std::unique_ptr<Bot>> make_max_bot(BotOptions options) {
    if (auto checked = check_max_token(options.token); !checked) return tl::unexpected(checked.error());
    auto client = HttpClient::make(
        {options.base_url, options.ca_file, options.timeout, update_limits::body_bytes, connecting});
    if (!client) return tl::unexpected(client.error());
    return std::make_unique<MaxBot>(std::move(*client), std::move(options));
}

}  // namespace vekha
