#include "workflow/documents/html_labels.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "workflow/documents/ascii.hpp"

namespace vekha {
namespace {

constexpr int letters = 26;
constexpr int most_roman = 3999;

std::string in_letters(int number) {
    std::string out;
    for (; number > 0; number = (number - 1) / letters)
        out.insert(out.begin(), static_cast<char>('a' + (number - 1) % letters));
    return out;
}

std::string in_roman(int number) {
    constexpr std::array<std::pair<int, std::string_view>, 13> digits{{{1000, "m"},
                                                                       {900, "cm"},
                                                                       {500, "d"},
                                                                       {400, "cd"},
                                                                       {100, "c"},
                                                                       {90, "xc"},
                                                                       {50, "l"},
                                                                       {40, "xl"},
                                                                       {10, "x"},
                                                                       {9, "ix"},
                                                                       {5, "v"},
                                                                       {4, "iv"},
                                                                       {1, "i"}}};
    std::string out;
    for (const auto& [value, digit] : digits)
        for (; number >= value; number -= value) out += digit;
    return out;
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

}  // namespace

std::string counted_label(int number, char type) {
    const bool letter = (type == 'a' || type == 'A') && number > 0;
    const bool roman = (type == 'i' || type == 'I') && number > 0 && number <= most_roman;
    const std::string out = letter ? in_letters(number) : roman ? in_roman(number) : std::to_string(number);
    return type == 'A' || type == 'I' ? upper(out) : out;
}

bool has_own_label(std::string_view words, std::string_view label) {
    constexpr std::array<std::string_view, 8> marks{"-", "–", "—", "•", "·", "*", "✓", "▪"};
    if (label == "•" &&
        std::any_of(marks.begin(), marks.end(), [&](auto mark) { return words.starts_with(mark); }))
        return true;
    const std::string_view number = label.substr(0, label.find_last_not_of('.') + 1);
    return label != "•" && words.starts_with(number) && words.size() > number.size() &&
           (words[number.size()] == '.' || words[number.size()] == ')');
}

}  // namespace vekha
