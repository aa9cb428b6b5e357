#include "workflow/documents/numerals.hpp"

#include <algorithm>
#include <array>

namespace vekha {
namespace {

constexpr std::string_view latin_upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                           latin_lower = "abcdefghijklmnopqrstuvwxyz",
                           russian_upper = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
                           russian_lower = "абвгдежзиклмнопрстуфхцчшщыэюя";
constexpr int most_doubled = 8;  // «аааааааа» is 232 items on

// A letter takes `bytes` bytes of the alphabet.
std::string letter(std::string_view alphabet, std::size_t bytes, int number) {
    const int letters = static_cast<int>(alphabet.size() / bytes);
    const int times = (number - 1) / letters + 1;
    if (number < 1 || times > most_doubled) return std::to_string(number);
    const auto at = static_cast<std::size_t>((number - 1) % letters) * bytes;
    std::string out;
    for (int i = 0; i < times; ++i) out += alphabet.substr(at, bytes);
    return out;
}

std::string roman(int number, bool upper) {
    struct Part {
        int value;
        std::string_view upper, lower;
    };
    constexpr std::array<Part, 13> parts{{{1000, "M", "m"},
                                          {900, "CM", "cm"},
                                          {500, "D", "d"},
                                          {400, "CD", "cd"},
                                          {100, "C", "c"},
                                          {90, "XC", "xc"},
                                          {50, "L", "l"},
                                          {40, "XL", "xl"},
                                          {10, "X", "x"},
                                          {9, "IX", "ix"},
                                          {5, "V", "v"},
                                          {4, "IV", "iv"},
                                          {1, "I", "i"}}};
    if (number < 1 || number > 3999) return std::to_string(number);
    std::string out;
    for (const Part& part : parts)
        for (; number >= part.value; number -= part.value) out += upper ? part.upper : part.lower;
    return out;
}

struct Symbol {
    unsigned code;
    std::string_view text;
};
// Ticks, crosses and boxes: what plans mark their columns with.
constexpr std::array<Symbol, 10> wingdings{{{0x6F, "☐"},
                                            {0x71, "☐"},
                                            {0x72, "☐"},
                                            {0x78, "☒"},
                                            {0xA8, "☐"},
                                            {0xFB, "✗"},
                                            {0xFC, "✓"},
                                            {0xFD, "☒"},
                                            {0xFE, "☑"},
                                            {0x2D, "-"}}};
constexpr std::array<Symbol, 8> symbol_font{
    {{0x2D, "−"}, {0xA3, "≤"}, {0xB0, "°"}, {0xB1, "±"}, {0xB3, "≥"}, {0xB4, "×"}, {0xB9, "≠"}, {0xD6, "√"}}};

template <std::size_t n>
std::string_view find(const std::array<Symbol, n>& symbols, unsigned code) {
    const auto at =
        std::find_if(symbols.begin(), symbols.end(), [&](const Symbol& s) { return s.code == code; });
    return at == symbols.end() ? std::string_view() : at->text;
}

}  // namespace

std::string numeral(Numerals numerals, int number) {
    switch (numerals) {
        case Numerals::none:
        case Numerals::bullet:
            return {};
        case Numerals::decimal:
            return std::to_string(number);
        case Numerals::decimal_zero:
            return number >= 0 && number < 10 ? "0" + std::to_string(number) : std::to_string(number);
        case Numerals::roman_upper:
            return roman(number, true);
        case Numerals::roman_lower:
            return roman(number, false);
        case Numerals::latin_upper:
            return letter(latin_upper, 1, number);
        case Numerals::latin_lower:
            return letter(latin_lower, 1, number);
        case Numerals::russian_upper:
            return letter(russian_upper, 2, number);
        case Numerals::russian_lower:
            return letter(russian_lower, 2, number);
    }
    return {};
}

std::string bullet_text(std::string_view glyph) {
    if (glyph.empty() || glyph == " ") return {};
    // U+E000–U+F8FF are three bytes that begin with EE or EF 80–A3; «o» is how Courier New draws a circle.
    const auto lead = static_cast<unsigned char>(glyph[0]);
    const bool private_use =
        lead == 0xEE || (lead == 0xEF && glyph.size() > 1 && static_cast<unsigned char>(glyph[1]) < 0xA4);
    return private_use || glyph == "o" ? "•" : std::string(glyph);
}

std::string symbol_text(std::string_view font, unsigned code) {
    if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
    if (code > 0xFF) return "•";
    const bool symbol = font == "Symbol";
    const std::string_view known = symbol ? find(symbol_font, code) : find(wingdings, code);
    if (!known.empty()) return std::string(known);
    const bool punctuation = code >= 0x20 && code < 0x40;  // digits too: the same in Symbol as anywhere
    return symbol && punctuation ? std::string(1, static_cast<char>(code)) : "•";
}

}  // namespace vekha
