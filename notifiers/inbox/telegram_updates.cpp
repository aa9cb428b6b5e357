#include "notifiers/inbox/telegram_updates.hpp"

#include <algorithm>
#include <array>

#include "notifiers/inbox/json_parts.hpp"
#include "notifiers/inbox/update_list.hpp"
#include "notifiers/inbox/update_words.hpp"

namespace vekha {
namespace {

using namespace json_parts;

bool is_private(const json::object& chat) {
    return text_in(chat, "type") == "private";
}

/// The size of a photograph that shows most.
const json::object* largest(const json::array& sizes) {
    const json::object* best = nullptr;
    std::int64_t most = -1;
    for (const auto& one : sizes) {
        const auto* size = one.if_object();
        if (size == nullptr) continue;
        const std::int64_t area = std::min<std::int64_t>(number_in(*size, "width").value_or(0), 100'000) *
                                  std::min<std::int64_t>(number_in(*size, "height").value_or(0), 100'000);
        if (area > most) {
            most = area;
            best = size;
        }
    }
    return best;
}

void offer(Update& update, const json::object& file, std::string name, std::string media_type) {
    OfferedFile offered;
    offered.place = text_in(file, "file_id");
    if (offered.place.empty() || offered.place.size() > update_limits::place_bytes) return;
    const auto given = text_in(file, "file_name");
    offered.name = file_name_of(given.empty() ? name : given);
    offered.media_type = text_in(file, "mime_type");
    if (offered.media_type.empty()) offered.media_type = std::move(media_type);
    offered.size = std::max<std::int64_t>(0, number_in(file, "file_size").value_or(0));
    update.files.push_back(std::move(offered));
}

void read_files(Update& update, const json::object& message) {
    const auto number = std::to_string(number_in(message, "message_id").value_or(0));
    if (const auto* sizes = array_in(message, "photo"))
        if (const auto* photo = largest(*sizes))
            offer(update, *photo, "Фото " + number + ".jpg", "image/jpeg");
    struct Kind {
        const char* key;
        const char* name;
    };
    constexpr std::array kinds{Kind{"document", "Файл "}, Kind{"video", "Видео "}, Kind{"audio", "Запись "},
                               Kind{"voice", "Запись "}};
    for (const auto& kind : kinds)
        if (const auto* file = object_in(message, kind.key)) offer(update, *file, kind.name + number, {});
}

bool answers_a_bot(const json::object& message) {
    const auto* earlier = object_in(message, "reply_to_message");
    const auto* author = earlier != nullptr ? object_in(*earlier, "from") : nullptr;
    return author != nullptr && flag_in(*author, "is_bot");
}

/// False where the message says nothing to Vekha.
bool read_message(Update& update, const json::object& message) {
    const auto* chat = object_in(message, "chat");
    const auto* from = object_in(message, "from");
    if (chat == nullptr || from == nullptr || flag_in(*from, "is_bot")) return false;
    const auto place = number_in(*chat, "id");
    const auto person = number_in(*from, "id");
    if (!place || !person) return false;
    if (!is_private(*chat) && !answers_a_bot(message)) return false;
    update.chat = std::to_string(*place);
    update.sender = std::to_string(*person);
    update.words = text_in(message, "text");
    if (update.words.empty()) update.words = text_in(message, "caption");
    read_files(update, message);
    read_command(update);
    return !update.words.empty() || !update.files.empty() || !update.start.empty();
}

bool read_press(Update& update, const json::object& press) {
    const auto* from = object_in(press, "from");
    const auto person = from != nullptr ? number_in(*from, "id") : std::nullopt;
    update.pressed = parse_answer_token(text_in(press, "data"));
    update.callback = text_in(press, "id");
    if (!person || !update.pressed || update.callback.empty()) return false;
    update.sender = std::to_string(*person);
    const auto* message = object_in(press, "message");
    const auto* chat = message != nullptr ? object_in(*message, "chat") : nullptr;
    const auto place = chat != nullptr ? number_in(*chat, "id") : std::nullopt;
    update.chat = std::to_string(place.value_or(*person));
    return true;
}

Result<void> read_update(Updates& into, const json::value& value) {
    const auto* object = value.if_object();
    const auto number = object != nullptr ? number_in(*object, "update_id") : std::nullopt;
    if (!number || *number < 0 || *number >= update_number_most)
        return failure(Fault::invalid_input, "Обновление Telegram без номера.", "update_id");
    into.next = std::max(into.next.value_or(0), *number + 1);
    Update update;
    update.key = std::to_string(*number);
    const auto* message = object_in(*object, "message");
    const auto* press = object_in(*object, "callback_query");
    if ((message != nullptr && read_message(update, *message)) ||
        (press != nullptr && read_press(update, *press)))
        keep_update(into, std::move(update));
    else
        ++into.skipped;
    return {};
}

}  // namespace

Result<Updates> read_telegram_updates(std::string_view body) {
    return read_update_list(body, {"Telegram", "result", {}}, read_update);
}

Result<Updates> read_telegram_hook(std::string_view body) {
    return read_brought_update(body, read_update);
}

}  // namespace vekha
