#include "notifiers/inbox/max_updates.hpp"

#include <algorithm>

#include "notifiers/inbox/json_parts.hpp"
#include "notifiers/inbox/update_list.hpp"
#include "notifiers/inbox/update_words.hpp"

namespace vekha {
namespace {

using namespace json_parts;

/// Whoever is no bot; empty for one, and for nobody.
std::string person_of(const json::object* user) {
    if (user == nullptr || flag_in(*user, "is_bot")) return {};
    const auto number = number_in(*user, "user_id");
    return number && *number > 0 ? std::to_string(*number) : std::string{};
}

bool is_group(const json::object& recipient) {
    return text_in(recipient, "chat_type") != "dialog";
}

/// A group's number has a minus, which tells it from a person's; where it has none, the person is answered.
std::string chat_of(const json::object* recipient, const std::string& sender) {
    if (recipient == nullptr || !is_group(*recipient)) return sender;
    const auto chat = number_in(*recipient, "chat_id");
    return chat && *chat < 0 ? std::to_string(*chat) : sender;
}

std::string name_of(const json::object& attachment, const json::object& payload, const std::string& type) {
    const auto given = text_in(attachment, "filename");
    if (!given.empty()) return given;
    const auto number = number_in(payload, "photo_id");
    const std::string which = number ? " " + std::to_string(*number) : std::string{};
    return (type == "image"   ? "Фото"
            : type == "video" ? "Видео"
            : type == "audio" ? "Запись"
                              : "Файл") +
           which;
}

void read_files(Update& update, const json::object& body) {
    const auto* attachments = array_in(body, "attachments");
    if (attachments == nullptr) return;
    for (const auto& one : *attachments) {
        const auto* attachment = one.if_object();
        const auto* payload = attachment != nullptr ? object_in(*attachment, "payload") : nullptr;
        if (payload == nullptr) continue;
        const auto type = text_in(*attachment, "type");
        if (type != "image" && type != "file" && type != "video" && type != "audio") continue;
        OfferedFile offered;
        offered.place = text_in(*payload, "url");
        if (offered.place.empty() || offered.place.size() > update_limits::place_bytes) continue;
        offered.name = file_name_of(name_of(*attachment, *payload, type));
        offered.size = std::max<std::int64_t>(0, number_in(*attachment, "size").value_or(0));
        update.files.push_back(std::move(offered));
    }
}

bool answers_a_bot(const json::object& message) {
    const auto* link = object_in(message, "link");
    const auto* author = link != nullptr ? object_in(*link, "sender") : nullptr;
    return author != nullptr && text_in(*link, "type") == "reply" && flag_in(*author, "is_bot");
}

bool read_message(Update& update, const json::object& object) {
    const auto* message = object_in(object, "message");
    const auto* recipient = message != nullptr ? object_in(*message, "recipient") : nullptr;
    const auto* body = message != nullptr ? object_in(*message, "body") : nullptr;
    if (recipient == nullptr || body == nullptr) return false;
    update.key = text_in(*body, "mid");
    update.sender = person_of(object_in(*message, "sender"));
    if (update.key.empty() || update.sender.empty()) return false;
    if (is_group(*recipient) && !answers_a_bot(*message)) return false;
    update.chat = chat_of(recipient, update.sender);
    update.words = text_in(*body, "text");
    read_files(update, *body);
    read_command(update);
    return !update.words.empty() || !update.files.empty() || !update.start.empty();
}

bool read_press(Update& update, const json::object& object) {
    const auto* press = object_in(object, "callback");
    if (press == nullptr) return false;
    update.callback = text_in(*press, "callback_id");
    update.key = update.callback;
    update.sender = person_of(object_in(*press, "user"));
    update.pressed = parse_answer_token(text_in(*press, "payload"));
    if (update.callback.empty() || update.sender.empty() || !update.pressed) return false;
    const auto* message = object_in(object, "message");
    update.chat = chat_of(message != nullptr ? object_in(*message, "recipient") : nullptr, update.sender);
    return true;
}

/// The person opened the dialogue, perhaps by a link with a code.
bool read_start(Update& update, const json::object& object) {
    update.sender = person_of(object_in(object, "user"));
    const auto moment = number_in(object, "timestamp");
    if (update.sender.empty() || !moment) return false;
    update.key = "started:" + update.sender + ":" + std::to_string(*moment);
    update.chat = update.sender;
    update.words = "/start " + text_in(object, "payload");
    read_command(update);
    return true;
}

Result<void> read_update(Updates& into, const json::value& value) {
    const auto* object = value.if_object();
    const auto type = object != nullptr ? text_in(*object, "update_type") : std::string{};
    if (type.empty()) return failure(Fault::invalid_input, "Обновление MAX без вида.", "update_type");
    Update update;
    if ((type == "message_created" && read_message(update, *object)) ||
        (type == "message_callback" && read_press(update, *object)) ||
        (type == "bot_started" && read_start(update, *object)))
        keep_update(into, std::move(update));
    else
        ++into.skipped;
    return {};
}

}  // namespace

Result<Updates> read_max_updates(std::string_view body) {
    return read_update_list(body, {"MAX", "updates", "marker"}, read_update);
}

Result<Updates> read_max_hook(std::string_view body) {
    return read_brought_update(body, read_update);
}

}  // namespace vekha
