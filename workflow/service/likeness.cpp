#include "workflow/service/likeness.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace vekha {
namespace {

/// A surname shorter than this is compared letter by letter: its stem would say too little.
constexpr int stemmed_surname_letters = 4;
/// Past these, a party's words are no name to compare.
constexpr std::size_t compared_bytes = 2'000;

constexpr std::array<std::string_view, 10> empty_words{"и", "в",  "во", "по",  "на",
                                                       "с", "со", "за", "при", "для"};

struct FoldedWord {
    std::string text;
    int letters = 0;
};

/// Words of letters and digits, folded, in order.
std::vector<FoldedWord> folded_words(std::string_view text) {
    text = text.substr(0, compared_bytes);
    auto wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    wide.foldCase();
    std::vector<FoldedWord> words;
    icu::UnicodeString word;
    const auto end = [&] {
        if (word.isEmpty()) return;
        FoldedWord made;
        made.letters = word.countChar32();
        word.toUTF8String(made.text);
        words.push_back(std::move(made));
        word.remove();
    };
    for (int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
        const UChar32 letter = wide.char32At(at);
        if (u_isalnum(letter))
            word.append(letter == U'ё' ? UChar32{U'е'} : letter);
        else
            end();
    }
    end();
    return words;
}

std::string stem(std::string_view word) {
    struct Closer {
        void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
    };
    // A stemmer serves one thread at a time.
    thread_local const std::unique_ptr<sb_stemmer, Closer> russian(sb_stemmer_new("russian", "UTF_8"));
    if (!russian) return std::string(word);
    const auto* made = sb_stemmer_stem(russian.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                       static_cast<int>(word.size()));
    if (made == nullptr) return std::string(word);
    return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(sb_stemmer_length(russian.get()))};
}

bool same_surname(const FoldedWord& one, const FoldedWord& other) {
    if (one.letters < 2 || other.letters < 2) return false;
    if (one.text == other.text) return true;
    return std::min(one.letters, other.letters) >= stemmed_surname_letters &&
           stem(one.text) == stem(other.text);
}

/// Given names: equal, or one is the other's initial.
bool agree(const FoldedWord& one, const FoldedWord& other) {
    if (one.letters == 1) return other.text.starts_with(one.text);
    if (other.letters == 1) return one.text.starts_with(other.text);
    return one.text == other.text;
}

bool rest_agrees(const std::vector<FoldedWord>& one, std::size_t without_one,
                 const std::vector<FoldedWord>& other, std::size_t without_other) {
    std::size_t i = 0;
    std::size_t j = 0;
    int met = 0;
    for (;; ++i, ++j) {
        if (i == without_one) ++i;
        if (j == without_other) ++j;
        if (i >= one.size() || j >= other.size()) break;
        if (!agree(one[i], other[j])) return false;
        ++met;
    }
    return met > 0;
}

}  // namespace

Stems stems_of(std::string_view text) {
    Stems stems;
    for (const auto& word : folded_words(text)) {
        const bool empty = word.letters < 2 && !u_isdigit(static_cast<UChar32>(word.text.front()));
        if (empty || std::find(empty_words.begin(), empty_words.end(), word.text) != empty_words.end())
            continue;
        stems.insert(stem(word.text));
    }
    return stems;
}

bool within(const Stems& part, const Stems& whole) {
    return !part.empty() && std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool same_person(std::string_view one, std::string_view other) {
    const auto mine = folded_words(one);
    const auto theirs = folded_words(other);
    for (std::size_t i = 0; i < mine.size(); ++i)
        for (std::size_t j = 0; j < theirs.size(); ++j)
            if (same_surname(mine[i], theirs[j]) && rest_agrees(mine, i, theirs, j)) return true;
    return false;
}

}  // namespace vekha
