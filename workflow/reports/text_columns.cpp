#include "workflow/reports/text_columns.hpp"

namespace vekha {

std::size_t width(std::string_view text) {
    std::size_t characters = 0;
    for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return characters;
}

std::string padded(std::string text, std::size_t to) {
    const std::size_t have = width(text);
    if (have < to) text.append(to - have, ' ');
    return text;
}

}  // namespace vekha
