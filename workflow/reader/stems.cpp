#include "workflow/reader/stems.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include <libstemmer.h>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/party_words.hpp"

namespace vekha::reading {
namespace {

using namespace std::literals;

constexpr std::size_t longest_word = 200;  // bytes; what is longer is no word to stem

struct StemmerDeleter {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// A stemmer keeps the word that it works on, so each thread has its own.
sb_stemmer* russian() {
    thread_local const std::unique_ptr<sb_stemmer, StemmerDeleter> stemmer{
        sb_stemmer_new("russian", "UTF_8")};
    return stemmer.get();
}

struct KeyWord {
    std::string printed;
    std::string folded;
    bool fixed = false;  ///< no case changes it: a person's name, a quoted one
};

bool has_digit(std::string_view word) {
    return word.find_first_of("0123456789") != std::string_view::npos;
}

// «КДНиЗП», «ОО»: two capitals or more.
bool is_abbreviation(std::string_view word) {
    const std::u32string letters = decode(word);
    return std::count_if(letters.begin(), letters.end(),
                         [](char32_t c) {
                             const std::string one = encode(std::u32string_view(&c, 1));
                             return starts_upper(one);
                         }) >= 2 &&
           word.find('-') == std::string_view::npos;
}

// Stems of «Ветров» and «Ветрова» may meet; these endings keep persons apart.
bool may_be_surname(const KeyWord& word) {
    constexpr std::array endings{"ов"sv,   "ев"sv,   "ин"sv,   "ын"sv,   "ова"sv,  "ева"sv,  "ина"sv,
                                 "ына"sv,  "ову"sv,  "еву"sv,  "ину"sv,  "ыну"sv,  "овой"sv, "евой"sv,
                                 "иной"sv, "ыной"sv, "овым"sv, "евым"sv, "иным"sv, "ыным"sv};
    return starts_upper(word.printed) && !party_noun(word.folded) &&
           std::any_of(endings.begin(), endings.end(), [&](auto e) { return word.folded.ends_with(e); });
}

void add_words(std::string_view text, std::vector<KeyWord>& words) {
    bool quoted = false;
    std::string word;
    const auto close = [&] {
        const std::string_view body = trim(word, "-");
        if (!body.empty()) words.push_back({std::string(body), fold(body), quoted});
        word.clear();
    };
    const std::u32string points = decode(text);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::string sign = encode(points.substr(i, 1));
        const std::string folded = fold(sign);
        if (letter_count(sign) > 0 || starts_digit(sign)) {
            word += sign;
        } else if (folded == "-") {
            // «учителя – предметники» is «учителя-предметники».
            if (word.empty() && !words.empty() && !words.back().fixed && !quoted) {
                word = std::move(words.back().printed);
                words.pop_back();
            }
            word += '-';
        } else if (word.ends_with('-') && folded.empty()) {
            continue;
        } else {
            close();
            if (points[i] == U'«' || points[i] == U'„') {
                quoted = true;
            } else if (points[i] == U'»' || points[i] == U'”') {
                quoted = false;
            } else if (folded == "\"") {
                quoted = !quoted;
            }
        }
    }
    close();
}

std::vector<KeyWord> key_words(std::string_view party) {
    std::vector<KeyWord> words;
    std::size_t from = 0;
    for (auto name = find_name(party, 0); name; name = find_name(party, from)) {
        add_words(party.substr(from, name->begin - from), words);
        auto parts = reading::words(fold(name->text));
        // «А.П. Ветрова» is «Ветрова А.П.».
        std::stable_partition(parts.begin(), parts.end(),
                              [](const auto& part) { return letter_count(part) > 1; });
        for (auto& part : parts) words.push_back({part, part, true});
        from = name->end;
    }
    add_words(party.substr(from), words);
    return words;
}

std::string stems_of(std::string_view folded) {
    std::string out;
    while (true) {
        const auto dash = folded.find('-');
        const std::string_view part = folded.substr(0, dash);
        const auto noun = party_noun(part);
        out += noun ? std::string(noun->stem) : stem(part);
        if (dash == std::string_view::npos) return out;
        out += '-';
        folded.remove_prefix(dash + 1);
    }
}

// «рабочей группы», «муниципального центра»: the word before says that the form is of one.
bool of_one(const std::vector<KeyWord>& words, std::size_t at) {
    if (at == 0) return false;
    const std::string& before = words[at - 1].folded;
    constexpr std::array endings{"ого"sv, "его"sv, "ой"sv, "ей"sv};
    return std::any_of(endings.begin(), endings.end(), [&](auto e) { return before.ends_with(e); });
}

}  // namespace

std::string stem(std::string_view word) {
    sb_stemmer* const stemmer = russian();
    if (stemmer == nullptr || word.empty() || word.size() > longest_word) return std::string(word);
    const auto* stemmed = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
    if (stemmed == nullptr) return std::string(word);
    return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

std::string party_key(std::string_view party) {
    const auto words = key_words(party);
    const bool has_noun = std::any_of(words.begin(), words.end(),
                                      [](const KeyWord& w) { return party_noun(w.folded).has_value(); });
    std::string key;
    bool head = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const KeyWord& word = words[i];
        const auto noun = party_noun(word.folded);
        const bool as_printed = word.fixed || has_digit(word.printed) || is_abbreviation(word.printed) ||
                                ((i > 0 || !has_noun) && may_be_surname(word));
        if (!key.empty()) key += ' ';
        key += as_printed ? word.folded : stems_of(word.folded);
        if (noun && head && !word.fixed) {
            head = false;
            if (noun->plural && !(noun->genitive && of_one(words, i))) key += '*';
        }
    }
    return key;
}

}  // namespace vekha::reading
