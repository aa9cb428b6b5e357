// Numbers as lists print them: 3, III, в.
#pragma once

#include <string>
#include <string_view>

namespace vekha {

enum class Numerals {
    none,
    decimal,
    decimal_zero,  ///< 01, 02 … 10
    roman_upper,
    roman_lower,
    latin_upper,
    latin_lower,
    russian_upper,  ///< without ё, й, ъ, ь
    russian_lower,
    bullet,
};

/// Empty for none and bullet. Letters past the last of the alphabet are doubled («аа», «бб»), as Word prints
/// them; what letters and Roman numerals can't print (zero, thousands) is decimal.
std::string numeral(Numerals numerals, int number);

/// A list's bullet as text: a glyph that only a symbol font knows is «•»; dashes and letters stay.
std::string bullet_text(std::string_view glyph);

/// A character of a symbol font (Symbol, Wingdings …), by its code U+F020–U+F0FF or 0x20–0xFF, as text; «•»
/// for one without a likeness.
std::string symbol_text(std::string_view font, unsigned code);

}  // namespace vekha
