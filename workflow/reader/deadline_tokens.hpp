// The words of a deadline cut into tokens: numbers, words (months and weekdays known), marks. No grammar yet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::reading {

struct Token {
    enum class Kind { word, number, mark };
    Kind kind = Kind::mark;
    std::string text;       ///< folded; a mark is one character
    int value = 0;          ///< of a number
    int digits = 0;         ///< how many digits were printed; 0 for a number in words or Roman
    bool ordinal = false;   ///< «3-я», «первая», Roman
    bool glued = false;     ///< no space before it
    int month = 0;          ///< 1 to 12 for the name of a month
    int weekday = 0;        ///< 1 (Monday) to 7
    bool misprint = false;  ///< a month with a slip in its name, a number with letters among its digits
    int roman = 0;  ///< a word that is a Roman number only before «квартал» and the like: «Ш», «П»
    std::string suffix;  ///< the ending of a printed number: «е» of «20-е»
    std::size_t at = 0;  ///< where it begins in the folded phrase, in letters

    bool is(std::string_view word) const { return text == word; }
    bool starts(std::string_view stem) const { return kind == Kind::word && text.starts_with(stem); }
    bool mark(char c) const { return kind == Kind::mark && text.size() == 1 && text[0] == c; }
    bool number() const { return kind == Kind::number; }
};

std::vector<Token> deadline_tokens(std::string_view phrase);

/// The month a word names, 1 to 12, in any case and in the usual abbreviations; 0 for none. `word` is folded.
int month_of(std::string_view word);

}  // namespace vekha::reading
