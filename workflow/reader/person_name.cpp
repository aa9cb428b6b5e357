#include "workflow/reader/person_name.hpp"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t fewest_words = 2, most_words = 5;
constexpr std::size_t surname_letters = 40;  // of a login
constexpr std::size_t initials_most = 2;
constexpr int tries_most = 100'000;  // namesakes

/// Runs of letters; a hyphen between letters stays.
std::vector<std::u32string> name_words(std::u32string_view text) {
    std::vector<std::u32string> words(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool letter = u_isalpha(static_cast<UChar32>(text[i])) != 0;
        const bool joins = text[i] == U'-' && !words.back().empty() && i + 1 < text.size() &&
                           u_isalpha(static_cast<UChar32>(text[i + 1])) != 0;
        if (letter || joins)
            words.back() += text[i];
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// Where the surname stands: past initials, else first, else after a name with a patronymic.
std::size_t surname_place(const std::vector<std::u32string>& words) {
    const auto longer = std::find_if(words.begin(), words.end(), [](const auto& w) { return w.size() > 1; });
    if (longer == words.end()) return 0;
    const auto first = static_cast<std::size_t>(longer - words.begin());
    const bool turned =
        first == 0 && words.size() == 3 && is_patronymic(words[1]) && !is_patronymic(words[2]);
    return turned ? 2 : first;
}

constexpr std::u32string_view cyrillic = U"абвгдежзийклмнопрстуфхцчшщъыьэюя";
constexpr std::array<std::string_view, 32> latin{
    "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "i",    "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "iu", "ia"};

bool given_fits(const std::string& left, const std::string& right) {
    const auto a = decode(left), b = decode(right);
    if (a.size() == 1 || b.size() == 1) return a.front() == b.front();
    return a == b;
}

}  // namespace

NameParts name_parts(std::string_view name) {
    const auto words = name_words(decode(fold(name)));
    NameParts parts;
    if (words.empty()) return parts;
    const auto at = surname_place(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i == at)
            parts.surname = encode(words[i]);
        else
            parts.given.push_back(encode(words[i]));
    }
    return parts;
}

bool looks_like_name(std::string_view text) {
    const auto letters = decode(squeeze(text));
    const bool plain = std::all_of(letters.begin(), letters.end(), [](char32_t c) {
        return u_isalpha(static_cast<UChar32>(c)) != 0 || c == U'.' || c == U'-' || c == U' ' || c == U'(' ||
               c == U')' || c == U'ʼ' || c == U'\'';
    });
    const auto words = name_words(letters);
    return plain && words.size() >= fewest_words && words.size() <= most_words &&
           std::all_of(words.begin(), words.end(),
                       [](const auto& word) { return u_isupper(static_cast<UChar32>(word.front())) != 0; });
}

bool same_name(std::string_view left, std::string_view right) {
    const auto a = name_parts(left), b = name_parts(right);
    return !a.surname.empty() && a.surname == b.surname && a.given == b.given;
}

bool may_be_same_name(std::string_view left, std::string_view right) {
    const auto a = name_parts(left), b = name_parts(right);
    if (a.surname.empty() || a.surname != b.surname) return false;
    const auto both = std::min(a.given.size(), b.given.size());
    return std::equal(a.given.begin(), a.given.begin() + static_cast<std::ptrdiff_t>(both), b.given.begin(),
                      given_fits);
}

std::string transliterated(std::string_view text) {
    std::string out;
    for (const char32_t c : decode(fold(text))) {
        if (c < 128) {
            if (u_isalnum(static_cast<UChar32>(c)) != 0 || c == U'-') out += static_cast<char>(c);
        } else if (const auto at = cyrillic.find(c); at != std::u32string_view::npos) {
            out += latin[at];
        }
    }
    return out;
}

std::string login_for(std::string_view name, const std::function<bool(const std::string&)>& taken) {
    const auto parts = name_parts(name);
    std::string surname = transliterated(parts.surname).substr(0, surname_letters);
    if (surname.empty()) return {};
    std::string made = surname;
    std::size_t initials = 0;
    for (const auto& given : parts.given) {
        if (initials == initials_most || (initials > 0 && !taken(made))) break;
        const auto letter = transliterated(encode(decode(given).substr(0, 1)));
        if (letter.empty()) continue;
        made += (initials++ == 0 ? "." : "") + letter;
    }
    if (!taken(made)) return made;
    for (int number = 2; number < tries_most; ++number)
        if (auto next = made + std::to_string(number); !taken(next)) return next;
    return {};
}

}  // namespace vekha::reading
