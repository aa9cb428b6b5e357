#include "workflow/documents/utf8.hpp"

#include <cstdint>

namespace vekha {
namespace {

// Bytes of the character that starts at `at`; 0 where it is broken.
std::size_t character_length(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) -> std::uint32_t { return static_cast<unsigned char>(bytes[i]); };
    const std::uint32_t lead = byte(at);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || at + length > bytes.size()) return 0;
    std::uint32_t point = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
        point = (point << 6U) | (byte(at + i) & 0x3FU);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    return overlong || surrogate || point > 0x10FFFF ? 0 : length;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
    return text.empty() ? 0 : character_length(text, 0);
}

Result<void> check_utf8(std::string_view bytes) {
    std::size_t line = 1, line_start = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const bool ascii = static_cast<unsigned char>(bytes[at]) < 0x80;  // most of any markup
        const std::size_t length = ascii ? 1 : character_length(bytes, at);
        if (length == 0)
            return failure(Fault::unreadable, "Это не текст в кодировке UTF-8",
                           "строка " + std::to_string(line) + ", байт " + std::to_string(at - line_start + 1),
                           "Сохраните файл как текст UTF-8");
        if (bytes[at] == '\n') {
            ++line;
            line_start = at + 1;
        }
        at += length;
    }
    return {};
}

}  // namespace vekha
