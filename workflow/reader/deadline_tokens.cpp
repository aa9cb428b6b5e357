#include "workflow/reader/deadline_tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "workflow/reader/deadline_lookalikes.hpp"
#include "workflow/reader/deadline_numbers.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

struct MonthWords {
    std::string_view stem;                   // before the ending
    std::array<std::string_view, 3> shorts;  // abbreviations, without the dot
};

constexpr std::array<MonthWords, 12> months{{
    {"январ", {"янв", "", ""}},
    {"феврал", {"фев", "февр", ""}},
    {"март", {"мар", "", ""}},
    {"апрел", {"апр", "", ""}},
    {"ма", {"", "", ""}},
    {"июн", {"", "", ""}},
    {"июл", {"", "", ""}},
    {"август", {"авг", "", ""}},
    {"сентябр", {"сен", "сент", ""}},
    {"октябр", {"окт", "", ""}},
    {"ноябр", {"ноя", "нояб", ""}},
    {"декабр", {"дек", "", ""}},
}};

constexpr std::array<std::string_view, 10> soft_endings{"", "ь", "я", "ю", "е", "ем", "и", "ей", "ям", "ях"};
constexpr std::array<std::string_view, 9> hard_endings{"", "а", "у", "е", "ом", "ы", "ов", "ам", "ах"};
constexpr std::array<std::string_view, 5> may_endings{"й", "я", "ю", "е", "ем"};

bool has_ending(int month, std::string_view ending) {
    const auto in = [&](const auto& list) {
        return std::find(list.begin(), list.end(), ending) != list.end();
    };
    if (month == 5) return in(may_endings);
    return month == 3 || month == 8 ? in(hard_endings) : in(soft_endings);
}

constexpr std::array<std::string_view, 7> weekday_stems{"понедельник", "вторник", "сред",      "четверг",
                                                        "пятниц",      "суббот",  "воскресень"};

constexpr std::array<std::string_view, 15> weekday_endings{"",  "а",  "ы",  "у",   "е",  "и",  "ой", "ам",
                                                           "я", "ью", "ям", "ами", "ах", "ом", "ов"};

// «среда», «по средам», but not «среди», «средний», «субботник».
int weekday_of(std::string_view word) {
    constexpr std::array<std::string_view, 7> briefs{"пн", "вт", "ср", "чт", "пт", "сб", "вс"};
    if (const auto brief = std::find(briefs.begin(), briefs.end(), word); brief != briefs.end())
        return static_cast<int>(brief - briefs.begin()) + 1;
    for (std::size_t i = 0; i < weekday_stems.size(); ++i) {
        if (!word.starts_with(weekday_stems[i])) continue;
        const std::string_view ending = word.substr(weekday_stems[i].size());
        if (i == 2 && (ending.empty() || ending == "и")) return 0;
        const bool known =
            std::find(weekday_endings.begin(), weekday_endings.end(), ending) != weekday_endings.end();
        return known ? static_cast<int>(i) + 1 : 0;
    }
    return 0;
}

// One slip between two words: a letter wrong, missing, doubled, or two that changed places.
bool one_slip(std::u32string_view a, std::u32string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) ++i;
    if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
    if (i == a.size()) return false;
    if (a.substr(i + 1) == b.substr(i + 1)) return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

struct MonthName {
    std::u32string letters;
    int month = 0;
};

// The names that a slip can be told in: short ones (май, июнь, март) are too near to others.
std::vector<MonthName> long_month_names() {
    constexpr std::size_t shortest_stem = 5;  // letters
    std::vector<MonthName> names;
    for (std::size_t m = 0; m < months.size(); ++m) {
        const int month = static_cast<int>(m) + 1;
        if (decode(months[m].stem).size() < shortest_stem) continue;
        for (const std::string_view ending : {"ь", "я", "е", "", "а"})
            if (has_ending(month, ending))
                names.push_back({decode(std::string(months[m].stem) + std::string(ending)), month});
    }
    return names;
}

// A month with one slip, where only one month can be meant.
int misprinted_month(std::u32string_view word) {
    constexpr std::size_t shortest = 6, longest = 10;  // letters
    static const std::vector<MonthName> names = long_month_names();
    if (word.size() < shortest || word.size() > longest) return 0;
    int found = 0;
    for (const auto& [letters, month] : names) {
        if (!one_slip(word, letters)) continue;
        if (found != 0 && found != month) return 0;
        found = month;
    }
    return found;
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_letter(char32_t c) {
    return (c >= U'а' && c <= U'я') || (c >= U'a' && c <= U'z') || c == U'і';
}

Token word_token(std::u32string_view letters) {
    Token token;
    token.kind = Token::Kind::word;
    token.text = encode(letters);
    if (const auto known = number_word(token.text)) {
        token.kind = Token::Kind::number;
        token.value = known->value;
        token.ordinal = known->ordinal;
    } else if (const auto numeral = roman(letters)) {
        token.kind = Token::Kind::number;
        token.value = *numeral;
        token.ordinal = true;
    } else if ((token.month = month_of(token.text)) == 0) {
        token.roman = roman_lookalike(letters).value_or(0);
        token.weekday = weekday_of(token.text);
        if (token.weekday == 0 && (token.month = misprinted_month(letters)) != 0) token.misprint = true;
    }
    return token;
}

Token number_token(std::u32string_view digits) {
    Token token;
    token.kind = Token::Kind::number;
    token.text = encode(digits);
    token.digits = static_cast<int>(std::min<std::size_t>(digits.size(), 9));
    for (const char32_t c : digits.substr(0, 9)) token.value = token.value * 10 + static_cast<int>(c - U'0');
    return token;
}

bool suffix(const Token& token) {
    return token.glued && (is_number_suffix(token.text) || token.text == "x");
}

// «3-я», «2-х», «20го»: the ending belongs to the number.
std::vector<Token> without_suffixes(std::vector<Token> tokens) {
    std::vector<Token> out;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool after_number = !out.empty() && out.back().number() && out.back().digits > 0;
        const bool dash = tokens[i].mark('-') && i + 1 < tokens.size();
        if (after_number && tokens[i].glued && (suffix(tokens[i]) || (dash && suffix(tokens[i + 1])))) {
            if (dash) ++i;
            out.back().ordinal = true;
            out.back().suffix = tokens[i].text;
            continue;
        }
        out.push_back(std::move(tokens[i]));
    }
    return out;
}

// «Окт ябрь», «но- ябрь»: the name of a month that a converter or a line end cut.
std::vector<Token> with_whole_months(std::vector<Token> tokens) {
    std::vector<Token> out;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        out.push_back(tokens[i]);
        const bool hyphen = i + 2 < tokens.size() && tokens[i + 1].mark('-') && tokens[i + 1].glued;
        const std::size_t second = i + (hyphen ? 2 : 1);
        if (second >= tokens.size() || tokens[i].kind != Token::Kind::word ||
            tokens[second].kind != Token::Kind::word || tokens[second].month != 0)
            continue;
        const std::string joined = tokens[i].text + tokens[second].text;
        if (const int month = month_of(joined)) {
            out.back().text = joined;
            out.back().month = month;
            out.back().misprint = !hyphen;
            i = second;
        }
    }
    return out;
}

}  // namespace

int month_of(std::string_view word) {
    for (std::size_t m = 0; m < months.size(); ++m) {
        const int month = static_cast<int>(m) + 1;
        if (word.starts_with(months[m].stem) && has_ending(month, word.substr(months[m].stem.size())))
            return month;
        for (const std::string_view brief : months[m].shorts)
            if (!brief.empty() && word == brief) return month;
    }
    return 0;
}

std::vector<Token> deadline_tokens(std::string_view phrase) {
    std::vector<bool> mended;
    const std::u32string text = without_lookalikes(decode(fold(phrase)), mended);
    std::vector<Token> tokens;
    bool glued = false;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = text[i];
        if (c == U' ' || c == U'\n') {
            glued = false;
            ++i;
            continue;
        }
        Token token;
        std::size_t end = i + 1;
        if (is_digit(c)) {
            while (end < text.size() && is_digit(text[end])) ++end;
            token = number_token(std::u32string_view(text).substr(i, end - i));
            token.misprint = mended[i];
        } else if (is_letter(c)) {
            while (end < text.size() && is_letter(text[end])) ++end;
            token = word_token(std::u32string_view(text).substr(i, end - i));
        } else {
            token.text = encode(std::u32string_view(text).substr(i, 1));
        }
        token.glued = glued;
        token.at = i;
        tokens.push_back(std::move(token));
        glued = true;
        i = end;
    }
    return with_whole_months(without_suffixes(std::move(tokens)));
}

}  // namespace vekha::reading
