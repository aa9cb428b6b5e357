#include "workflow/reader/deadline_lookalikes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "workflow/reader/deadline_numbers.hpp"

namespace vekha::reading {
namespace {

constexpr std::array<std::pair<char32_t, char32_t>, 12> latin_twins{{{U'a', U'а'},
                                                                     {U'b', U'в'},
                                                                     {U'c', U'с'},
                                                                     {U'e', U'е'},
                                                                     {U'h', U'н'},
                                                                     {U'k', U'к'},
                                                                     {U'm', U'м'},
                                                                     {U'o', U'о'},
                                                                     {U'p', U'р'},
                                                                     {U't', U'т'},
                                                                     {U'x', U'х'},
                                                                     {U'y', U'у'}}};

char32_t cyrillic_twin(char32_t c) {
    for (const auto& [latin, cyrillic] : latin_twins)
        if (c == latin) return cyrillic;
    return 0;
}

char32_t digit_twin(char32_t c) {
    if (c == U'о' || c == U'o') return U'0';
    if (c == U'з') return U'3';
    if (c == U'l' || c == U'i' || c == U'і') return U'1';
    return 0;
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_latin(char32_t c) {
    return c >= U'a' && c <= U'z';
}
bool is_letter(char32_t c) {
    return is_latin(c) || (c >= U'а' && c <= U'я') || c == U'і';
}

using Run = std::u32string::iterator;

// A run of letters with Latin twins only, no Roman number.
void to_cyrillic(Run begin, Run end) {
    const std::u32string word(begin, end);
    if (roman(word) || roman_lookalike(word)) return;
    if (std::all_of(begin, end, [](char32_t c) { return !is_latin(c) || cyrillic_twin(c) != 0; }))
        for (; begin != end; ++begin)
            if (is_latin(*begin)) *begin = cyrillic_twin(*begin);
}

// A run of two or four digits and twins of digits: a day, a month, a year.
bool to_digits(Run begin, Run end) {
    const auto size = end - begin;
    if ((size != 2 && size != 4) || std::none_of(begin, end, is_digit)) return false;
    if (!std::all_of(begin, end, [](char32_t c) { return is_digit(c) || digit_twin(c) != 0; })) return false;
    for (; begin != end; ++begin)
        if (!is_digit(*begin)) *begin = digit_twin(*begin);
    return true;
}

}  // namespace

std::u32string without_lookalikes(std::u32string text, std::vector<bool>& mended) {
    mended.assign(text.size(), false);
    for (auto at = text.begin(); at != text.end();) {
        if (!is_digit(*at) && !is_letter(*at)) {
            ++at;
            continue;
        }
        const auto end =
            std::find_if(at, text.end(), [](char32_t c) { return !is_digit(c) && !is_letter(c); });
        if (std::any_of(at, end, is_digit)) {
            const bool letters = std::any_of(at, end, is_letter);
            if (letters && to_digits(at, end))
                std::fill(mended.begin() + (at - text.begin()), mended.begin() + (end - text.begin()), true);
        }
        for (auto from = at; from != end;) {
            const auto to = std::find_if(from, end, is_digit);
            to_cyrillic(from, to);
            from = std::find_if(to, end, is_letter);
        }
        at = end;
    }
    return text;
}

}  // namespace vekha::reading
