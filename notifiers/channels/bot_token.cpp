#include "notifiers/channels/bot_token.hpp"

#include <algorithm>

namespace vekha {

Result<void> check_telegram_token(const std::string& token) {
    const bool plain = std::all_of(token.begin(), token.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' ||
               c == '_' || c == '-';
    });
    if (token.empty() || !plain)
        return failure(Fault::invalid_input, "Ключ бота Telegram пуст или содержит лишние знаки.", "token",
                       "Возьмите ключ у @BotFather целиком, без пробелов и кавычек.");
    return {};
}

Result<void> check_max_token(const std::string& token) {
    const bool plain = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    if (token.empty() || !plain)
        return failure(Fault::invalid_input, "Ключ бота MAX пуст или содержит лишние знаки.", "token",
                       "Возьмите ключ в настройках бота на business.max.ru целиком, без пробелов и кавычек.");
    return {};
}

}  // namespace vekha
