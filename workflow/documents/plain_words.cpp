#include "workflow/documents/plain_words.hpp"

#include <algorithm>
#include <cstddef>

namespace vekha {
namespace {

constexpr std::string_view blanks = " \t\n\r";
constexpr std::string_view soft_hyphen = "\xC2\xAD", no_break_space = "\xC2\xA0";

}  // namespace

std::string plain_words(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == 0xC2 && text.substr(i).starts_with(soft_hyphen)) {
            ++i;
            continue;
        }
        out += c < 0x20 || c == 0x7F ? ' ' : text[i];
    }
    return out;
}

void trim_blanks(std::string& text) {
    const auto last = text.find_last_not_of(blanks);
    text.resize(last == std::string::npos ? 0 : last + 1);
    text.erase(0, text.find_first_not_of(blanks));
}

void trim_but_tabs_before(std::string& text) {
    const auto words = std::min(text.find_first_not_of(blanks), text.size());
    const auto tabs = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(words), '\t');
    trim_blanks(text);
    if (!text.empty()) text.insert(0, static_cast<std::size_t>(tabs), '\t');
}

bool is_blank(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with(no_break_space)) {
            ++i;
            continue;
        }
        if (blanks.find(text[i]) == std::string_view::npos) return false;
    }
    return true;
}

}  // namespace vekha
