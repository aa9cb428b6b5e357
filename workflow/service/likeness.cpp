#include "workflow/service/likeness.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/stems.hpp"

namespace vekha {
namespace {

/// A surname shorter than this is compared letter by letter: its stem would say too little.
constexpr std::size_t stemmed_surname_letters = 4;
/// Past these, a party's words are no name to compare.
constexpr std::size_t compared_bytes = 2'000;

constexpr std::array<std::string_view, 10> empty_words{"и", "в",  "во", "по",  "на",
                                                       "с", "со", "за", "при", "для"};

std::vector<std::string> words_of(std::string_view text) {
    return reading::words(reading::fold(text.substr(0, compared_bytes)));
}

std::size_t letters(std::string_view word) {
    return reading::decode(word).size();
}

bool same_surname(const std::string& one, const std::string& other) {
    const auto shorter = std::min(letters(one), letters(other));
    if (shorter < 2) return false;
    return one == other || (shorter >= stemmed_surname_letters && reading::stem(one) == reading::stem(other));
}

/// Given names: equal, or one is the other's initial.
bool agree(const std::string& one, const std::string& other) {
    if (letters(one) == 1) return other.starts_with(one);
    if (letters(other) == 1) return one.starts_with(other);
    return one == other;
}

/// What is left of two names without their surnames: as far as both tell it, it agrees, and one word is told.
bool rest_agrees(std::vector<std::string> one, std::size_t surname_one, std::vector<std::string> other,
                 std::size_t surname_other) {
    one.erase(one.begin() + static_cast<std::ptrdiff_t>(surname_one));
    other.erase(other.begin() + static_cast<std::ptrdiff_t>(surname_other));
    const auto told = std::min(one.size(), other.size());
    for (std::size_t i = 0; i < told; ++i)
        if (!agree(one[i], other[i])) return false;
    return told > 0;
}

}  // namespace

Stems stems_of(std::string_view text) {
    Stems stems;
    for (const auto& word : words_of(text)) {
        const bool number = word.front() >= '0' && word.front() <= '9';
        const bool empty = letters(word) < 2 && !number;
        if (empty || std::find(empty_words.begin(), empty_words.end(), word) != empty_words.end()) continue;
        stems.insert(reading::stem(word));
    }
    return stems;
}

bool within(const Stems& part, const Stems& whole) {
    return !part.empty() && std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool same_person(std::string_view one, std::string_view other) {
    const auto mine = words_of(one);
    const auto theirs = words_of(other);
    for (std::size_t i = 0; i < mine.size(); ++i)
        for (std::size_t j = 0; j < theirs.size(); ++j)
            if (same_surname(mine[i], theirs[j]) && rest_agrees(mine, i, theirs, j)) return true;
    return false;
}

}  // namespace vekha
