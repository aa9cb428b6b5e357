#include "notifiers/inbox/update_words.hpp"

#include <algorithm>

#include "notifiers/delivery/render.hpp"
#include "workflow/service/contacts.hpp"

namespace vekha {
namespace {

constexpr std::string_view white = " \t\r\n";
constexpr std::size_t code_characters = (contacts::link_code_bytes * 8 + 5) / 6;  // of base64url

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

/// Whole characters only.
void cut(std::string& text, std::size_t most) {
    if (text.size() <= most) return;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80U) --most;
    text.resize(most);
}

}  // namespace

std::string file_name_of(std::string_view given) {
    const auto slash = given.find_last_of("/\\");
    if (slash != std::string_view::npos) given.remove_prefix(slash + 1);
    const auto name = one_line(given, update_limits::file_name_characters);
    return name.empty() || name == "." || name == ".." ? "Файл" : name;
}

void read_command(Update& update) {
    const std::string_view words = trimmed(update.words);
    if (!words.starts_with('/')) return;
    const auto end = std::min(words.find_first_of(white), words.size());
    // In a group the command names its bot: «/start@vekha_bot».
    const auto command = words.substr(0, std::min(end, words.find('@')));
    const auto rest = trimmed(words.substr(end));
    if (command == "/start" && !rest.empty() && rest.size() <= update_limits::start_bytes) {
        update.start = rest;
        update.words.clear();
    } else if (command == "/start" || command == "/help") {
        update.words = "Помощь";
    }
}

std::string_view bare_code(std::string_view words) {
    const auto code = trimmed(words);
    const bool plain = std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
    return plain && code.size() == code_characters ? code : std::string_view{};
}

void keep_update(Updates& into, Update update) {
    cut(update.words, update_limits::words_bytes);
    if (update.files.size() > update_limits::files) update.files.resize(update_limits::files);
    into.updates.push_back(std::move(update));
}

}  // namespace vekha
