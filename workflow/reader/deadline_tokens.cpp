#include "workflow/reader/deadline_tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

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

struct NumberWord {
    std::string_view stem;
    int value;
    bool ordinal;
    bool whole;  // the stem is the whole word
};

constexpr std::array number_words{
    NumberWord{"один", 1, false, true},          NumberWord{"одного", 1, false, true},
    NumberWord{"одна", 1, false, true},          NumberWord{"одной", 1, false, true},
    NumberWord{"два", 2, false, true},           NumberWord{"две", 2, false, true},
    NumberWord{"двух", 2, false, true},          NumberWord{"дважды", 2, false, true},
    NumberWord{"три", 3, false, true},           NumberWord{"трех", 3, false, true},
    NumberWord{"трижды", 3, false, true},        NumberWord{"четыре", 4, false, true},
    NumberWord{"четырех", 4, false, true},       NumberWord{"пять", 5, false, true},
    NumberWord{"пяти", 5, false, true},          NumberWord{"шесть", 6, false, true},
    NumberWord{"шести", 6, false, true},         NumberWord{"семь", 7, false, true},
    NumberWord{"семи", 7, false, true},          NumberWord{"десять", 10, false, true},
    NumberWord{"десяти", 10, false, true},       NumberWord{"четырнадцать", 14, false, true},
    NumberWord{"четырнадцати", 14, false, true}, NumberWord{"первы", 1, true, false},
    NumberWord{"перво", 1, true, false},         NumberWord{"перву", 1, true, false},
    NumberWord{"первая", 1, true, true},         NumberWord{"второ", 2, true, false},
    NumberWord{"втора", 2, true, false},         NumberWord{"вторы", 2, true, false},
    NumberWord{"втору", 2, true, false},         NumberWord{"трети", 3, true, false},
    NumberWord{"третья", 3, true, true},         NumberWord{"третье", 3, true, false},
    NumberWord{"третью", 3, true, true},         NumberWord{"четверты", 4, true, false},
    NumberWord{"четверто", 4, true, false},      NumberWord{"четвертая", 4, true, true},
    NumberWord{"четвертую", 4, true, true},      NumberWord{"пятая", 5, true, true},
    NumberWord{"пятую", 5, true, true},          NumberWord{"пятой", 5, true, true},
    NumberWord{"пятый", 5, true, true},
};

std::optional<NumberWord> number_word(std::string_view word) {
    for (const auto& known : number_words)
        if (known.whole ? word == known.stem
                        : word.starts_with(known.stem) && word.size() <= known.stem.size() + 6)
            return known;
    return std::nullopt;
}

// Latin i, v, x and the Cyrillic letters that typists put in their place.
std::optional<int> roman(std::u32string_view word) {
    std::string latin;
    for (const char32_t c : word) {
        if (c == U'i' || c == U'і')
            latin += 'i';
        else if (c == U'v')
            latin += 'v';
        else if (c == U'x' || (c == U'х' && word.size() > 1))
            latin += 'x';
        else
            return std::nullopt;
    }
    constexpr std::array<std::string_view, 12> numerals{"i",   "ii",   "iii", "iv", "v",  "vi",
                                                        "vii", "viii", "ix",  "x",  "xi", "xii"};
    const auto found = std::find(numerals.begin(), numerals.end(), latin);
    if (found == numerals.end()) return std::nullopt;
    return static_cast<int>(found - numerals.begin()) + 1;
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

// A month with one slip, where only one month can be meant. Short names (май, июнь, март) are too near to
// others.
int misprinted_month(std::u32string_view word) {
    int found = 0;
    if (word.size() < 6) return 0;
    for (std::size_t m = 0; m < months.size(); ++m) {
        if (decode(months[m].stem).size() < 5) continue;
        for (const std::string_view ending : {"ь", "я", "е", "", "а"}) {
            if (!has_ending(static_cast<int>(m) + 1, ending)) continue;
            if (!one_slip(word, decode(std::string(months[m].stem) + std::string(ending)))) continue;
            if (found != 0 && found != static_cast<int>(m) + 1) return 0;
            found = static_cast<int>(m) + 1;
        }
    }
    return found;
}

constexpr std::array<std::string_view, 16> number_suffixes{"я",  "й",  "го", "х", "е",  "ое", "ая", "ую",
                                                           "ой", "ый", "ти", "м", "ми", "ым", "ых", "ей"};

bool is_number_suffix(std::string_view word) {
    return std::find(number_suffixes.begin(), number_suffixes.end(), word) != number_suffixes.end();
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

// «3-я», «2-х», «20го»: the ending belongs to the number.
std::vector<Token> without_suffixes(std::vector<Token> tokens) {
    std::vector<Token> out;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token& token = tokens[i];
        if (!out.empty() && out.back().number() && out.back().digits > 0 && token.glued) {
            if (token.kind == Token::Kind::word && is_number_suffix(token.text)) {
                out.back().ordinal = true;
                continue;
            }
            if (token.mark('-') && i + 1 < tokens.size() && tokens[i + 1].glued &&
                tokens[i + 1].kind == Token::Kind::word && is_number_suffix(tokens[i + 1].text)) {
                out.back().ordinal = true;
                ++i;
                continue;
            }
        }
        out.push_back(std::move(token));
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
    const std::u32string text = decode(fold(phrase));
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
        } else if (is_letter(c)) {
            while (end < text.size() && is_letter(text[end])) ++end;
            token = word_token(std::u32string_view(text).substr(i, end - i));
        } else {
            token.text = encode(std::u32string_view(text).substr(i, 1));
        }
        token.glued = glued;
        tokens.push_back(std::move(token));
        glued = true;
        i = end;
    }
    return without_suffixes(std::move(tokens));
}

}  // namespace vekha::reading
