#include "workflow/reader/names.hpp"

#include <algorithm>
#include <vector>

#include <unicode/uchar.h>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/party_words.hpp"

namespace vekha::reading {
namespace {

struct NameWord {
    std::size_t begin = 0, end = 0;  // bytes
    std::u32string text;
    bool initial = false;    // «Т.»
    bool near_next = false;  // only spaces and dots before the next word
};

bool upper(char32_t c) {
    return u_isupper(static_cast<UChar32>(c)) != 0;
}
bool lower(char32_t c) {
    return u_islower(static_cast<UChar32>(c)) != 0;
}

std::size_t byte_count(char32_t c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

std::vector<NameWord> name_words(std::string_view text, std::size_t from) {
    std::vector<NameWord> words;
    const std::u32string points = decode(text.substr(from));
    std::size_t byte = from;
    for (std::size_t i = 0; i < points.size();) {
        const bool letter = u_isalpha(static_cast<UChar32>(points[i])) != 0;
        if (!letter) {
            if (points[i] != U' ' && points[i] != U'.' && points[i] != U'\n' && points[i] != 0xA0 &&
                !words.empty())
                words.back().near_next = false;
            byte += byte_count(points[i++]);
            continue;
        }
        NameWord word;
        word.begin = byte;
        while (i < points.size() && (u_isalpha(static_cast<UChar32>(points[i])) != 0 ||
                                     (points[i] == U'-' && i + 1 < points.size() && upper(points[i + 1])))) {
            word.text += points[i];
            byte += byte_count(points[i++]);
        }
        word.end = byte;
        const bool dot = i < points.size() && points[i] == U'.';
        // «Ветрова А.П» with its last dot left out.
        const bool second = !words.empty() && words.back().initial && words.back().end == word.begin;
        word.initial = word.text.size() == 1 && upper(word.text[0]) && (dot || second);
        if (word.initial && dot) word.end = byte + 1;
        word.near_next = true;
        words.push_back(std::move(word));
    }
    return words;
}

bool is_surname(const NameWord& word) {
    if (word.text.size() < 3 || !upper(word.text[0])) return false;
    // «А.В. ЛЕСНОЙ» under a stamp.
    constexpr std::size_t shortest_in_capitals = 4;
    if (word.text.size() >= shortest_in_capitals && std::all_of(word.text.begin(), word.text.end(), upper))
        return !is_body_abbreviation(encode(word.text));
    return std::all_of(word.text.begin() + 1, word.text.end(),
                       [](char32_t c) { return lower(c) || c == U'-' || upper(c); }) &&
           lower(word.text.back());
}

bool memorial(std::string_view before) {
    const std::string folded = fold(before);
    const std::string_view body = trim(folded);
    return body.ends_with(" им.") || body.ends_with(" имени") || body.ends_with("(им.") || body == "им.";
}

// «Директор А.П. Ветрова»: the initials are of the surname after them; but «Ветрова А.П. Лесной И.К.».
bool initials_of_next(const std::vector<NameWord>& words, std::size_t i) {
    if (i + 3 >= words.size() || !words[i + 2].near_next || !is_surname(words[i + 3])) return false;
    if (is_party_noun(fold(encode(words[i + 3].text)))) return false;
    return !(i + 5 < words.size() && words[i + 4].initial && words[i + 5].initial);
}

}  // namespace

std::optional<FoundName> find_name(std::string_view text, std::size_t from) {
    const auto words = name_words(text, from);
    const auto made = [&](std::size_t first, std::size_t last) {
        FoundName name{words[first].begin, words[last].end, {}};
        name.text = squeeze(text.substr(name.begin, name.end - name.begin));
        return name;
    };
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        if (!words[i].near_next || !words[i + 1].near_next) continue;
        if (words[i].initial && words[i + 1].initial && is_surname(words[i + 2])) return made(i, i + 2);
        const bool surname_first = is_surname(words[i]) && words[i + 1].initial && words[i + 2].initial;
        if (surname_first && !initials_of_next(words, i)) return made(i, i + 2);
        const bool three = lower(words[i].text.back()) && is_surname(words[i]) && is_surname(words[i + 1]) &&
                           is_surname(words[i + 2]);
        // «Ветрова Мария Петровна», «Мария Петровна Ветрова».
        if (three && (is_patronymic(words[i + 2].text) || is_patronymic(words[i + 1].text)))
            return made(i, i + 2);
    }
    return std::nullopt;
}

std::optional<FoundName> find_person(std::string_view text, std::size_t from) {
    for (auto name = find_name(text, from); name; name = find_name(text, name->end))
        if (!memorial(text.substr(0, name->begin))) return name;
    return std::nullopt;
}

}  // namespace vekha::reading
