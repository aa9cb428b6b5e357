// Numbers in words, in Roman letters, and the endings that printed numbers carry.
#pragma once

#include <optional>
#include <string_view>

namespace vekha::reading {

struct NumberWord {
    std::string_view stem;
    int value = 0;
    bool ordinal = false;
    bool whole = false;  ///< the stem is the whole word
};

/// «два», «десяти», «третий»; `word` is folded.
std::optional<NumberWord> number_word(std::string_view word);
/// I to XII in Latin letters or the Cyrillic ones that look like them («ІІІ», «ІХ»).
std::optional<int> roman(std::u32string_view word);
/// What typists put for a Roman number and what is a number only before «квартал» and the like: «Ш», «П»,
/// «IУ».
std::optional<int> roman_lookalike(std::u32string_view word);
/// The ending of a printed number: «3-я», «2-х», «20го».
bool is_number_suffix(std::string_view word);
/// The length that an adjective of a term names: «десятидневный», «двухнедельный»; the rest of the word
/// begins at `unit`.
struct Compound {
    int count = 0;
    std::string_view unit;  ///< «дневный»
};
std::optional<Compound> compound_length(std::string_view word);

}  // namespace vekha::reading
