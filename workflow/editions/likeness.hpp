// How much two titles say the same. Words are compared by their beginnings and by slips of the pen, so that
// another case or a misprint is the same word; a word that few rows have weighs more than one that all have.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::editions {

/// The words of one title, folded.
struct TitleWord {
    std::u32string letters;
    std::string start;    ///< the first letters: words that are alike mostly share them
    bool digits = false;  ///< a number that is no year: «№ 2»
};
using Title = std::vector<TitleWord>;

/// At most title_words words; years are one word whatever the year.
Title title_of(std::string_view text);

/// How many titles have a word with this start.
class WordCounts {
  public:
    void add(const Title& title);
    double weight(const TitleWord& word) const;
    std::size_t count(const TitleWord& word) const;

  private:
    std::map<std::string, std::size_t, std::less<>> counts_;
    std::size_t titles_ = 0;
};

struct Likeness {
    double share = 0;             ///< of both titles' weight that stands in both, 0 … 1
    double first_in = 0;          ///< of the first title's weight that stands in the second
    double second_in = 0;         ///< the other way
    bool numbers_differ = false;  ///< «заседание № 1» and «заседание № 2»
};

Likeness likeness(const Title& first, const Title& second, const WordCounts& counts);

/// Whether both are one word: equal, another ending, or a slip of one letter (two in a long word).
bool alike(const TitleWord& first, const TitleWord& second);

inline constexpr std::size_t title_words = 64;  ///< of a title are compared, the rest adds nothing

}  // namespace vekha::editions
