#include "workflow/reader/numbering.hpp"

#include <array>
#include <cctype>

#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_part = 3;  // digits; four are a year

// Length of «1.2.3» at the start; 0 for none. Each part has at most three digits.
std::size_t number_length(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t digits = i;
        while (digits < text.size() && std::isdigit(static_cast<unsigned char>(text[digits]))) ++digits;
        if (digits == i || digits - i > longest_part) return end;
        end = digits;
        if (digits >= text.size() || text[digits] != '.') return end;
        i = digits + 1;
    }
    return end;
}

std::size_t roman_length(std::string_view text) {
    constexpr std::array<std::string_view, 7> letters{"I", "V", "X", "І", "Х", "V", "Ⅰ"};
    std::size_t at = 0;
    for (bool more = true; more;) {
        more = false;
        for (const auto letter : letters)
            if (text.substr(at).starts_with(letter)) {
                at += letter.size();
                more = true;
                break;
            }
    }
    return at;
}

std::string_view without_sign(std::string_view text) {
    text = trim(text, ".");
    if (text.starts_with("№")) text = trim(text.substr(std::string_view("№").size()), ".");
    return text;
}

}  // namespace

std::optional<std::string> row_number(std::string_view text) {
    text = without_sign(text);
    const std::size_t length = number_length(text);
    if (length == 0) return std::nullopt;
    const std::string_view rest = trim(text.substr(length), ".)");
    if (!rest.empty()) return std::nullopt;
    return std::string(text.substr(0, length));
}

std::optional<std::string> row_label(std::string_view text) {
    if (auto number = row_number(text)) return number;
    text = trim(text);
    for (const std::string_view word : {"п.", "П.", "пункт ", "Пункт "})
        if (text.starts_with(word)) return row_number(text.substr(word.size()));
    // One letter, closed: «а)», «б.».
    const std::string_view letter = trim(text, ".)");
    const bool closed = letter.size() < text.size();
    if (closed && letter_count(letter) == 1 && letter.size() == std::string_view("а").size() &&
        !is_roman_number(letter))
        return std::string(letter);
    return std::nullopt;
}

bool is_roman_number(std::string_view text) {
    text = trim(text, ".)");
    const std::size_t length = roman_length(text);
    return length > 0 && length == text.size();
}

Numbered split_number(std::string_view text) {
    const std::string_view body = trim(text);
    const std::size_t length = number_length(body);
    std::string_view rest = body.substr(length);
    const bool closed = rest.starts_with('.') || rest.starts_with(')');
    if (closed) rest.remove_prefix(1);
    const bool dotted = body.substr(0, length).find('.') != std::string_view::npos;
    // «1.Title» and «1.2 Title» are numbers; «100 участников» is none.
    if (length == 0 || (!closed && !(dotted && rest.starts_with(' '))) || trim(rest).empty() ||
        starts_digit(rest))
        return {{}, std::string(body)};
    for (auto line = rest.find('\n'); line != std::string_view::npos; line = rest.find('\n', line + 1)) {
        const std::string_view next = trim(rest.substr(line + 1));
        const std::size_t digits = number_length(next);
        if (digits > 0 && next.substr(digits).find_first_of(".)") == 0) return {{}, std::string(body)};
    }
    return {std::string(body.substr(0, length)), std::string(trim(rest))};
}

std::string heading_text(std::string_view text) {
    std::string_view body = trim(text);
    const std::string folded = fold(body);
    for (const std::string_view word : {"раздел", "блок", "модуль", "направление", "этап", "задача"}) {
        if (!folded.starts_with(word)) continue;
        const std::string_view after = without_sign(body.substr(word.size()));
        const std::size_t number = std::max(number_length(after), roman_length(after));
        if (number == 0) break;
        const std::string_view rest = trim(after.substr(number), ".):- ");
        return std::string(rest.empty() ? body : rest);
    }
    const std::size_t roman = roman_length(body);
    if (roman > 0 && (body.substr(roman).starts_with('.') || body.substr(roman).starts_with(')') ||
                      body.substr(roman).starts_with(' '))) {
        const std::string_view rest = trim(body.substr(roman), ".) ");
        const std::string lower = fold(rest);
        if (!rest.empty() && !lower.starts_with("квартал") && !lower.starts_with("полугоди") &&
            !lower.starts_with("четверт"))
            return std::string(rest);
    }
    return split_number(body).rest;
}

}  // namespace vekha::reading
